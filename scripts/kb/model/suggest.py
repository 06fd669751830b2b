"""Show a name that an author wrote in a message, with the hint "; did you mean …?"."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable

LONGEST = 60
"""Characters of an author's text that a message shows, and the longest name for which a hint is looked for."""


def shortened(text: str) -> str:
    """An author's text on one line, short enough for a message."""
    line = "".join(c if c.isprintable() else " " for c in text[: LONGEST + 1])
    return line if len(text) <= LONGEST else line[:LONGEST] + "…"


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint that names the nearest of ``known``, or an empty string when none is near."""
    if len(name) > LONGEST:
        return ""
    known = list(known)
    same = [other for other in known if other.lower() == name.lower()]
    near = same or difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return f"{foreign(name)}; did you mean `{near[0]}`?" if near else ""


def foreign(name: str) -> str:
    """A hint that names the first letter beyond ASCII, which may look like another; or an empty string."""
    found = next((char for char in name if not char.isascii()), "")
    return f"; its U+{ord(found):04X} is {unicodedata.name(found, 'no letter')}" if found else ""
