"""Rules about marks that come in pairs, and spaces beside them: what the renderer would show instead of reading.

Python-Markdown and CommonMark disagree about emphasis inside words and about what is left open; these rules leave only
what both read alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kb.load.catalog import Catalog
from kb.model.problems import Problem
from kb.model.suggest import shortened
from kb.prose.blocks import Block

_FILLER = "\0"
"""Stands for each character of a citation, link or id; it is neither a space nor part of a word."""

_EMPHASIS = re.compile(r"\\(?:_|[^\w\s])|\*+|_+")
_BRACKET = re.compile(r"\\[^\w\s]|[\[\]]")
_ITEM = re.compile(r"\s*(?:[-*+]|[0-9]{1,9}\.) +")
_ITSELF = "or `\\*` for the character itself"

_ODD = re.compile(r"[^\S \n]")
_SPACES = re.compile(r"[^\S\n]+")
_MARKER = re.compile(r"\n {0,8}(?:#{1,6}|[-*+]|[0-9]{1,9}[.)])?\Z")
_LONGEST_MARKER = 20
"""Characters in which ``_MARKER`` fits."""


def space(catalog: Catalog) -> Iterator[Problem]:
    """A space other than the ordinary one stands inside a line, and not beside a mark, where Markdown needs its own."""
    for text in catalog.all_texts:
        raw = text.body.text
        for match in _SPACES.finditer(raw) if _ODD.search(raw) else ():
            odd = match.group().strip(" ")
            if odd and (where := _beside_a_mark(raw, *match.span())):
                message = f"U+{ord(odd[0]):04X} ({unicodedata.name(odd[0], 'space').lower()}) {where}"
                yield text.problem("space", f"{message}; write an ordinary space, or none", match.start())


def _beside_a_mark(text: str, start: int, end: int) -> str:
    before = text[start - _LONGEST_MARKER : start] if start > _LONGEST_MARKER else f"\n{text[:start]}"
    if _MARKER.search(before):
        return "at the beginning of a line"
    if end == len(text) or text[end] == "\n":
        return "at the end of a line"
    return "beside an id" if text[end] == "{" or text[start - 1] == "}" else ""


def emphasis(catalog: Catalog) -> Iterator[Problem]:
    """Emphasis is ``*words*`` or ``**words**``, opened before a word and closed after one of the same paragraph."""
    for text in catalog.all_texts:
        for block in text.body.blocks:
            if "*" not in block.text and "_" not in block.text:
                continue
            pieces = [(0, _without(block, "cite", "link", "attribute"))]
            pieces += [(block.text.index("[", z.start) + 1, z.label) for z in block.zones if z.kind == "link"]
            for start, piece in pieces:
                if fault := _emphasis_fault(piece):
                    yield text.problem("emphasis", fault[1], block.offset + start + fault[0])


def _without(block: Block, *kinds: str) -> str:
    """The text of a block with fillers for zones of some kinds, and spaces for the mark of a list item."""
    parts, end = [], 0
    for zone in block.zones:
        if zone.kind in kinds:
            parts += [block.text[end : zone.start], _FILLER * (zone.end - zone.start)]
            end = zone.end
    rest = "".join([*parts, block.text[end:]])
    if block.kind == "item" and (marker := _ITEM.match(rest)):
        rest = " " * marker.end() + rest[marker.end() :]
    return rest


def _emphasis_fault(text: str) -> tuple[int, str] | None:
    """Offset and message of the first mark that is not emphasis as it should be."""
    opened: re.Match[str] | None = None
    for match in _EMPHASIS.finditer(text):
        mark = match.group()
        if mark[0] == "\\":
            continue
        if fault := _mark_fault(text, match, opened):
            return match.start(), fault
        if mark[0] == "*":
            opened = None if opened or not text[match.end() : match.end() + 1].strip() else match
    return opened and (opened.start(), f"`{opened.group()}` is not closed here; write `*words*`, {_ITSELF}")


def _mark_fault(text: str, match: re.Match[str], opened: re.Match[str] | None) -> str:
    """What is wrong with a mark, given the one that is open before it; empty if nothing is."""
    mark = match.group()
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if mark[0] == "_":
        inside = _wordy(before) and _wordy(after)
        return "" if inside else "an underscore; emphasis is `*words*`, and `\\_` the character itself"
    if opened:
        return _closing_fault(mark, opened.group(), before, after)
    if len(mark) > 2 or _wordy(before):
        return f"`{shortened(mark)}` cannot be read; write `*words*` around whole words, {_ITSELF}"
    if not after.strip() and (mark != "*" or before.strip()):
        return f"`{mark}` closes nothing; write `*words*`, {_ITSELF}"
    return ""


def _closing_fault(mark: str, opened: str, before: str, after: str) -> str:
    closes = mark == opened and before.strip() and not _wordy(after)
    return "" if closes else f"does not close the `{opened}` before it; write `*words*`, {_ITSELF}"


def _wordy(char: str) -> bool:
    return char.isalnum()


def bracket(catalog: Catalog) -> Iterator[Problem]:
    """Square brackets hold a citation, the words of a link, or an insertion in a quotation, one pair at a time."""
    for text in catalog.all_texts:
        for block in text.body.blocks:
            rest = _without(block, "cite", "link") if "[" in block.text or "]" in block.text else ""
            if "[@" in rest or "](" in rest:
                continue  # other rules speak of these
            for offset, message in _bracket_faults(rest):
                yield text.problem("bracket", message, block.offset + offset)


def _bracket_faults(text: str) -> Iterator[tuple[int, str]]:
    opened = -1
    for match in _BRACKET.finditer(text):
        at = match.start()
        if match.group() == "[":
            if opened >= 0:
                yield opened, "a bracket inside which another opens; write one pair, closed"
            opened = at
        elif match.group() == "]":
            if opened < 0:
                yield at, "a bracket that closes nothing; remove it, or write the one that opens"
            elif message := _inside(text[opened + 1 : at], text[at + 1 : at + 2]):
                yield opened, message
            opened = -1
    if opened >= 0:
        yield opened, "a bracket that is not closed; close it"


def _inside(words: str, after: str) -> str:
    if words.startswith("^"):
        return "a footnote; write it in the text, and cite with `[@key, locator]`"
    if after == "[":
        return "a link by reference; write `[words](topic:ID)`"
    return "" if words.strip() else "empty brackets; write what belongs in them, or remove them"


RULES = {"space": space, "emphasis": emphasis, "bracket": bracket}
