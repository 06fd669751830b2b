"""The index page of each area."""

from __future__ import annotations

from collections.abc import Iterator

from kb.emit.parts.markdown import PageWriter, front_matter
from kb.model.ids import DocPath
from kb.model.target import Target
from kb.model.text import escape
from kb.model.values import Page
from kb.resolve.site import Site


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """One page for each area: its pages in order, with their summaries."""
    for area in site.catalog.areas.values():
        doc = Target("area", area.id).doc
        writer = PageWriter(site, doc)
        meta = {
            "title": area.title,
            "description": area.summary,
            "kind": "area",
            "area": {"id": area.id, "title": area.title},
        }
        pages = site.areas[area.id]
        parts = [front_matter(meta), escape(area.summary), page_list(writer, pages)]
        yield doc, "\n\n".join(parts) + "\n"


def page_list(writer: PageWriter, pages: tuple[Page, ...]) -> str:
    """Pages with their summaries, as a list."""
    rows = [f"-   {writer.page_link(page.id)}\n\n    {escape(page.summary)}" for page in pages]
    return "\n\n".join(rows)
