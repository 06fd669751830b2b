"""The form of an index entry as front matter writes it."""

from __future__ import annotations

import re

INDEX_FORM = re.compile(r"(?P<heading>(?:[^,>\\]|\\,)+)(?:, (?P<sub>[^>]+?))?(?:\s*> #(?P<anchor>\S+))?\Z")
"""``heading``, ``heading, sub-entry``, either with ``> #anchor``; a comma of a name is written ``\\,``."""
