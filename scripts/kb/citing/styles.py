"""Prepare a CSL-JSON item for each citation style, and mend what the processor prints.

The rules that a citation processor cannot apply are applied to its input: the styles say what to do when the author is
also the publisher, and when a text has no stable copy. They are those of the manuals named in ``STYLES``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Item = dict[str, Any]

DATE = "[date]"
"""Stands where a style wants the day on which the reader read the page; the page's script fills it in."""

PARAGRAPH = "N"
"""Stands for the number of the paragraph cited."""


@dataclass(frozen=True)
class Style:
    """A citation style: its CSL file, the locale of its dates and quotation marks, and what it calls its two forms.

    ``notes`` is whether it cites in notes, where a work that is cited again is shortened.
    """

    id: str
    name: str
    csl: str
    locale: str
    full: str
    short: str
    prepare: Callable[[Item], Item]
    notes: bool = False


def _version(item: Item) -> Item:
    """Without the publisher, who is the author; the edition as ``version``, which these styles print with its name."""
    item = {name: value for name, value in item.items() if name not in ("publisher", "abstract", "keyword")}
    if edition := item.pop("edition", None):
        item["version"] = edition
    return item


def _apa(item: Item) -> Item:
    """APA 7, 9.15 and 10.3: the work in sentence case; a page is dated by the revision that it states."""
    item = _version(item)
    item["container-title"] = sentence_case(item["container-title"])
    return item


def _mla(item: Item) -> Item:
    """MLA 9, 5.119: where an organization is author and publisher, begin with the title."""
    publisher = item.get("publisher")
    item = _version(item)
    del item["author"]
    return {**item, "publisher": publisher}


def _harvard(item: Item) -> Item:
    """Cite Them Right 12: the edition with the word "Version"; always the day on which the page was read."""
    item = _version(item)
    if version := item.pop("version", None):
        item["edition"] = f"Version {version}"
    return {**item, "accessed": {"literal": DATE}}


STYLES = (
    Style("apa", "APA 7", "apa", "en-US", "Reference", "In text", _apa),
    Style("mla", "MLA 9", "modern-language-association", "en-US", "Works cited", "In text", _mla),
    Style(
        "chicago", "Chicago 18, notes", "chicago-notes-bibliography", "en-US",
        "Bibliography", "Note", _version, notes=True,
    ),
    Style(
        "chicago-author-date", "Chicago 18, author-date", "chicago-author-date", "en-US",
        "Reference", "In text", _version,
    ),
    Style("harvard", "Harvard", "harvard-cite-them-right", "en-GB", "Reference", "In text", _harvard),
)  # fmt: skip


def sentence_case(title: str) -> str:
    """A title with capitals at its start and after a colon only."""
    return re.sub(r"(?:^|(?<=: ))\w|(\w)", lambda m: m.group().lower() if m.group(1) else m.group(), title)


def mend(style: Style, text: str) -> str:
    """What the engine printed, as the manual prints it: MLA 9 writes ``version`` after a comma in lower case."""
    return re.sub(r"(, )Version (?=\d)", r"\1version ", text) if style.id == "mla" else text
