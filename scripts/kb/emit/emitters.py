"""List what makes files of a Site, one module a kind of page or file, and run it all."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from kb.citing.engine import cite_records
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
    place.emit,
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
    cards.emit,
)
"""What makes files of a Site alone."""

CITED = (entry.emit, glossary.emit)
"""What also takes the citations of the pages."""


def emit(site: Site) -> dict[DocPath, str | bytes]:
    """Every file of docs/ that the build makes, by its path; last the pages that say something of the others."""
    citations = cite_records(site.records, site.project.cache)
    made = chain(*(emitter(site) for emitter in EMITTERS), *(emitter(site, citations) for emitter in CITED))
    files = collect(made)
    files.update(downloads.emit(site, files))
    files = redirects.keep_anchors(site, files)
    return page_records.describe(site, files)


def collect(made: Iterable[tuple[DocPath, str | bytes]]) -> dict[DocPath, str | bytes]:
    """Files by their path. Raises ValueError where two have one: the second would silently replace the first."""
    files: dict[DocPath, str | bytes] = {}
    for path, text in made:
        if path in files:
            raise ValueError(f"two emitters write {path}")
        files[path] = text
    return files
