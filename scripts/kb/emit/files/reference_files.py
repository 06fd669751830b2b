"""All that is cited, as data: records for citation managers, a table of places, and a graph of schema.org."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kb.citing import reference_text
from kb.citing.record import address
from kb.citing.works import FORMATS
from kb.emit.files import tables
from kb.emit.files.json_ld import CONTEXT
from kb.emit.parts.markdown import PageWriter
from kb.model import json_text
from kb.model.ids import DocPath, PageId
from kb.model.kinds import EVIDENCE, PAGES
from kb.model.target import Target, relative
from kb.model.works import Reference
from kb.resolve.site import Site

PLACES = DocPath("references.csv")
GRAPH = DocPath("references.schema.jsonld")

HEAD = (
    "Key", "Kind", "Authors", "Title", "Published", "DOI", "Address", "Read", "Place", "What is said there", "Cited on"
)  # fmt: skip
"""A row a place that was read. ``Cited on`` holds the addresses of the pages that cite it."""

_TYPES = {
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "dataset": "Dataset",
    "legislation": "Legislation",
    "post-weblog": "BlogPosting",
    "report": "Report",
    "thesis": "Thesis",
    "treaty": "Legislation",
    "webpage": "WebPage",
}
"""{type of CSL: type of schema.org}; others are a ``CreativeWork``."""


def path(suffix: str) -> DocPath:
    """The file of every record in a format."""
    return DocPath(f"references.{suffix}")


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """Every file."""
    works = list(site.catalog.references.values())
    for suffix, (_, write) in FORMATS.items():
        yield path(suffix), write(works)
    yield PLACES, tables.table(HEAD, (row for work in works for row in _rows(site, work)))
    yield GRAPH, json_text.graph(CONTEXT, (_node(site, work) for work in works))


def downloads(writer: PageWriter) -> str:
    """Links to the files."""
    docs = {name: path(suffix) for suffix, (name, _) in FORMATS.items()} | {"CSV": PLACES, "JSON-LD": GRAPH}
    return " · ".join(f"[{name}]({relative(doc, '', writer.doc)})" for name, doc in docs.items())


def _rows(site: Site, work: Reference) -> Iterator[tuple[object, ...]]:
    cited = site.cited.get(work.id, {})
    for locus in work.loci:
        pages = " ".join(site.project.url + address(_doc(site, id_)) for id_ in cited.get(locus.at, ()))
        yield (
            work.id, EVIDENCE.get(work.kind, ""), reference_text.names(work), work.title, work.issued or "",
            work.doi or "", locus.url or work.url or "", work.read or "", locus.at, locus.says, pages,
        )  # fmt: skip


def _doc(site: Site, id_: PageId) -> DocPath:
    return Target(site.catalog.pages[id_].kind, id_).doc


def _node(site: Site, work: Reference) -> dict[str, Any]:
    """A work, with the kind of evidence that it is as its keyword."""
    node = {
        "@type": _TYPES.get(work.type, "CreativeWork"),
        "@id": f"{site.project.url}{address(PAGES['references'].doc)}#{work.id}",
        "name": work.title,
        "author": [
            {"@type": "Organization", "name": name["literal"]}
            if "literal" in name
            else {"@type": "Person", "name": " ".join(filter(None, [name.get("given"), name.get("family")]))}
            for name in work.author
        ],
        "publisher": {"@type": "Organization", "name": work.publisher} if work.publisher else None,
        "datePublished": work.issued,
        "url": work.url,
        "sameAs": f"https://doi.org/{work.doi}" if work.doi else None,
        "keywords": EVIDENCE.get(work.kind),
    }
    return {name: value for name, value in node.items() if value}
