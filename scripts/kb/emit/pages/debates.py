"""The list of all debates, with their sides in full, by area and page."""

from __future__ import annotations

from collections.abc import Iterator

from kb.emit.parts.markdown import PageWriter, front_matter
from kb.model.ids import DocPath
from kb.model.kinds import PAGES
from kb.model.target import Target
from kb.model.text import escape
from kb.model.values import Page
from kb.prose.blocks import Block
from kb.prose.body import Body, read
from kb.prose.debates import debates
from kb.resolve.site import Site

HERE = PAGES["debates"]
DOC = HERE.doc


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The page of debates, and that of its references."""
    writer = PageWriter(site, DOC, listed=PAGES["debates-references"])
    points = {page.id: list(debates(site.catalog.bodies[page.id].blocks)) for page in site.ordered}
    count, pages = sum(map(len, points.values())), sum(map(bool, points.values()))
    meta = {
        "title": HERE.title,
        "description": f"{count} questions that are argued over, from {pages} pages: who holds what, and why.",
        "kind": "debates",
        "styles": ["lists.css"],
        "scripts": ["fold.js", "filter.js"],
    }
    intro = (
        f"What is argued over, who holds what and why, and what is replied: all {count} debates of the pages, by area "
        "and page. Each heading leads to the place where the debate belongs."
    )
    parts = [front_matter(meta), intro]
    for area in site.catalog.areas.values():
        parts.append(f"## {escape(area.title)} {{ #area-{area.id} data-search-exclude }}")
        for page in site.areas[area.id]:
            if points[page.id]:
                parts.append(f"### {writer.page_link(page.id)} {{ #{page.id} data-search-exclude }}")
                parts += [_point(writer, page, point) for point, _ in points[page.id]]
    yield DOC, "\n\n".join(parts) + "\n"
    yield writer.references_apart(HERE)


def _point(writer: PageWriter, page: Page, point: Block) -> str:
    """A point with its sides, under an anchor of the page's id and its own."""
    href = writer.href(Target(page.kind, page.id, point.id or ""))
    heading = f"#### [{escape(point.heading)}]({href}) {{ #{page.id}-{point.id} data-search-exclude }}"
    text = sides(writer.site.catalog.bodies[page.id], point)
    return f"{heading}\n\n{writer.prose(read(text).blocks, text)}"


def sides(body: Body, point: Block) -> str:
    """The Markdown under the heading of a point, up to the next heading."""
    start = point.offset + len(point.text)
    following = (b.offset for b in body.blocks if b.kind == "heading" and b.offset > point.offset)
    return body.text[start : next(following, len(body.text))].strip("\n")
