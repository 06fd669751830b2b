"""Put the parts of a page's text where its template wants them.

A template gives a page's text whole, as ``<div data-place="text">``, and before it may leave empty elements for some
of its parts: ``<div data-place="lead"></div>``. The parts are

- ``facts``: the table with which the text begins;
- ``lead``: all else to the end of the first paragraph;
- ``opening``: what is left before the first section.

What has no place of its own stays in the text. What the template gives as ``<div data-before="ID">`` goes into the
text, before the section of that id, or to its end where the page has none. In the text each section becomes an element,
of the class ``part--ID`` by the id of its heading, and each table can be scrolled where it is wider than the page. A
page without such a text is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TAG = re.compile(
    r"""<!--.*?-->|<(?P<closing>/?)(?P<name>[a-zA-Z][\w:-]*)(?P<rest>(?:[^"'>]+|"[^"]*"|'[^']*')*+)>""", re.DOTALL
)
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
"""Elements that have no closing tag (HTML, 13.1.2)."""

_TEXT = re.compile(r'<div data-place="text">')
_PLACE = re.compile(r'<div(?P<rest>[^>]*) data-place="(?P<name>\w+)"></div>')
_BEFORE = re.compile(r'<div data-before="(?P<id>[\w-]+)">(?P<part>(?:(?!</?div).)*)</div>', re.DOTALL)
_ID = re.compile(r'\sid="([^"]*)"')

READ = "content"
"""A class that keeps readers' modes from leaving out what has an id or class like "related", "menu" or "contact"."""

SCROLL = '<div class="scroll" role="region" aria-label="{name}" tabindex="0">'
_CAPTION = re.compile(r"<caption>([^<]*)</caption>")


class StructureError(ValueError):
    """The text of a page is no tree of elements."""


@dataclass(frozen=True)
class Element:
    """An element by its place in a text: where it begins, and where it ends."""

    name: str
    attributes: str
    start: int
    end: int


@dataclass
class Tree:
    """The elements of a text that count: those at its top, and its tables, which may stand deeper; and its end."""

    top: list[Element] = field(default_factory=list)
    tables: list[Element] = field(default_factory=list)
    end: int = 0


def arrange(page: str) -> str:
    """A finished page with the parts of its text in their places. Raises StructureError."""
    found = _TEXT.search(page)
    if not found:
        return page
    before, start = page[: found.start()], found.end()
    tree = read(page, start)
    places = {match["name"] for match in _PLACE.finditer(before)}
    parts: dict[str, str] = {}
    at = start
    for name, end in _cuts(tree, places):
        parts[name] = _scrolling(page, tree, at, end)
        at = end
    before, sections = _with_inserted(before, list(_sections(page, tree)))
    first = next((element.start for element in tree.top if element.name == "h2"), tree.end)
    text = _scrolling(page, tree, at, first) + f'<div class="parts">{"".join(sections)}</div>'
    filled = _PLACE.sub(lambda place: _filled(place, parts.get(place["name"], "").strip()), before)
    return filled + text + page[tree.end + len("</div>") :]


def read(text: str, start: int = 0) -> Tree:
    """The elements from ``start`` to the closing tag of what holds them, or to the end. Raises StructureError."""
    tree = Tree(end=len(text))
    open_: list[tuple[str, str, int]] = []
    tables = 0
    for tag in _TAG.finditer(text, start):
        closing, name, rest = tag.groups()
        if name is None:
            continue
        if not closing:
            if name in _VOID or rest.endswith("/"):
                continue
            open_.append((name, rest, tag.start()))
            tables += name == "table"
            continue
        if not open_:
            tree.end = tag.start()
            return tree
        opened, attributes, begin = open_.pop()
        if opened != name:
            raise StructureError(f"<{opened}{attributes}> is closed by </{name}>")
        element = Element(name, attributes, begin, tag.end())
        if not open_:
            tree.top.append(element)
        if name == "table":
            tables -= 1
            tree.tables += [] if tables else [element]
    if open_:
        raise StructureError(f"<{open_[-1][0]}{open_[-1][1]}> is never closed")
    return tree


def _cuts(tree: Tree, places: set[str]) -> Iterator[tuple[str, int]]:
    """The parts that have places, in order, and where each ends."""
    head = []
    for element in tree.top:
        if element.name == "h2":
            break
        head.append(element)
    if "facts" in places and head and head[0].name == "table":
        yield "facts", head.pop(0).end
    if "lead" in places and (end := next((element.end for element in head if element.name == "p"), None)):
        yield "lead", end
    if "opening" in places and head:
        yield "opening", head[-1].end


def _sections(page: str, tree: Tree) -> Iterator[str]:
    headings = [element for element in tree.top if element.name == "h2"]
    for i, heading in enumerate(headings):
        end = headings[i + 1].start if i + 1 < len(headings) else tree.end
        id_ = _ID.search(heading.attributes)
        name = f"part part--{id_[1]} {READ}" if id_ else "part"
        yield f'<section class="{name}">\n{_scrolling(page, tree, heading.start, end).rstrip()}\n</section>\n'


def _with_inserted(before: str, sections: list[str]) -> tuple[str, list[str]]:
    """What stands before the text without what belongs into it, and the sections with that."""
    kept, at = [], 0
    for found in _BEFORE.finditer(before):
        kept.append(before[at : found.start()].rstrip())  # a pattern would look for space all over
        at = found.end()
        opening = f'<section class="part part--{found["id"]} '
        place = next((n for n, section in enumerate(sections) if section.startswith(opening)), len(sections))
        sections.insert(place, found["part"].strip())
    return "".join([*kept, before[at:]]), sections


def _scrolling(page: str, tree: Tree, start: int, end: int) -> str:
    """A piece of a page, each table of it in a region that scrolls."""
    found, at = [], start
    for table in tree.tables:
        if start <= table.start and table.end <= end:
            whole = page[table.start : table.end]
            caption = _CAPTION.search(whole)
            name = f"Table: {caption[1]}".replace('"', "&quot;") if caption else "Table"
            found += [page[at : table.start], SCROLL.format(name=name), whole, "</div>"]
            at = table.end
    return "".join([*found, page[at:end]])


def _filled(place: re.Match[str], part: str) -> str:
    """The element of a place with its part; nothing where the page has none."""
    return f"<div{place['rest']}>\n{part}\n</div>" if part else ""
