"""The page of downloads: for each file of the site, what it is for, how large it is, and its digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from kb.citing.exports import FORMATS
from kb.emit.files import feed, json_ld, list_files, literature_files, reference_files, skos
from kb.emit.pages import comparison
from kb.emit.parts.cite_box import record_path
from kb.emit.parts.figures import csv_doc
from kb.emit.parts.markdown import PageWriter, front_matter
from kb.model.ids import DocPath
from kb.model.kinds import EVERYTHING, PAGES
from kb.model.target import relative
from kb.model.text import escape
from kb.resolve.site import Site

HERE = PAGES["downloads"]
DOC = HERE.doc

_USES = {
    "bib": "for LaTeX with BibTeX, and for JabRef",
    "biblatex.bib": "for LaTeX with biblatex",
    "ris": "for Zotero, EndNote, Mendeley and Citavi",
    "csl.json": "for Zotero and pandoc",
}
"""What reads a file of records, by its suffix."""

Row = tuple[DocPath, str]


def emit(site: Site, files: Mapping[DocPath, str | bytes]) -> Iterator[tuple[DocPath, str]]:
    """The page, of files that are made already."""
    writer = PageWriter(site, DOC)
    meta = {"title": HERE.title, "description": f"{HERE.teaser[:1].upper()}{HERE.teaser[1:]}.", "kind": "downloads"}
    intro = (
        "Every file may be copied and changed under the license that the foot of each page names.\n\n"
        "A digest (SHA-256) "
        "shows whether a copy is whole: `sha256sum FILE` prints it on Linux, `shasum -a 256 FILE` on macOS, "
        "`certutil -hashfile FILE SHA256` on Windows. Files change with the pages they are made of."
    )
    parts = [_part(writer, title, id_, rows, files) for title, id_, rows in _groups(site)]
    yield DOC, "\n\n".join([front_matter(meta), intro, *filter(None, parts)]) + "\n"


def _part(writer: PageWriter, title: str, id_: str, rows: Iterator[Row], files: Mapping[DocPath, str | bytes]) -> str:
    lines = [_line(writer, doc, what, files[doc]) for doc, what in rows if doc in files]
    head = "| File | What it is for | Size | SHA-256 |\n| --- | --- | ---: | --- |"
    return "\n".join([f"## {title} {{ #{id_} data-search-exclude }}\n", head, *lines]) if lines else ""


def _line(writer: PageWriter, doc: DocPath, what: str, content: str | bytes) -> str:
    data = content.encode() if isinstance(content, str) else content
    link = f"[{doc.rpartition('/')[2]}]({relative(doc, '', writer.doc)})"
    return f"| {link} | {what} | {size(len(data))} | `{hashlib.sha256(data).hexdigest()}` |"


def size(count: int) -> str:
    """Bytes as people read them: 940 B, 12 kB, 1.3 MB."""
    if count < 1000:
        return f"{count} B"
    return f"{count / 1e3:,.0f} kB" if count < 999_500 else f"{count / 1e6:.1f} MB"


def _groups(site: Site) -> Iterator[tuple[str, str, Iterator[Row]]]:
    yield "The pages, to cite them", "records", _records()
    yield "The documents that pages cite", "works", _works()
    yield "Glossary", "terms", _glossary()
    yield "Reading lists", "courses", _lists(site)
    yield "Cases and figures", "data", _data(site)
    yield "News", "news", iter([(feed.DOC, "new pages and revisions, for feed readers (Atom)")])


def _records() -> Iterator[Row]:
    for suffix in FORMATS:
        yield record_path(EVERYTHING, suffix), f"a record of each page, {_USES[suffix]}"


def _works() -> Iterator[Row]:
    for suffix, use in _USES.items():
        yield reference_files.path(suffix), f"every document cited, {use}"
        yield literature_files.path(literature_files.WHOLE, suffix), f"what pages recommend for reading, {use}"
    yield reference_files.PLACES, "a row for each place that was read, and what is said there: for a spreadsheet"
    yield reference_files.GRAPH, "every document cited, for programs (schema.org)"


def _glossary() -> Iterator[Row]:
    yield list_files.ANKI, "flash cards for Anki: File, then Import"
    yield list_files.CARDS, "terms and definitions, for a spreadsheet"
    yield skos.TURTLE, "the terms and how they are tied, for thesaurus programs (SKOS)"
    yield skos.JSON_LD, "the same as JSON-LD"
    yield json_ld.TERMS, "the terms for programs (schema.org)"


def _lists(site: Site) -> Iterator[Row]:
    for course in site.courses:
        title, id_ = escape(course.reading_list.title), course.reading_list.id
        yield list_files.cartridge_doc(course), f"“{title}” for Moodle, Canvas and Blackboard (Common Cartridge)"
        yield list_files.path(course, f"{id_}.csv"), f"“{title}” for a spreadsheet"
        yield list_files.path(course, f"{id_}.anki.txt"), f"the terms of “{title}” as flash cards for Anki"


def _data(site: Site) -> Iterator[Row]:
    yield comparison.CSV_DOC, "the cases side by side, for a spreadsheet"
    for figure in site.catalog.figures.values():
        yield csv_doc(figure.id), f"the data of the figure “{escape(figure.title)}”"
