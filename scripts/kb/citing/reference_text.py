"""Write a reference as Markdown for lists of references, and as a short plain label."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from kb.model.text import escape, joined, sort_key
from kb.model.works import Reference

_ITALIC = {"book", "report", "treaty", "legislation", "hearing", "document"}
"""CSL types whose own title is set in italics; the others are parts of a larger work, set in quotation marks."""


def names(reference: Reference, family_first: bool = False) -> str:
    """The authors as plain text, in the order in which they sign; ``family_first`` inverts the first."""
    full = [_name(author) for author in reference.author]
    if family_first and full:
        full[0] = inverted(reference.author[0])
    return joined(full)


def inverted(name: Mapping[str, str]) -> str:
    """A name with the family first; that of a body as it is."""
    return name.get("literal") or ", ".join(filter(None, [name.get("family"), name.get("given")]))


def _name(author: Mapping[str, str]) -> str:
    return author.get("literal") or f"{author.get('given', '')} {author.get('family', '')}".strip()


def _full_names(people: Iterable[Mapping[str, str]]) -> str:
    return joined([_name(person) for person in people])


def sort_name(reference: Reference) -> str:
    """The name that a list of references is sorted by: the author, else the publisher or what the work stands in."""
    return names(reference, family_first=True) or reference.publisher or reference.container_title or reference.title


def order(reference: Reference) -> tuple[tuple[str, str], str, str]:
    """Where a work stands in a list by names, then by day."""
    return sort_key(sort_name(reference)), reference.issued or "", reference.id


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


def short(reference: Reference) -> str:
    """Who, the main title and when, as Markdown: for notes where the record stands elsewhere."""
    people = [name.get("family") or name.get("literal", "") for name in reference.author]
    who = f"{people[0]} and others" if len(people) > 3 else joined(people)
    title = re.split(r"(?<=[?!])|: | – | \(", reference.title.rstrip("."))[0]
    shown = f"*{escape(title)}*" if reference.type in _ITALIC else _quoted(escape(title))
    year = f" ({reference.issued[:4]})" if reference.issued else ""
    return ", ".join(filter(None, [escape(who or reference.publisher or ""), shown])) + year


def entry(reference: Reference) -> str:
    """The record as Markdown, without locators: who, title, where, when. Linked only where it has a URL."""
    who = names(reference, family_first=True) or reference.publisher or ""
    imprint = reference.publisher if reference.publisher != who else None
    parts = [
        escape(who),
        _title(reference),
        f"Edited by {escape(_full_names(reference.editor))}" if reference.editor else "",
        f"*{escape(reference.container_title)}*{_volume(reference)}" if reference.container_title else "",
        *map(escape, filter(None, [reference.collection_title, reference.edition])),
        escape(", ".join(filter(None, [imprint, issued(reference)]))),
        f"[doi:{escape(reference.doi)}](https://doi.org/{quote(reference.doi)})" if reference.doi else "",
        *map(escape, filter(None, [reference.number, reference.note])),
        "A secondary source" if reference.secondary else "",
    ]
    return " ".join(_stopped(part) for part in parts if part)


def _title(reference: Reference) -> str:
    title = reference.title.rstrip(".")
    if reference.type in _ITALIC:
        shown = f"*{escape(title)}*"
    else:
        shown = _quoted(escape(title), stop="" if title.endswith(("?", "!")) else ".")
    return f"[{shown}]({reference.url})" if reference.url else shown


def _quoted(title: str, stop: str = "") -> str:
    """A title in quotation marks, with a stop inside them and those that it has itself made single."""
    ends = "’" if title.endswith("”") else ""
    inside = title.removesuffix("”").replace("“", "‘").replace("”", "’")
    return f"“{inside}{stop}{ends}”"


def _stopped(part: str) -> str:
    """A part of the record with a capital and one full stop, which stands inside closing quotation marks."""
    part = part[:1].upper() + part[1:]
    return part if re.search(r"[.?!]’?”?(\]\([^)]*\))?\Z", part) else f"{part}."


def _volume(reference: Reference) -> str:
    volume = f" {reference.volume}" if reference.volume else ""
    if reference.issue:
        volume += f"({reference.issue})" if reference.volume else f", no. {reference.issue}"
    pages = f": {reference.page}" if volume else f", {reference.page}"
    return escape(volume + (pages if reference.page else ""))
