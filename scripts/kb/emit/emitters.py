"""A Site in; the text, or the bytes, of every file of docs/ out. One module a kind of page."""

from __future__ import annotations

from kb.emit.files import discovery, feed, json_ld, list_files, navigation, redirects, skos
from kb.emit.pages import (
    a_z,
    areas,
    builder,
    comparison,
    debates,
    editions,
    entry,
    glossary,
    home,
    instructors,
    lists,
    references,
    sources,
    timeline,
    topic_map,
)
from kb.emit.parts import cite_box
from kb.model.values import DocPath
from kb.resolve.site import Site

EMITTERS = (
    home.emit,
    areas.emit,
    entry.emit,
    comparison.emit,
    glossary.emit,
    a_z.emit,
    debates.emit,
    timeline.emit,
    topic_map.emit,
    sources.emit,
    references.emit,
    lists.emit,
    list_files.emit,
    builder.emit,
    instructors.emit,
    editions.emit,
    feed.emit,
    redirects.emit,
    navigation.emit,
    cite_box.emit,
    json_ld.emit,
    skos.emit,
    discovery.emit,
)


def emit(site: Site) -> dict[DocPath, str | bytes]:
    """Every file of docs/ that the build makes, by its path."""
    pages = {path: text for emitter in EMITTERS for path, text in emitter(site)}
    return redirects.keep_anchors(site, pages)
