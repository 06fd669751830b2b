"""List every place of the site that has a permanent address, as it is now.

An address is written as a path from the root of the site, wherever it is deployed, with an anchor where it names a
part of a page: ``/topics/port-calls/#law``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kb.figures.world.names import Named, named
from kb.load.catalog import Catalog
from kb.model.ids import DocPath
from kb.model.kinds import EVERYTHING, KINDS, PAGES, PARTS, PLACE, Kind
from kb.model.places import Address, Edition
from kb.model.target import Target, instrument_doc
from kb.model.text import sort_key
from kb.model.values import Record
from kb.prose.blocks import FIGURE

BUILT_ANCHORS = tuple(part.anchor for part in PARTS if part.linked)
"""Parts that the build adds to every topic and case, and that readers may link to."""


@dataclass(frozen=True)
class Place:
    """A page of the site: its file in docs/, its title, and its permanent anchors with the words that name each."""

    doc: DocPath
    title: str
    anchors: Mapping[str, str]


def path_of(doc: DocPath) -> str:
    """The path from the site's root at which a Markdown file of docs/ is served."""
    return "/" + re.sub(r"(^|(?<=/))index/$", "", doc.removesuffix(".md") + "/")


def places(catalog: Catalog) -> dict[str, Place]:
    """Every page by its path. Pages that the build makes of many records have their records as anchors."""
    found = [Place(page.doc, page.title, {}) for name, page in PAGES.items() if name not in catalog.absent_pages]
    for kind in KINDS.values():
        found += _of_kind(kind, catalog.records[kind.name])
    found += [*_lists(catalog), *_literature(catalog), *_instruments(catalog), *_states(catalog), *_pages(catalog)]
    found += _editions(catalog)
    return {path_of(place.doc): place for place in found}


def _of_kind(kind: Kind, records: Mapping[str, Record]) -> Iterator[Place]:
    """The page of each record, or the page on which all are anchors."""
    if kind.shown_on:
        page = PAGES[kind.shown_on]
        if records or not page.needs:
            yield Place(page.doc, page.title, {id_: records[id_].title for id_ in sorted(records)})
    else:
        for id_, record in records.items():
            yield Place(Target(kind.name, id_).doc, record.title, getattr(record, "anchors", {}))


def _lists(catalog: Catalog) -> Iterator[Place]:
    """The list of every page, and beside each list the page from which citation managers read it."""
    if catalog.lists:
        yield Place(Target("list", EVERYTHING).doc, "Everything", {})
    titles = {**{id_: list_.title for id_, list_ in catalog.lists.items()}, EVERYTHING: "Everything"}
    for id_, title in titles.items() if catalog.lists else ():
        yield Place(DocPath(f"{Target('list', id_).doc.removesuffix('.md')}/zotero.md"), f"{title}, for Zotero", {})


def _literature(catalog: Catalog) -> Iterator[Place]:
    """Beside the bibliography the page from which citation managers read it."""
    if catalog.content.literature:
        yield Place(DocPath("bibliography/zotero.md"), "Bibliography, for Zotero", {})


def _instruments(catalog: Catalog) -> Iterator[Place]:
    used = {id_ for page in catalog.pages.values() for id_ in page.instruments if id_ in catalog.pages}
    for id_ in sorted(used):
        yield Place(instrument_doc(id_), f"{catalog.pages[id_].title}: cases", {})


def _editions(catalog: Catalog) -> Iterator[Place]:
    for edition in catalog.content.editions:
        yield Place(DocPath(f"{Edition.path_of(edition.id).strip('/')}/index.md"), f"Edition {edition.id}", {})


def placed_states(catalog: Catalog) -> list[Named]:
    """The states that have a page, by name: those with something on them, and those whose page was published once.

    So no editor who takes a sentence away has to say where a page leads that is gone: it says that there is nothing.
    """
    published = {entry.address.path for entry in catalog.content.published}
    kept = {state.id for state in named().values() if path_of(Target(PLACE.name, state.slug).doc) in published}
    return sorted((named()[code] for code in {*catalog.states, *kept}), key=lambda state: sort_key(state.title))


def missing_states(catalog: Catalog) -> list[Named]:
    """The states of which there is nothing, by name."""
    found = (state for code, state in named().items() if code not in catalog.states)
    return sorted(found, key=lambda state: sort_key(state.title))


def _states(catalog: Catalog) -> Iterator[Place]:
    for state in placed_states(catalog):
        yield Place(Target(PLACE.name, state.slug).doc, state.title, {})


def _pages(catalog: Catalog) -> Iterator[Place]:
    for page in catalog.pages.values():
        anchors = {
            name: words or ("figure" if name.startswith(FIGURE) else "paragraph")
            for name, words in catalog.anchors[page.id].items()
        }
        anchors |= {name: name.capitalize() for name in BUILT_ANCHORS}
        yield Place(Target(page.kind, page.id).doc, page.title, anchors)


def is_live(address: Address, known: Mapping[str, Place]) -> bool:
    """Whether an address leads to a page, and its anchor, where it has one, to a part of that page."""
    place = known.get(address.path)
    return place is not None and (not address.anchor or address.anchor in place.anchors)
