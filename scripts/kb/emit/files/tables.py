"""Write tables as CSV (RFC 4180, UTF-8), and terms as flash cards."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from kb.citing.record import term_address
from kb.model.ids import TermId
from kb.model.text import sort_key
from kb.model.values import Term
from kb.teaching.readings import ResolvedList

if TYPE_CHECKING:
    from kb.resolve.site import Site

READINGS = ("Session", "Session title", "Reading", "Kind", "Title", "Section", "Minutes", "Why", "Address", "Edition")
"""``Edition`` is the address in the last frozen edition that holds the page, empty where none does."""

MARK = "\ufeff"
"""What a file begins with, since Excel takes one without it for another encoding than UTF-8."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What begins a formula (owasp.org/www-community/attacks/CSV_Injection)."""

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")

CARDS = ("Term", "Definition", "Other names", "Address")
SIDES = ("Front", "Back", *CARDS[2:])


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
    return table(CARDS, _cards(site, site.catalog.terms))


def anki(site: Site, wanted: Collection[TermId], deck: str) -> str:
    """Terms as a file that Anki imports without a question, with a header (docs.ankiweb.net/importing/text-files.html).

    Columns are named as the fields of Anki's own type of note; the others are for those who have fields for them.
    Importing again mends the cards of the same terms and does not double them.
    """
    head = (
        "#separator:tab",
        "#html:false",
        f"#deck:{deck.replace('::', ':')}",
        "#notetype:Basic",
        "#columns:" + "\t".join(SIDES),
    )
    out = io.StringIO("\n".join([*head, ""]))
    out.seek(0, io.SEEK_END)
    csv.writer(out, dialect="unix", delimiter="\t").writerows(_cards(site, wanted))
    return out.getvalue()


def _cards(site: Site, wanted: Iterable[TermId]) -> Iterable[tuple[str, str, str, str]]:
    known = site.catalog.terms
    terms: Iterable[Term] = {t.id: t for t in (known[known[id_].see or id_] for id_ in wanted)}.values()
    for t in sorted(terms, key=lambda term: sort_key(term.term)):
        yield t.term, t.short, "; ".join(t.names[1:]), term_address(site.project, t.id)


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """The text of a CSV file: a line for the head, and one for each row.

    A spreadsheet takes a cell that begins with one of ``FORMULA`` for a formula; an apostrophe before it says text.
    """
    out = io.StringIO(MARK)
    out.seek(0, io.SEEK_END)
    lines = csv.writer(out)
    lines.writerow(head)
    lines.writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def _safe(cell: object) -> object:
    if not isinstance(cell, str) or not cell.startswith(FORMULA) or _NUMBER.fullmatch(cell):
        return cell
    return f"'{cell}"
