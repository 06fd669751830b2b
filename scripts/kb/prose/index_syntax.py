"""The form of an index entry as front matter writes it."""

from __future__ import annotations

import re

INDEX_FORM = re.compile(r"(?P<heading>(?:[^,>\\]|\\,)+)(?:, (?P<sub>[^>]+?))?(?:\s*> #(?P<anchor>\S+))?\Z")
"""``heading``, ``heading, sub-entry``, either with ``> #anchor``; a comma of a name is written ``\\,``."""


def index_entry(text: str) -> tuple[str, str, str]:
    """Heading, sub-entry and anchor of an entry, each without its escapes. Expects one that ``check`` has passed."""
    match = INDEX_FORM.match(text)
    if match is None:
        raise ValueError(f"{text} is no index entry")
    heading, sub = ((match[part] or "").replace("\\,", ",").strip() for part in ("heading", "sub"))
    return heading, sub, match["anchor"] or ""
