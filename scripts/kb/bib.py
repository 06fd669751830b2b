"""A reference in; the Markdown of its bibliographic record, and a short plain label, out."""

from __future__ import annotations

import datetime as dt

from kb.model import Reference, Section, Source
from kb.text import escape, joined

_ITALIC = {"book", "report", "treaty", "legislation", "hearing", "document"}
"""CSL types whose own title is set in italics; the others are parts of a larger work, set in quotation marks."""


def names(reference: Reference) -> str:
    """The authors as plain text, in the order in which they sign."""
    full = [a.get("literal") or f"{a.get('given', '')} {a.get('family', '')}".strip() for a in reference.author]
    return joined(full)


def issued(reference: Reference) -> str:
    """The date as a reader writes it: 1961, April 1961, 18 April 1961; "undated" where there is none."""
    return written_date(reference.issued) if reference.issued else "undated"


def written_date(when: str) -> str:
    """A year, month or day of ISO 8601 as words."""
    if len(when) == 4:
        return when
    date = dt.date.fromisoformat((when + "-01")[:10])
    day = f"{date.day} " if len(when) == 10 else ""
    return f"{day}{date:%B} {date.year}"


def label(reference: Reference) -> str:
    """Who, what and when, as short plain text: for tooltips."""
    who = names(reference) or reference.publisher or ""
    year = f" ({reference.issued[:4]})" if reference.issued else ""
    return f"{who}, {reference.title}{year}" if who else f"{reference.title}{year}"


def section_label(source: Source, section: Section) -> str:
    """The article and the section, as short plain text."""
    return f"{source.record.publisher}, {source.record.title}, “{section.heading}”"


def entry(reference: Reference) -> str:
    """The record as Markdown, without locators. Linked only where the record has a URL."""
    title = escape(reference.title.rstrip("."))
    title = f"*{title}*" if reference.type in _ITALIC else f"“{title}”"
    if reference.url:
        title = f"[{title}]({reference.url})"
    who = names(reference)
    parts = [escape(who), title]
    if reference.container_title:
        parts.append(f"*{escape(reference.container_title)}*{_volume(reference)}")
    imprint = [reference.publisher] if reference.publisher and reference.publisher != who else []
    parts.append(escape(", ".join([*imprint, issued(reference)])))
    if reference.number:
        parts.append(escape(reference.number))
    if reference.note:
        parts.append(escape(reference.note.rstrip(".")))
    if reference.secondary:
        parts.append("A secondary source")
    return " ".join(f"{part}." if not part.endswith(("?”", "!”")) else part for part in parts if part)


def _volume(reference: Reference) -> str:
    volume = f" {reference.volume}" if reference.volume else ""
    volume += f"({reference.issue})" if reference.issue else ""
    return escape(volume + (f": {reference.page}" if reference.page else ""))
