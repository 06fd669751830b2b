"""Say how a place is marked that an author has still to write, and find such marks in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

MARK = "BLANK"
"""Stands where words are missing, in text or in a comment of YAML; what should be written follows it on the line."""

_MARKED = re.compile(rf"\b{MARK}\b[ ,;:]*(?P<what>[^\n\"]*)")


_AROUND = re.compile(r"\s*\{ ?#.*|\*\*|[ .|}\]]+\Z")
"""What belongs to the line, and not to the words that say what to write."""


def blanks(text: str) -> Iterator[tuple[int, int, str]]:
    """Line, column and what should be written of each line of a text that has a mark."""
    if MARK not in text:
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if found := _MARKED.search(line):
            yield number, found.start() + 1, _AROUND.sub("", found["what"])
