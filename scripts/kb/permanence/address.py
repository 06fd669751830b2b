"""A Catalog in; every place of the site that has a permanent address out, as it is now.

An address is written as a path from the root of the site, wherever it is deployed, with an anchor where it names a
part of a page: ``/topics/military-attaches/#law``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kb.load.catalog import Catalog
from kb.model.ids import DocPath
from kb.model.kinds import EVERYTHING, PAGES, PARTS
from kb.model.lists import Session
from kb.model.places import Address
from kb.model.target import Target, instrument_doc
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
    terms = ((id_, catalog.terms[id_].term) for id_ in sorted(catalog.terms))
    found.append(_fixed("glossary", terms))
    references = ((id_, catalog.references[id_].title) for id_ in sorted(catalog.references))
    found.append(_fixed("references", references))
    if catalog.figures:
        found.append(_fixed("figures", ((id_, catalog.figures[id_].title) for id_ in sorted(catalog.figures))))
    found += [Place(Target("area", area.id).doc, area.title, {}) for area in catalog.areas.values()]
    found += [*_lists(catalog), *_sources(catalog), *_instruments(catalog), *_pages(catalog)]
    return {path_of(place.doc): place for place in found}


def _fixed(name: str, anchors: Iterable[tuple[str, str]]) -> Place:
    return Place(PAGES[name].doc, PAGES[name].title, dict(anchors))


def _sources(catalog: Catalog) -> Iterator[Place]:
    for source in catalog.sources.values():
        anchors = {section.id: section.heading for section in source.sections}
        for section in source.sections:
            anchors |= {f"{section.id}-{p.n}": f"{section.heading}, passage {p.n}" for p in section.passages}
        yield Place(Target("source", source.key).doc, source.record.title, anchors)


def _lists(catalog: Catalog) -> Iterator[Place]:
    for id_, list_ in catalog.lists.items():
        yield from _list(id_, list_.title, list_.sessions)
    if catalog.lists:
        yield from _list(EVERYTHING, "Everything", ())


def _instruments(catalog: Catalog) -> Iterator[Place]:
    used = {id_ for page in catalog.pages.values() for id_ in page.instruments if id_ in catalog.pages}
    for id_ in sorted(used):
        yield Place(instrument_doc(id_), f"{catalog.pages[id_].title}: cases", {})


def _list(id_: str, title: str, sessions: tuple[Session, ...]) -> Iterator[Place]:
    doc = Target("list", id_).doc
    yield Place(doc, title, {f"session-{n}": session.title for n, session in enumerate(sessions, start=1)})
    yield Place(DocPath(doc.removesuffix(".md") + "/zotero.md"), f"{title}, for Zotero", {})


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
