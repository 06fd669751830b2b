"""List what makes files of a Site, one module a kind of page or file, and run it all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Any

from kb.emit.before import Before, Made, collect
from kb.emit.files import (
    cards,
    citation_files,
    discovery,
    feed,
    figure_files,
    json_ld,
    list_files,
    literature_files,
    navigation,
    page_records,
    redirects,
    reference_files,
    skos,
)
from kb.emit.pages import (
    a_z,
    about,
    areas,
    bibliography,
    builder,
    changes,
    comparison,
    debates,
    downloads,
    editions,
    entry,
    figures,
    flash_cards,
    glossary,
    home,
    instructors,
    lists,
    place,
    places,
    references,
    sources,
    timeline,
    topic_map,
)
from kb.model.ids import DocPath
from kb.resolve.site import Site

EMITTERS = (
    home.emit,
    areas.emit,
    comparison.emit,
    a_z.emit,
    figures.emit,
    figure_files.emit,
    places.emit,
    debates.emit,
    timeline.emit,
    topic_map.emit,
    sources.emit,
    references.emit,
    bibliography.emit,
    literature_files.emit,
    reference_files.emit,
    lists.emit,
    list_files.emit,
    builder.emit,
    instructors.emit,
    about.emit,
    changes.emit,
    editions.emit,
    feed.emit,
    redirects.emit,
    navigation.emit,
    citation_files.emit,
    json_ld.emit,
    skos.emit,
    discovery.emit,
    glossary.emit,
    flash_cards.emit,
)
"""What makes files of a Site."""

PAGES: Mapping[str, tuple[Callable[[Site], Iterable[Any]], Callable[..., Made]]] = {
    "entry": (entry.ids, entry.emit),
    "place": (place.ids, place.emit),
}
"""The same for each of many pages alone: {name: (what gives their ids, what makes the page of one)}."""


def emit(site: Site, before: Before | None = None) -> dict[DocPath, str | bytes]:
    """Every file of docs/ that the build makes, by its path; what was emitted ``before`` of the same is taken over.

    Cards, which depend on a font besides, have a cache of their own.
    """
    parts = ((name, partial(_described, emitter)) for name, emitter in _parts(site))
    made = before.all_made(site, parts) if before else [collect(make(site)) for _, make in parts]
    files = collect(chain(*(part.items() for part in made), cards.emit(site)))
    files.update(page_records.describe(site, downloads.emit(site, files)))
    return redirects.keep_anchors(site, files)


def _parts(site: Site) -> Iterator[tuple[str, Callable[[Site], Made]]]:
    """What makes files, each by a name."""
    for emitter in EMITTERS:
        yield emitter.__module__, emitter
    for name, (ids, page) in PAGES.items():
        for id_ in ids(site):
            yield f"{name} {id_}", partial(page, id_=id_)


def _described(emitter: Callable[[Site], Made], site: Site) -> Made:
    return page_records.describe(site, emitter(site))
