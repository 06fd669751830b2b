"""The index page of each area."""

from __future__ import annotations

from collections.abc import Iterator

from kb.emit.markdown import Writer, front_matter
from kb.model import DocPath, Page
from kb.resolve import Site
from kb.target import Target
from kb.text import escape


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """One page for each area: its pages in order, with their summaries."""
    for area in site.catalog.areas.values():
        doc = Target("area", area.id).doc
        writer = Writer(site, doc)
        meta = {
            "title": area.title,
            "description": area.summary,
            "kind": "area",
            "area": {"id": area.id, "title": area.title},
        }
        pages = site.areas[area.id]
        parts = [front_matter(meta), escape(area.summary), page_list(writer, pages)]
        yield doc, "\n\n".join(parts) + "\n"


def page_list(writer: Writer, pages: tuple[Page, ...]) -> str:
    """Pages with their summaries, as a list."""
    rows = [f"-   {writer.page_link(page.id)}\n\n    {escape(page.summary)}" for page in pages]
    return "\n\n".join(rows)
