"""Write a cited work in BibTeX, with the fields alone that its type has in BibTeX and in biblatex's data model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kb.citing.latex import ascii_escape, title
from kb.citing.reference_text import inverted, written_date
from kb.model.kinds import EVIDENCE
from kb.model.remember import remembered_by_identity
from kb.model.works import Reference

_KINDS = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "entry-encyclopedia": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "review": "article",
    "review-book": "article",
    "thesis": "phdthesis",
}
"""{type of CSL: that of BibTeX}; the others are ``@misc``."""

_CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHERS = {"techreport": "institution", "phdthesis": "school"}
"""What BibTeX calls where a work stands, and who publishes it, by its type."""

_LACKED = {
    "article": {"publisher", "edition"},
    "misc": {"series", "volume", "number", "pages", "publisher", "edition"},
    "phdthesis": {"container", "series", "volume", "number", "editor", "edition"},
    "techreport": {"container", "series", "volume", "editor", "edition"},
    "book": {"container", "number"},
}
"""The parts of a record that a type has no field for."""


@remembered_by_identity
def bibtex(work: Reference) -> str:
    """The work in BibTeX. Double braces keep the name of a body in one.

    The styles that come with BibTeX print neither ``url`` nor the day, but they do print a note.
    """
    kind = _kind(work)
    lacked = _LACKED.get(kind, set())
    parts = _parts(work, kind)
    rest = _words(parts, lacked - {"publisher"})
    names = {"container": _CONTAINERS.get(kind, "howpublished"), "publisher": _PUBLISHERS.get(kind, "publisher")}
    fields = {
        **_people(work, kind),
        "title": title(work.title, ascii_escape),
        **{names.get(name, name): ascii_escape(value) for name, value in parts.items() if name not in lacked},
        "year": (work.issued or "")[:4],
        "note": _note(work, "" if kind == "misc" else rest),
        "doi": work.doi,
        "url": work.url,
        "keywords": EVIDENCE.get(work.kind),
    }
    if kind == "misc":
        where = parts.get("container") or parts.get("publisher", "")
        fields["howpublished"] = ascii_escape(", ".join(filter(None, [where, rest])))
        fields["organization"] = ascii_escape(parts.get("publisher", "")) if "container" in parts else ""
    rows = [f"  {name:<9} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@{kind}{{{work.id},\n{''.join(rows)}}}\n"


def _kind(work: Reference) -> str:
    """That of its type, or ``misc`` where what the type must name is not known: an author, or where it stands."""
    kind = _KINDS.get(work.type, "misc")
    placeless = kind in _CONTAINERS and not work.container_title
    nameless = kind in ("article", "incollection", "inproceedings", "phdthesis") and not work.author
    nobody = not (work.author or work.editor) if kind == "book" else kind == "techreport" and not _issuer(work)
    return "misc" if placeless or nameless or nobody else kind


def _parts(work: Reference, kind: str) -> dict[str, str]:
    """Where the work stands and who publishes it, by the names of fields, without what is not known."""
    parts = {
        "container": work.container_title,
        "series": work.collection_title,
        "edition": work.edition,
        "volume": work.volume,
        "number": work.issue or work.number,
        "pages": work.page.replace("-", "–") if work.page else None,
        "publisher": _issuer(work) if kind in _PUBLISHERS else work.publisher,
        "address": work.publisher_place,
    }
    return {name: value for name, value in parts.items() if value}


def _issuer(work: Reference) -> str:
    """Who publishes a report or a thesis: the bodies that wrote it, where nobody else is named."""
    return work.publisher or " and ".join(name["literal"] for name in work.author if "literal" in name)


def _words(parts: Mapping[str, str], wanted: set[str]) -> str:
    """Parts of a record as a reader writes them."""
    before = {"volume": "vol. ", "number": "no. ", "pages": "p. ", "edition": "edition "}
    found = []
    for name, value in parts.items():
        if name in wanted:
            bare = value[0].isdigit() or (name == "volume" and value.isupper())
            found.append(before.get(name, "") + value if bare else value)
    return ", ".join(found)


def _people(work: Reference, kind: str) -> dict[str, str]:
    """Authors and editors; a report of no author is of who publishes it, and what has nobody is sorted by its title."""
    author, editor = _names(work.author), _names(work.editor)
    if kind == "techreport" and not author:
        author, editor = editor or f"{{{ascii_escape(work.publisher or '')}}}", ""
    return {
        "author": author,
        "editor": editor,
        "key": "" if author or (editor and kind == "book") else title(work.title, ascii_escape),
    }


def _names(names: Iterable[Mapping[str, str]]) -> str:
    escaped = [(ascii_escape(inverted(name)), "literal" in name) for name in names]
    return " and ".join(f"{{{name}}}" if body else name for name, body in escaped)


def _note(work: Reference, words: str) -> str:
    """The note of a record, what its type has no field for, its address, and its day where it has one."""
    url = work.url or (f"https://doi.org/{work.doi}" if work.doi else "")
    day = written_date(work.issued) if work.issued and len(work.issued) == 10 else ""
    notes = [ascii_escape((text or "").rstrip(".")) for text in (words, work.note)]
    return ". ".join(filter(None, [*notes, ", ".join(filter(None, [f"\\url{{{url}}}" if url else "", day]))]))
