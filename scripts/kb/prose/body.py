"""Read the Markdown of a page: what its blocks are, where each stands, and which section holds it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, cached_property

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin

from kb.model.remember import remembered
from kb.prose.blocks import BLOCK_ID, CAPTION, FIGURE, HEADING_ID, PLACES_FIGURE, Block

_NO_BLOCK = ("admonition_title_open", "th_open", "td_open")


class Body:
    """The Markdown of a page, and what it is made of. ``read`` makes one, or gives that of the same text again."""

    def __init__(self, text: str, first_line: int = 1) -> None:
        self.text = text
        self.first_line = first_line
        self._starts = [0, *(m.end() for m in re.finditer("\n", text))]

    def place(self, offset: int) -> tuple[int, int]:
        """1-based line of the file, and column, of an offset in the body."""
        line = bisect_right(self._starts, offset) - 1
        return line + self.first_line, offset - self._starts[line] + 1

    @cached_property
    def blocks(self) -> list[Block]:
        """Headings and paragraphs in order."""
        outline = _Outline()
        for token in _parser().parse(self.text):
            if outline.begins_block(token) and token.map:
                start = self._starts[token.map[0]]
                outline.add(self.text[start : self._end(token.map[1])], start)
        return outline.blocks

    def _end(self, line: int) -> int:
        end = self._starts[line] if line < len(self._starts) else len(self.text)
        return len(self.text[:end].rstrip("\n"))


class _Outline:
    """The blocks of a body that were found so far, and where the parser stands."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._open: list[str] = []
        self._containers = [""]
        self._section = self._part = self._title = ""

    def begins_block(self, token: Token) -> bool:
        """Follow the parser by a token; whether it is one whose lines are a block."""
        if token.type == "admonition_open":
            self._containers.append(str(token.meta.get("tag", "")))
        elif token.type == "admonition_close":
            self._containers.pop()
        elif token.type.endswith("_open"):
            self._open.append(token.type)
        elif token.type.endswith("_close"):
            self._open.pop()
        return token.type == "tr_open" or (token.type == "inline" and self._open[-1] not in _NO_BLOCK)

    def add(self, raw: str, start: int) -> None:
        """Add a block: a heading begins a section, and what follows stands in it."""
        kind, level, id_ = self._kind(raw), 0, None
        if kind == "heading":
            heading = _heading(raw, start)
            level, id_ = heading.level, heading.id
            self._section, self._title = heading.id or "", heading.heading
            self._part = self._section if level <= 2 else self._part
        elif kind == "figure" and (placed := PLACES_FIGURE.match(raw)):
            id_ = FIGURE + placed["id"]
        elif kind not in ("head", "row"):
            match = BLOCK_ID.search(raw)
            id_ = match.group("id") if match else None
        where = (self._section, self._part, self._title)
        self.blocks.append(Block(kind, raw, start, self._containers[-1], level, id_, *where))

    def _kind(self, raw: str) -> str:
        last = self._open[-1]
        if last == "tr_open":
            return "head" if "thead_open" in self._open else "row"
        if last == "heading_open":
            return "heading"
        if "blockquote_open" in self._open:
            return "quote"
        if "list_item_open" in self._open:
            return "item"
        if PLACES_FIGURE.match(raw):
            return "figure"
        return "caption" if raw.startswith(CAPTION) else "paragraph"


@remembered
def read(text: str, first_line: int = 1) -> Body:
    """The Body of a text that begins on a line of its file."""
    return Body(text, first_line)


def _heading(raw: str, offset: int) -> Block:
    match = HEADING_ID.search(raw)
    level = len(raw) - len(raw.lstrip("#"))
    return Block("heading", raw, offset, level=level, id=match.group("id") if match else None)


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable("table").disable(["code", "inline"]).use(admon_plugin)
