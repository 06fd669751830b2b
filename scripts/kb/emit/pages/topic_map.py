"""The topic map: every page with the pages it is tied to most, drawn as arcs and listed with the reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kb.emit.drawings.draw import figure
from kb.emit.drawings.topic_map_drawing import NARROW, WIDE, Node, draw
from kb.emit.parts.markdown import PageWriter, front_matter, page_doc
from kb.model.ids import DocPath, PageId
from kb.model.kinds import PAGES
from kb.model.target import relative
from kb.model.text import escape
from kb.model.values import Page
from kb.resolve.graph import Tie, ties
from kb.resolve.site import Site

HERE = PAGES["map"]
DOC = HERE.doc

DRAWN = 2
"""How many of its strongest ties the drawing is sure to show of each page: more cannot be told apart."""

LISTED = 4
"""How many ties the list shows of each page."""


MOST_DRAWN = 300
"""The largest number of pages that is drawn: a drawing of more is neither read nor quickly loaded. The lists remain."""


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The map page."""
    writer = PageWriter(site, DOC)
    every = ties(site.catalog)
    strong = strongest(every)
    drawn = [tie for tie in every if any(tie in strong[end][:DRAWN] for end in tie.ends)]
    meta = {
        "title": HERE.title,
        "description": f"The {len(site.ordered)} topics and cases by area, and the strongest ties between them.",
        "kind": "map",
        "styles": ["drawings.css"],
    }
    intro = (
        f"Every topic and case, area by area. Arcs join each page to the {DRAWN} pages to which it is tied most, by "
        "the relations that editors set and the links in the texts; a thicker arc is a stronger tie. "
        "Point at a page, or move to it with the keyboard, to see its own arcs. "
        "The lists below give each page’s ties with the reasons."
    )
    nodes = [
        Node(page.id, page.title, site.catalog.areas[page.area].title, relative(page_doc(page), "", DOC))
        for page in site.ordered
    ]
    arcs = [(*tie.ends, tie.weight) for tie in drawn]
    fits = 0 < len(nodes) <= MOST_DRAWN
    picture = [figure("drawing", *(draw(nodes, arcs, layout) for layout in (WIDE, NARROW)))] if fits else []
    sections = [
        f"## {escape(area.title)} {{ #{area.id} data-search-exclude }}\n\n"
        + "\n\n".join(_page(writer, page, strong.get(page.id, [])[:LISTED]) for page in site.areas[area.id])
        for area in site.catalog.areas.values()
    ]
    yield DOC, "\n\n".join([front_matter(meta), intro if fits else _LISTS, *picture, *sections]) + "\n"


_LISTS = "Every topic and case, area by area, with the pages to which it is tied most, and the reasons."


def strongest(every: list[Tie]) -> dict[PageId, list[Tie]]:
    """The ties of each page that has any, of a list sorted by strength: the strongest first."""
    found: dict[PageId, list[Tie]] = defaultdict(list)
    for tie in every:
        for end in tie.ends:
            found[end].append(tie)
    return found


def _page(writer: PageWriter, page: Page, found: list[Tie]) -> str:
    rows = [
        f"    -   {writer.page_link(tie.other(page.id))}: {escape('; '.join(_reasons(tie, page.id)))}." for tie in found
    ]
    return "\n".join([f"-   {writer.page_link(page.id)}", "", *rows])


def _reasons(tie: Tie, id_: PageId) -> Iterator[str]:
    if why := tie.why.get(id_):
        yield why
    elif why := tie.why.get(tie.other(id_)):
        yield f"sends readers here for “{why}”"
    if tie.named:
        yield "one names the other as a case or an instrument"
    if tie.links:
        yield f"{tie.links} link{'s' if tie.links > 1 else ''} between the two texts"
