"""Name the strings that must not be mixed up."""

from __future__ import annotations

from typing import NewType

PageId = NewType("PageId", str)
"""Permanent id of a topic or case: its file name and the last part of its address."""
TermId = NewType("TermId", str)
"""Permanent id of a glossary term: its anchor on the glossary page."""
RefKey = NewType("RefKey", str)
"""Citation key of a reference, or ``article/section`` for a section of a source article."""
DocPath = NewType("DocPath", str)
"""Path of a file below docs/, with forward slashes."""
FigureId = NewType("FigureId", str)
"""Permanent id of a figure: its file name, and its anchor on the page of all figures."""
