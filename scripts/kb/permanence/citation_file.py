"""Keep CITATION.cff in step: it names the day of the state that it cites (https://citation-file-format.github.io/)."""

from __future__ import annotations

import re

from kb.load.catalog import Catalog

PATH = "CITATION.cff"
_VERSION = re.compile(r"^version: \"?([^\"\n]+)\"?$", re.MULTILINE)
_RELEASED = re.compile(r"^date-released: .*$", re.MULTILINE)


def in_step(text: str, catalog: Catalog) -> str:
    """The text with the day of the edition that it names as its version, or else that of the newest revision."""
    days = {edition.id: edition.date for edition in catalog.content.editions}
    version = _VERSION.search(text)
    newest = max((page.revised for page in catalog.pages.values()), default=None)
    day = days.get(version[1]) if version else None
    if not (day or newest):
        return text
    return _RELEASED.sub(f'date-released: "{day or newest}"', text)


def line(text: str) -> int:
    """The line on which the day stands."""
    found = _RELEASED.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 1
