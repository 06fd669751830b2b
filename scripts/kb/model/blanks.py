"""Say how a place is marked that an author has still to write; find such marks, and words of examples, in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

MARK = "BLANK"
"""Stands where words are missing, in text or in a comment of YAML; what should be written follows it on the line."""

_MARKED = re.compile(rf"\b{MARK}\b[ ,;:]*(?P<what>[^\n\"]*)")


_EXAMPLE = re.compile(
    r"\.\.\. ?\?|\bof at most [0-9]+ characters\b|\bA lead that says what it is\b"
    r"|\bProse with a citation in each paragraph\b|\b(?:www\.)?example\.(?:com|net|org)\b"
)
"""What README.md and CONTRIBUTING.md write in place of an author's words, and addresses of nobody (RFC 2606)."""

_PARTS = (MARK, "...", "of at most ", "A lead that says ", "Prose with a citation ", "example.")
"""One of these is in every text that has a mark or what ``_EXAMPLE`` finds; to look for them takes a fiftieth."""

_AROUND = re.compile(r"\s*\{ ?#.*|\*\*|[ .|}\]]+\Z")
"""What belongs to the line, and not to the words that say what to write."""


def blanks(text: str) -> Iterator[tuple[int, int, str]]:
    """Line, column and what should be written of each line of a text that has a mark, or words of an example."""
    if not any(part in text for part in _PARTS):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if found := _MARKED.search(line):
            yield number, found.start() + 1, _AROUND.sub("", found["what"])
        elif found := _EXAMPLE.search(line):
            yield number, found.start() + 1, f"`{found.group()}` is of an example; write your own"
