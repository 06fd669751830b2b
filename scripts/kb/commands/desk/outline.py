"""Make the outline of a source article of its text: sections by headings, and of each passage its length and digest."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, pairwise

from kb.commands.desk.templates import quoted
from kb.model.blanks import MARK
from kb.model.text import slug

_MARKED = re.compile(r"(?P<level>#{1,3}) +(?P<words>.+?)(?: #+)?\Z")
_ITEM = re.compile(r"(?:[-*+•]|[0-9]{1,3}[.)]) +")
_LONGEST = 90
"""Characters of the longest line that is taken for a heading without a mark."""

_ENDS = ".,;:?!…)”\"'"
DIGITS = 16


@dataclass
class Part:
    """A section of an article: its heading, its level, and its passages, each on one line."""

    heading: str
    level: int
    passages: list[str] = field(default_factory=list)


def parts(text: str, title: str) -> list[Part]:
    """The sections of a plain text that have passages; what stands before the first heading is called by the title.

    A heading is a line that begins with ``#``, or a short one of its own that does not end as a sentence does. A
    passage is a paragraph, or an item of a list.
    """
    found = [Part(title, 1)]
    for block in re.split(r"\n[ \t]*\n", text.removeprefix("\ufeff").replace("\r\n", "\n")):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        while lines and (marked := _MARKED.match(lines[0])):
            found.append(Part(" ".join(marked["words"].split()), len(marked["level"])))
            lines = lines[1:]
        if len(lines) == 1 and _is_heading(lines[0]):
            found.append(Part(" ".join(lines[0].split()), 1))
        else:
            found[-1].passages += _passages(lines)
    return [part for part in found if part.passages]


def _is_heading(line: str) -> bool:
    return len(line) <= _LONGEST and line[-1] not in _ENDS and not _ITEM.match(line)


def _passages(lines: list[str]) -> Iterator[str]:
    """The passages of lines between two blank ones, in one line each, without the marks of items."""
    starts = [0, *(n for n, line in enumerate(lines) if n and _ITEM.match(line)), len(lines)]
    for start, end in pairwise(starts):
        if whole := " ".join(" ".join(lines[start:end]).split()):
            yield _ITEM.sub("", whole, count=1) if _ITEM.match(whole) else whole


def digest(passage: str) -> str:
    """The beginning of the SHA-256 of a passage in UTF-8."""
    return hashlib.sha256(passage.encode()).hexdigest()[:DIGITS]


def as_source(key: str, title: str, found: list[Part]) -> str:
    """The file of a source article: its record, with blanks, and its outline, without its text."""
    lines = [
        f"key: {key}",
        "record:",
        f"  type: article-magazine  # {MARK} a type of CSL",
        f"  title: {quoted(title)}",
        "  author:",
        f"    - literal: {MARK} who wrote it",
        f'  issued: "{dt.date.today().year}"  # {MARK} the day, month or year on it',
        "sections:",
    ]
    taken: set[str] = set()
    for part in found:
        id_ = _free(slug(part.heading)[:50].strip("-") or "section", len(part.passages), taken)
        lines += [f"  - id: {id_}", f"    level: {part.level}", f"    heading: {quoted(part.heading)}", "    passages:"]
        for n, passage in enumerate(part.passages, start=1):
            words, says = len(passage.split(" ")), f"{MARK} what the passage says, in our own words."
            lines.append(f'      - {{n: {n}, words: {words}, sha256: "{digest(passage)}", says: "{says}"}}')
    return "\n".join(lines) + "\n"


def _free(id_: str, passages: int, taken: set[str]) -> str:
    """An id that is no section's yet, nor the anchor of a passage, and whose passages have anchors of their own."""
    for n in count():
        free = f"{id_}-{chr(97 + n % 26) * (n // 26 + 1)}" if n else id_
        anchors = {free, *(f"{free}-{number}" for number in range(1, passages + 1))}
        if anchors.isdisjoint(taken):
            taken |= anchors
            return free
    raise AssertionError  # the numbers never end
