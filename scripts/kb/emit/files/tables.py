"""Write tables as CSV (RFC 4180, UTF-8)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kb.citing.record import term_address
from kb.model.text import sort_key
from kb.teaching.readings import ResolvedList

if TYPE_CHECKING:
    from kb.resolve.site import Site

READINGS = ("Session", "Session title", "Reading", "Kind", "Title", "Section", "Minutes", "Why", "Address", "Edition")
"""``Edition`` is the address in the last frozen edition that holds the page, empty where none does."""

MARK = "\ufeff"
"""What a file begins with, since Excel takes one without it for another encoding than UTF-8."""

CARDS = ("Term", "Definition", "Other names", "Address")


def readings(course: ResolvedList) -> str:
    """One row a reading."""
    rows = (
        (
            meeting.number, meeting.title, number, r.target.kind, r.title, r.section, r.minutes, r.why, r.record.live,
            r.record.url if r.record.edition else "",
        )
        for meeting in course.sessions
        for number, r in enumerate(meeting.readings, start=1)
    )  # fmt: skip
    return table(READINGS, rows)


def cards(site: Site) -> str:
    """One row a term, front and back first, as flash-card programs import them."""
    terms = sorted((t for t in site.catalog.terms.values() if not t.see), key=lambda term: sort_key(term.term))
    return table(CARDS, ((t.term, t.short, "; ".join(t.names[1:]), term_address(site.project, t.id)) for t in terms))


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """The text of a CSV file: a line for the head, and one for each row."""
    out = io.StringIO(MARK)
    out.seek(0, io.SEEK_END)
    lines = csv.writer(out)
    lines.writerow(head)
    lines.writerows(rows)
    return out.getvalue()
