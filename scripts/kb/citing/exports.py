"""Write records as the files that citation managers read (BibTeX, BibLaTeX, RIS, CSL-JSON)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kb.citing.latex import ascii_escape, escape, title
from kb.citing.record import Record, csl
from kb.citing.reference_text import written_date
from kb.model import json_text
from kb.model.project import LANGUAGE, LICENSE
from kb.model.remember import remembered

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The macros that every BibTeX style defines."""

_LANGIDS = {"en-US": "american", "en-GB": "british"}


@remembered
def bibtex(record: Record) -> str:
    """An ``@incollection``, the nearest type of classic BibTeX. Double braces keep the publisher's name in one.

    The styles that come with BibTeX print neither ``url`` nor the day, but they do print a note.
    """
    return _entry(
        "incollection",
        record.key,
        author=f"{{{ascii_escape(record.publisher)}}}",
        title=title(record.title, ascii_escape),
        booktitle=ascii_escape(record.work),
        edition=record.edition,
        year=str(record.issued.year),
        month=MONTHS[record.issued.month - 1],
        publisher=ascii_escape(record.publisher),
        url=record.url,
        note=f"\\url{{{record.url}}}, {written_date(record.issued.isoformat())}",
        abstract=ascii_escape(record.abstract),
        keywords=ascii_escape(", ".join(record.keywords)),
        language=LANGUAGE,
        copyright=LICENSE,
    )


@remembered
def biblatex(record: Record) -> str:
    """An ``@inreference``, which Zotero, pandoc and biber know as an entry of an encyclopedia.

    All fields are of biblatex's data model, which has none for a license. ``language`` is one of its own names, which
    no style prints in a document in English.
    """
    return _entry(
        "inreference",
        record.key,
        author=f"{{{escape(record.publisher)}}}",
        title=title(record.title, escape),
        booktitle=escape(record.work),
        edition=record.edition,
        date=record.issued.isoformat(),
        publisher=escape(record.publisher),
        url=record.url,
        abstract=escape(record.abstract),
        keywords=escape(", ".join(record.keywords)),
        language="english",
        langid=_LANGIDS[LANGUAGE],
    )


def _entry(kind: str, key: str, **fields: str | None) -> str:
    rows = [
        f"  {name:<9} = {value if name == 'month' else f'{{{value}}}'},\n" for name, value in fields.items() if value
    ]
    return f"@{kind}{{{key},\n{''.join(rows)}}}\n"


@remembered
def ris(record: Record) -> str:
    """An ``ENCYC`` of RIS. The comma after the author says that the name is a body's, not a person's."""
    rows = [
        ("TY", "ENCYC"),
        ("ID", record.key),
        ("AU", f"{record.publisher},"),
        ("TI", record.title),
        ("T2", record.work),
        ("ET", record.edition),
        ("PB", record.publisher),
        ("PY", str(record.issued.year)),
        ("DA", f"{record.issued:%Y/%m/%d}/"),
        ("UR", record.url),
        ("AB", record.abstract),
        *(("KW", word) for word in record.keywords),
        ("LA", LANGUAGE),
        ("CR", LICENSE),
    ]
    return "".join(f"{tag}  - {value}\n" for tag, value in rows if value) + "ER  - \n"


def csl_json(records: Iterable[Record]) -> str:
    """A CSL-JSON array."""
    return json_text.array(json_text.item(csl(record)) for record in records) + "\n"


def _joined(one: Callable[[Record], str]) -> Callable[[Iterable[Record]], str]:
    return lambda records: "\n".join(one(record) for record in records)


FORMATS: dict[str, tuple[str, str, Callable[[Sequence[Record]], str]]] = {
    "bib": ("BibTeX", "application/x-bibtex", _joined(bibtex)),
    "biblatex.bib": ("BibLaTeX", "application/x-bibtex", _joined(biblatex)),
    "ris": ("RIS", "application/x-research-info-systems", _joined(ris)),
    "csl.json": ("CSL-JSON", "application/vnd.citationstyles.csl+json", csl_json),
}
"""{suffix of the file: (name, media type, writer)}."""
