"""The list of all references, with the pages that cite each."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape as escape_html

from kb.citing import reference_text
from kb.emit.files.reference_files import downloads
from kb.emit.parts.figures import csv_doc, pictures
from kb.emit.parts.markdown import PageWriter, front_matter
from kb.model.ids import DocPath, PageId
from kb.model.kinds import EVIDENCE, PAGES
from kb.model.target import relative
from kb.model.text import escape, joined
from kb.model.works import Reference
from kb.resolve.evidence import ID
from kb.resolve.site import Site

READ = {"full": "Read in full.", "part": "Read in part.", "abstract": "Read only in an abstract."}
"""How much of a work was read, as its record has it."""

HERE = PAGES["references"]
DOC = HERE.doc


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The references page."""
    writer = PageWriter(site, DOC)
    references = sorted(site.catalog.references.values(), key=reference_text.order)
    meta = {
        "title": HERE.title,
        "description": f"The {len(references)} public documents that the pages cite, and the pages that cite each.",
        "kind": "references",
        "styles": ["lists.css"],
        "scripts": ["fold.js", "works.js"],
        "search": {"exclude": True},
    }
    intro = (
        f"{len(references):,} public documents, each with the pages that cite it: go to them by kind, within which "
        "they stand by author or publisher. A title is linked only where the address is one that the publisher, an "
        "archive or a lawful copy keeps."
    )
    groups = [(kind, [r for r in references if r.kind == kind]) for kind in EVIDENCE]
    bar = " · ".join(f"[{EVIDENCE[kind]}](#kind-{kind}) {len(group)}" for kind, group in groups if group)
    authors = relative(PAGES["authors"].doc, "", DOC)
    files = f"By name: [index of authors]({authors}). Download all: {downloads(writer)}.\n{{ .works }}"
    sections = [
        f"## {EVIDENCE[kind]} {{ #kind-{kind} data-search-exclude }}\n\n" + "\n".join(_row(writer, r) for r in group)
        for kind, group in groups
        if group
    ]
    yield DOC, "\n\n".join([front_matter(meta), intro, *_kinds(writer), bar, files, *sections]) + "\n"


def _kinds(writer: PageWriter) -> Iterator[str]:
    """The kinds of evidence that each page cites, drawn and as a table, in a fold of one line of HTML."""
    site = writer.site
    for figure in (each for each in site.drawn if each.id == ID):
        heads = "".join(f'<th scope="col">{label}</th>' for label in ("Page", *EVIDENCE.values()))
        body = "".join(
            f'<tr><th scope="row">{escape_html(page.title)}</th>'
            + "".join(f"<td>{site.profiles[page.id].get(kind, 0)}</td>" for kind in EVIDENCE)
            + "</tr>"
            for page in site.ordered
        )
        data = relative(csv_doc(figure.id), "", writer.doc)
        yield (
            f'<details class="by-page" data-search-exclude><summary>{figure.title}</summary>'
            f'<figure class="chart">{pictures(writer, figure)}<figcaption>{figure.shows} '
            f'<a href="{data}" download>These data as CSV</a></figcaption></figure>'
            f"<table><caption>{figure.title}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></details>"
        )


def _row(writer: PageWriter, reference: Reference) -> str:
    places: dict[PageId, list[str]] = {}
    for at, pages in writer.site.cited.get(reference.id, {}).items():
        for page in pages:
            places.setdefault(page, []).append(escape(at))
    cited = [
        f"{writer.plain_link(page)} ({named})" if (named := "; ".join(filter(None, ats))) else writer.plain_link(page)
        for page, ats in places.items()
    ]
    where = f"Cited in {joined(cited)}." if cited else "Not cited yet."
    read = f" {READ[reference.read]}" if reference.read else ""
    year = f' data-year="{reference.issued[:4]}"' if reference.issued else ""
    text = f"{writer.site.entries[reference.id]}{read} {where}"
    return f'-   {text}\n    {{ #{reference.id} data-kind="{reference.kind}"{year} }}'
