"""Rules about the lines of a text: what a line may begin with, and how far it may be indented.

Python-Markdown and CommonMark disagree about indentation, lists inside paragraphs and much else; these rules leave
only what both read alike: headings, paragraphs, lists, and editors' notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from kb.load.catalog import Catalog
from kb.model.problems import Problem
from kb.prose import citation_syntax

INDENT = 4
"""Spaces before a line of an editors' note, of a list in a list, or of a further paragraph of a list item."""

_NOTE = re.compile(r'!!! editors "[^"\[\]<>{}|`\\*_]+"\Z')
_HEADING = re.compile(r"#{1,6} +[^\s#]")
_ITEM = re.compile(r"(?:[-*+]|[0-9]{1,9}\.) +(?=\S)")
_INTERRUPTS = re.compile(r"(?:[-*+]|1[.)]) ")
_NOTE_FORM = 'write `!!! editors "Editors\' note"`, and its text below, indented by four spaces'
_REFUSED = (
    (re.compile(r"!!!|\?\?\?"), f"a block that pages do not have here; {_NOTE_FORM}"),
    (re.compile(r"#"), "`#` begins a line; a heading is `## Words { #id }` at the margin"),
    (re.compile(r">"), "a block quotation; quote inside a sentence, in quotation marks"),
    (re.compile(r"~~~|:::"), "a fenced block; write paragraphs and lists"),
    (re.compile(r": "), "a definition list, which pages do not have; write a list, or sentences"),
    (re.compile(r"[-*_=+ ]+\Z"), "a line of marks only; use a heading `## Words { #id }`, or remove it"),
    (re.compile(r"[0-9]{1,9}(?:\) |[.)]\Z)"), "a number that is no list item; write `1. Words`"),
    (re.compile(r"[•‣⁃∙·▪▫●○◦■□]"), "a bullet that is no list item; write `- Words`"),
)
_ID = re.compile(r"\{ #[a-z0-9-]+ \}\Z")
"""The id of an item, which stands below its words."""
_FENCE = re.compile(r"^ {0,3}```", re.MULTILINE)
_LETTERED = re.compile(r"(?:[a-z]|[ivx]{2,4})[.)] |\((?:[a-z]|[ivx]{2,4})\) |[A-Z]\) ")


@dataclass
class _State:
    """Where the next line stands: in which kind of block, under which line at the margin, after how many blanks.

    ``last`` is the line before, empty at the beginning of a block.
    """

    block: str = ""
    owner: str = ""
    blanks: int = 1
    last: str = ""


def block_form(catalog: Catalog) -> Iterator[Problem]:
    """A body is made of headings, paragraphs, lists and editors' notes, each at the margin or indented by four."""
    for text in catalog.all_texts:
        if text.kind in ("body", "home"):
            for offset, message in faults(text.body.text):
                yield text.problem("block-form", message, offset)


def faults(body: str) -> Iterator[tuple[int, str]]:
    """Offset and message of each line of a body that has no place there."""
    state, offset = _State(), 0
    for line in body.split("\n"):
        stripped = line.strip(" ")
        if not stripped:
            state.block, state.blanks, state.last = "", state.blanks + 1, ""
        else:
            indent = len(line) - len(line.lstrip(" "))
            if message := _indented(state, stripped, indent) if indent else _at_margin(state, stripped):
                yield offset + indent, message
            state.blanks, state.last = 0, stripped
        offset += len(line) + 1


def _at_margin(state: _State, line: str) -> str:
    if _NOTE.match(line):
        fits = state.blanks > 0
        state.block = state.owner = "note"
        return "" if fits else "an editors' note inside a paragraph; leave a blank line before it"
    if _REFUSED[0][0].match(line):
        state.block = state.owner = "note"
        return _REFUSED[0][1]
    if _HEADING.match(line):
        state.block = state.owner = ""
        return ""
    state.owner = "text" if state.block in ("", "note") else state.owner
    return _content(state, line, at_margin=True)


def _indented(state: _State, line: str, indent: int) -> str:
    if state.owner not in ("note", "list"):
        return "an indented line; begin it at the margin"
    if state.blanks > 1:
        return "an indented line after two blank lines; leave one"
    free = state.block == "list" and not _ITEM.match(line)
    most = 2 * INDENT if _ID.match(line) and state.owner == "note" else INDENT
    if indent != INDENT and not (free and indent < most):
        return f"indented by {indent}; indent it by four spaces"
    state.block = "" if state.block == "note" else state.block
    owner = state.owner
    message = _content(state, line)
    state.owner = owner
    return message


def _content(state: _State, line: str, at_margin: bool = False) -> str:
    item = _ITEM.match(line)
    if item and state.block in ("", "list"):
        state.block = state.owner = "list"
        return _item(line[item.end() :])
    if _INTERRUPTS.match(line):
        return "a list inside a paragraph; leave a blank line before its first item"
    if item and state.owner == "list" and at_margin:
        return "a list item right below a paragraph of the item before; leave a blank line before it"
    begins = not state.block or state.last.endswith(":")
    state.block = state.block or "text"
    if begins and _LETTERED.match(line):
        return "a letter that is no list item; write `- Words`, or `1. Words`"
    return _refused(line)


def _item(text: str) -> str:
    inside = "a list item inside a list item; write it on its own line" if _ITEM.match(text) else ""
    return _refused(text) or inside


def _refused(line: str) -> str:
    return next((message for pattern, message in _REFUSED if pattern.match(line)), "")


def fence(catalog: Catalog) -> Iterator[Problem]:
    """No line begins a fenced block, which would swallow all that follows it."""
    for text in catalog.all_texts:
        if text.kind in ("body", "home"):
            for match in islice(_FENCE.finditer(text.body.text), 0, None, 2):
                message = "three backticks begin a block of code, which takes in all lines below; remove them"
                yield text.problem("fence", message, match.start())


def field_form(catalog: Catalog) -> Iterator[Problem]:
    """A field is one paragraph of prose, and ``cite`` holds citations and nothing else."""
    for text in catalog.all_texts:
        if text.kind in ("body", "home"):
            continue
        words = text.body.text.strip()
        start = text.body.text.index(words)
        if text.kind == "cite":
            rest = _without_citations(words)
            if rest.strip():
                message = "text beside the citation; write only `[@key, locator]` here"
                yield text.problem("field-form", message, start + rest.index(rest.strip()))
        elif _refused(words) or _ITEM.match(words):
            message = "begins like a list, heading, quotation or block; begin this field with a word"
            yield text.problem("field-form", message, start)
        elif blank := re.search(r"\n[ \t]*\n", words):
            message = "a second paragraph; a field has one, so join them or move the rest to a body"
            yield text.problem("field-form", message, start + blank.start())


def _without_citations(text: str) -> str:
    for group in reversed(citation_syntax.groups(text)):
        text = text[: group.start] + " " * (group.end - group.start) + text[group.end :]
    return text


RULES = {"block-form": block_form, "fence": fence, "field-form": field_form}
