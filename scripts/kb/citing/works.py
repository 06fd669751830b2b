"""Write the works that pages cite as the files that citation managers read (BibTeX, RIS, CSL-JSON), and as COinS.

The kind of evidence that a work is goes with it as a keyword.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from kb.citing.reference_text import inverted
from kb.citing.works_bibtex import bibtex
from kb.model import json_text
from kb.model.kinds import EVIDENCE
from kb.model.remember import remembered_by_identity
from kb.model.works import Reference

_TYPES = {
    "article-journal": ("JOUR", "journalArticle"),
    "article-magazine": ("MGZN", "magazineArticle"),
    "article-newspaper": ("NEWS", "newspaperArticle"),
    "book": ("BOOK", "book"),
    "chapter": ("CHAP", "bookSection"),
    "dataset": ("DATA", "dataset"),
    "entry-encyclopedia": ("ENCYC", "encyclopediaArticle"),
    "hearing": ("HEAR", "hearing"),
    "interview": ("PCOMM", "interview"),
    "legal_case": ("CASE", "case"),
    "legislation": ("STAT", "statute"),
    "paper-conference": ("CPAPER", "conferencePaper"),
    "post-weblog": ("BLOG", "blogPost"),
    "report": ("RPRT", "report"),
    "review": ("JOUR", "journalArticle"),
    "review-book": ("JOUR", "journalArticle"),
    "speech": ("SOUND", "presentation"),
    "thesis": ("THES", "thesis"),
    "treaty": ("STAT", "statute"),
    "webpage": ("ELEC", "webpage"),
}
"""{type of CSL: that of RIS and of Zotero}; others are a document of no certain kind."""

_OTHER = ("GEN", "document")

_PLAIN = "/:,()';@!*"
"""What may stand in a query as it is (RFC 3986, 3.4), so that an address compresses with the same in the text."""


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
        *(("AU", _ris_name(name)) for name in work.author),
        *(("A2", _ris_name(name)) for name in work.editor),
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


def _ris_name(name: Mapping[str, str]) -> str:
    """A person's family name first; a body's name with a comma after it, which says that it is one."""
    return f"{inverted(name)}," if "literal" in name else inverted(name)


def _type(work: Reference) -> tuple[str, str]:
    return _TYPES.get(work.type, _OTHER)


def _slashed(when: str | None) -> str:
    """A date as RIS has it: year, month, day and something else, with slashes between, or nothing."""
    return "/".join([*(when or "").split("-"), "", ""][:3]) + "/" if when else ""


def coins(work: Reference) -> str:
    """The work as a COinS span: an OpenURL context object in the Dublin Core format. Spaces are ``%20``."""
    rows = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", _type(work)[1]),
        ("rft.title", work.title),
        ("rft.source", work.container_title),
        *(("rft.aucorp", name["literal"]) for name in work.author if "literal" in name),
        *(("rft.au", inverted(name)) for name in work.author if "literal" not in name),
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


@remembered_by_identity
def _csl_item(work: Reference) -> str:
    return json_text.item(csl(work))


FORMATS: dict[str, tuple[str, Callable[[Sequence[Reference]], str]]] = {
    "bib": ("BibTeX", lambda works: "\n".join(map(bibtex, works))),
    "ris": ("RIS", lambda works: "\n".join(map(ris, works))),
    "csl.json": ("CSL-JSON", lambda works: json_text.array(map(_csl_item, works)) + "\n"),
}
"""{suffix of the file: (name, writer)}."""
