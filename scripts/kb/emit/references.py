"""The list of all references, with the pages that cite each."""

from __future__ import annotations

from collections.abc import Iterator

from kb import bib
from kb.emit.markdown import Writer, front_matter
from kb.model import DocPath, Reference
from kb.resolve import Site
from kb.target import FIXED_PAGES
from kb.text import escape, sort_key

DOC = FIXED_PAGES["references"]


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The references page."""
    writer = Writer(site, DOC)
    references = sorted(site.catalog.references.values(), key=_order)
    meta = {
        "title": "References",
        "description": f"The {len(references)} public documents that the pages cite, and the pages that cite each.",
        "kind": "references",
        "search": {"exclude": True},
    }
    intro = (
        "Every public document that a page cites, by author or publisher. A title is linked only where the address is "
        "one that the publisher, an archive or a lawful copy keeps."
    )
    rows = [_row(writer, reference) for reference in references]
    yield DOC, "\n\n".join([front_matter(meta), intro, "\n".join(rows)]) + "\n"


def _order(reference: Reference) -> tuple:
    author = reference.author[0] if reference.author else {}
    who = author.get("family") or author.get("literal") or reference.publisher or reference.title
    return sort_key(who), reference.issued or "", reference.id


def _row(writer: Writer, reference: Reference) -> str:
    places = writer.site.cited.get(reference.id, {})
    cited = "; ".join(
        " ".join(filter(None, [escape(at) + ":" if at else "", writer.page_list(pages)]))
        for at, pages in places.items()
    )
    where = f"Cited in {cited}." if cited else "Not cited yet."
    return f"-   {bib.entry(reference)} {where}\n    {{ #{reference.id} }}"
