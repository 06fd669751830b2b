"""Say what a block of Markdown holds: its sentences, its protected stretches, its plain words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kb.model.remember import remembered

CAPTION = "Table: "
"""How the paragraph above a table begins that names it."""

FIGURE = "fig-"
"""How the anchor of a figure begins."""

PLACES_FIGURE = re.compile(r"\s*\[figure\]\(figure:(?P<id>[a-z0-9-]+)\)\s*\Z")
"""A line that places a figure."""

SILENT = frozenset({"heading", "head", "caption", "figure"})
"""Kinds of block that state nothing of their own, and so need no citation and get no number."""

STAMP = "p-"
"""How the id of a paragraph begins that ``build.py stamp`` gave it."""

# Any space before an id counts, so that one mistake is one problem: the rule `space` refuses those that MkDocs shows.
HEADING_ID = re.compile(r"(?<!\s)\s*\{ ?#(?P<id>[^\s{}]+) ?\}\s*\Z")
BLOCK_ID = re.compile(r"\n[ ]*\{ ?#(?P<id>[^\s{}]+) ?\}\s*\Z")

_PROTECTED = re.compile(
    r"(?=[`\[!<{h])(?:"
    r"(?P<code>(?P<ticks>`{1,3}).{1,500}?(?P=ticks))"
    r"|(?P<cite>\[@[^\[\]]{0,1000}\])"
    r'|(?P<link>!?\[(?P<label>(?:[^\[\]\\]|\\.){0,500})\]\((?P<target>[^)\s]{0,500})(?:\s+"[^"]{0,500}")?\))'
    r"|(?P<html><[^<>]{1,500}>)"
    r"|(?P<attribute>\{[^}]{0,500}\})"
    r"|(?P<url>https?://\S+))",
    re.DOTALL,
)
_PLAIN = (
    (re.compile(r"(?=[\s\[])(?<!\s)\s*\[@[^\[\]]{0,1000}\]"), ""),
    (BLOCK_ID, ""),
    (re.compile(r"(?=[!\[])!?\[((?:[^\[\]\\]|\\.)*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"(?=[*`])(\*\*|\*|`+)(?=\S)(.+?)(?<=\S)\1", re.DOTALL), r"\2"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
    (re.compile(r"(?=\|)\A\|\s*|\s*\|\s*\Z"), ""),
    (re.compile(r"\s*\|\s*"), "; "),
    (re.compile(r"(?: \s|[^\S ])\s*"), " "),
)
"""What of a block's Markdown is taken away, and what stays in its place, in this order.

A pattern begins with a look at its first letter where it has no literal start: that is several times as fast.
"""
_MARK = "\ue000"
"""A character of the private use area, which no author's text holds."""
_QUOTATION = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)‘[^’]*’")
_SENTENCE_END = re.compile(r"[.!?][”’\")]*(?=\s+[“‘\"(\[*_`]*[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Za-z]|St|Dr|Mr|Mrs|Ms|Gen|Col|Adm|Lt|Capt|No|Nos|art|arts|ch|chs|para|paras|pp|vol|vols|cf|vs|approx)\.$"
)


@dataclass(frozen=True)
class Zone:
    """A stretch of a text that no term link may enter: its kind and its offsets."""

    kind: str
    start: int
    end: int
    label: str = ""
    target: str = ""


@dataclass(frozen=True)
class Block:
    """A heading or paragraph: its raw text, its offset in the body, and the section it stands in.

    ``kind`` is heading, paragraph, item or quote, or figure, a line that places one, whose ``id`` is the figure's
    anchor; or of a table caption, head or row, a line each;
    ``container`` is the kind of the admonition around it, if any;
    ``section`` the id of the nearest heading above, ``part`` that of the nearest of level 2, and
    ``title`` the plain text of the heading that ``section`` names.
    """

    kind: str
    text: str
    offset: int
    container: str = ""
    level: int = 0
    id: str | None = None
    section: str = ""
    part: str = ""
    title: str = ""

    @property
    def figure(self) -> str:
        """The id of the figure that the block places; empty where it places none."""
        return (self.id or "").removeprefix(FIGURE) if self.kind == "figure" else ""

    @cached_property
    def zones(self) -> list[Zone]:
        """The protected stretches of the text, in order."""
        found: list[Zone] = []
        rest = self.text
        for match in _PROTECTED.finditer(self.text):
            kind = match.lastgroup if match.lastgroup not in ("ticks", "label", "target") else None
            kind = kind or next(k for k in ("code", "cite", "link") if match.group(k))
            found.append(
                Zone(kind, match.start(), match.end(), match.group("label") or "", match.group("target") or "")
            )
            rest = rest[: match.start()] + "\0" * len(match.group()) + rest[match.end() :]
        for match in _QUOTATION.finditer(rest):
            parts = re.compile("[^\0]+").finditer(rest, *match.span())
            found += [Zone("quote", part.start(), part.end()) for part in parts]
        return sorted(found, key=lambda zone: zone.start)

    @property
    def text_end(self) -> int:
        """Offset in the text at which the words end and the line of the id begins."""
        match = BLOCK_ID.search(self.text) if self.kind != "heading" else None
        return match.start() if match else len(self.text)

    @property
    def heading(self) -> str:
        """Plain text of a heading."""
        return plain(HEADING_ID.sub("", self.text).lstrip("# ").rstrip())

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Offsets of the sentence around [start, end)."""
        first, last, ends = self._sentences
        before = bisect_right(ends, start)
        after = max(before, bisect_left(ends, end))
        return ends[before - 1] if before else first, ends[after] if after < len(ends) else last

    @cached_property
    def _sentences(self) -> tuple[int, int, list[int]]:
        """Where the first sentence of the text begins, where the last ends, and where those between them end."""
        marker = re.match(r"\s*(?:[-*+]|\d+\.)\s+", self.text) if self.kind == "item" else None
        block_id = BLOCK_ID.search(self.text)
        ends = [
            match.end()
            for match in _SENTENCE_END.finditer(self.text)
            if not _ABBREVIATION.search(self.text[: match.start() + 1]) and not self._inside_zone(match.start())
        ]
        return marker.end() if marker else 0, block_id.start() if block_id else len(self.text), ends

    def _inside_zone(self, offset: int) -> bool:
        return any(zone.start <= offset < zone.end for zone in self.zones if zone.kind != "quote")

    def excerpt(self, start: int, end: int) -> tuple[str, str, str]:
        """The sentence around [start, end) as plain text: what stands before, the words themselves, what follows."""
        return _excerpt(self, start, end)


@remembered
def _excerpt(block: Block, start: int, end: int) -> tuple[str, str, str]:
    first, last = block.sentence(start, end)
    if len(block.text[first:last].split()) < 3:  # a catchword at the head of an item
        last = block.sentence(start, min(last + 2, len(block.text)))[1]
    marked = f"{block.text[first:start]}{_MARK}{block.text[start:end]}{_MARK}{block.text[end:last]}"
    before, words, after = plain(marked).split(_MARK)
    return before.lstrip(), words, after.rstrip()


@remembered
def plain(text: str) -> str:
    """Markdown of one block as plain text: citations go, links and emphasis leave their words."""
    for pattern, words in _PLAIN:
        text = pattern.sub(words, text)
    return text


def numbers(blocks: Iterable[Block]) -> dict[str, int]:
    """The number of each stamped paragraph and item, as it is printed and cited, by its id."""
    ids = [block.id for block in blocks if block.id and block.id.startswith(STAMP)]
    return {id_: n for n, id_ in enumerate(ids, start=1)}
