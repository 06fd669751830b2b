"""Write the works that pages cite as the files that citation managers read (BibTeX, RIS, CSL-JSON), and as COinS.

The kind of evidence that a work is goes with it as a keyword.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from kb.citing.latex import ascii_escape, title
from kb.citing.reference_text import written_date
from kb.model.kinds import EVIDENCE
from kb.model.remember import remembered_by_identity
from kb.model.works import Reference

_TYPES = {
    "article-journal": ("JOUR", "article", "journalArticle"),
    "article-magazine": ("MGZN", "article", "magazineArticle"),
    "article-newspaper": ("NEWS", "article", "newspaperArticle"),
    "book": ("BOOK", "book", "book"),
    "chapter": ("CHAP", "incollection", "bookSection"),
    "dataset": ("DATA", "misc", "dataset"),
    "entry-encyclopedia": ("ENCYC", "incollection", "encyclopediaArticle"),
    "hearing": ("HEAR", "misc", "hearing"),
    "interview": ("PCOMM", "misc", "interview"),
    "legal_case": ("CASE", "misc", "case"),
    "legislation": ("STAT", "misc", "statute"),
    "paper-conference": ("CPAPER", "inproceedings", "conferencePaper"),
    "post-weblog": ("BLOG", "misc", "blogPost"),
    "report": ("RPRT", "techreport", "report"),
    "review": ("JOUR", "article", "journalArticle"),
    "review-book": ("JOUR", "article", "journalArticle"),
    "speech": ("SOUND", "misc", "presentation"),
    "thesis": ("THES", "phdthesis", "thesis"),
    "treaty": ("STAT", "misc", "statute"),
    "webpage": ("ELEC", "misc", "webpage"),
}
"""{type of CSL: that of RIS, of BibTeX, and of Zotero}; others are a document of no certain kind."""

_OTHER = ("GEN", "misc", "document")

_PLAIN = "/:,()';@!*"
"""What may stand in a query as it is (RFC 3986, 3.4), so that an address compresses with the same in the text."""

_CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHERS = {"techreport": "institution", "phdthesis": "school"}
"""What BibTeX calls where a work stands, and who publishes it, by its type."""


def csl(work: Reference) -> dict[str, Any]:
    """The work as a CSL-JSON item (schema csl-data.json 1.0.2)."""
    item = {
        "id": work.id,
        "type": work.type,
        "title": work.title,
        "author": [dict(name) for name in work.author],
        "editor": [dict(name) for name in work.editor],
        "container-title": work.container_title,
        "collection-title": work.collection_title,
        "edition": work.edition,
        "volume": work.volume,
        "issue": work.issue,
        "page": work.page,
        "number": work.number,
        "publisher": work.publisher,
        "publisher-place": work.publisher_place,
        "issued": _parts(work.issued),
        "accessed": _parts(work.accessed),
        "DOI": work.doi,
        "URL": work.url,
        "keyword": EVIDENCE.get(work.kind),
        "note": work.note,
    }
    return {name: value for name, value in item.items() if value}


def _parts(when: str | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[int(part) for part in when.split("-")]]} if when else None


@remembered_by_identity
def ris(work: Reference) -> str:
    """The work in RIS. A comma after a name says that it is a body's."""
    pages = (work.page or "").replace("–", "-").partition("-")
    rows = [
        ("TY", _type(work)[0]),
        ("ID", work.id),
        *(("AU", _inverted(name)) for name in work.author),
        *(("A2", _inverted(name)) for name in work.editor),
        ("TI", work.title),
        ("T2", work.container_title),
        ("T3", work.collection_title),
        ("ET", work.edition),
        ("VL", work.volume),
        ("IS", work.issue),
        ("SP", pages[0]),
        ("EP", pages[2]),
        ("M1", work.number),
        ("PB", work.publisher),
        ("CY", work.publisher_place),
        ("PY", (work.issued or "")[:4]),
        ("DA", _slashed(work.issued)),
        ("Y2", _slashed(work.accessed)),
        ("DO", work.doi),
        ("UR", work.url),
        ("KW", EVIDENCE.get(work.kind)),
        ("N1", work.note),
    ]
    return "".join(f"{tag}  - {value}\n" for tag, value in rows if value) + "ER  - \n"


def _type(work: Reference) -> tuple[str, str, str]:
    return _TYPES.get(work.type, _OTHER)


def _slashed(when: str | None) -> str:
    """A date as RIS has it: year, month, day and something else, with slashes between, or nothing."""
    return "/".join([*(when or "").split("-"), "", ""][:3]) + "/" if when else ""


def _inverted(name: Mapping[str, str]) -> str:
    if body := name.get("literal"):
        return f"{body},"
    return ", ".join(filter(None, [name.get("family"), name.get("given")]))


@remembered_by_identity
def bibtex(work: Reference) -> str:
    """The work in BibTeX. Double braces keep the name of a body in one.

    The styles that come with BibTeX print neither ``url`` nor the day, but they do print a note.
    """
    kind = _type(work)[1]
    plain = {
        _CONTAINERS.get(kind, "howpublished"): work.container_title,
        "series": work.collection_title,
        "edition": work.edition,
        "volume": work.volume,
        "number": work.issue or work.number,
        "pages": work.page.replace("-", "–") if work.page else None,
        _PUBLISHERS.get(kind, "publisher"): work.publisher,
        "address": work.publisher_place,
    }
    fields = {
        "author": _people(work.author),
        "editor": _people(work.editor),
        "title": title(work.title, ascii_escape),
        **{name: ascii_escape(value) for name, value in plain.items() if value},
        "year": (work.issued or "")[:4],
        "note": _printed_note(work),
        "doi": work.doi,
        "url": work.url,
        "keywords": EVIDENCE.get(work.kind),
    }
    rows = [f"  {name:<9} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@{kind}{{{work.id},\n{''.join(rows)}}}\n"


def _printed_note(work: Reference) -> str:
    """The note of a record, its address, and its day where it has one."""
    url = work.url or (f"https://doi.org/{work.doi}" if work.doi else "")
    day = written_date(work.issued) if work.issued and len(work.issued) == 10 else ""
    note = ascii_escape((work.note or "").rstrip("."))
    return ". ".join(filter(None, [note, ", ".join(filter(None, [f"\\url{{{url}}}" if url else "", day]))]))


def _people(names: Iterable[Mapping[str, str]]) -> str:
    shown = []
    for name in names:
        body = name.get("literal")
        shown.append(f"{{{ascii_escape(body)}}}" if body else ascii_escape(_inverted(name)))
    return " and ".join(shown)


def coins(work: Reference) -> str:
    """The work as a COinS span: an OpenURL context object in the Dublin Core format. Spaces are ``%20``."""
    rows = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", _type(work)[2]),
        ("rft.title", work.title),
        ("rft.source", work.container_title),
        *(("rft.aucorp", name["literal"]) for name in work.author if "literal" in name),
        *(("rft.au", _inverted(name)) for name in work.author if "literal" not in name),
        ("rft.volume", work.volume),
        ("rft.issue", work.issue),
        ("rft.pages", work.page),
        ("rft.publisher", work.publisher),
        ("rft.place", work.publisher_place),
        ("rft.date", work.issued),
        ("rft_id", f"info:doi/{work.doi}" if work.doi else None),
        ("rft.identifier", work.url),
        ("rft.subject", EVIDENCE.get(work.kind)),
    ]
    query = "&".join(f"{name}={quote(value, safe=_PLAIN)}" for name, value in rows if value)
    return f'<span class="Z3988" aria-hidden="true" title="{html.escape(query)}"></span>'


def _csl_json(works: Sequence[Reference]) -> str:
    """As ``json.dumps`` of the whole list, which would write each work as often as it is listed."""
    items = ",\n".join(map(_csl_item, works))
    return f"[\n{items}\n]\n" if items else "[]\n"


@remembered_by_identity
def _csl_item(work: Reference) -> str:
    written = json.dumps(csl(work), ensure_ascii=False, indent=1).replace("\n", "\n ")
    return f" {written}"


FORMATS: dict[str, tuple[str, Callable[[Sequence[Reference]], str]]] = {
    "bib": ("BibTeX", lambda works: "\n".join(map(bibtex, works))),
    "ris": ("RIS", lambda works: "\n".join(map(ris, works))),
    "csl.json": ("CSL-JSON", _csl_json),
}
"""{suffix of the file: (name, writer)}."""
