"""The page of all figures, each with what it shows and the pages that place it."""

from __future__ import annotations

from collections.abc import Iterator

from kb.emit.parts.figures import csv_doc, listed
from kb.emit.parts.markdown import PageWriter, front_matter
from kb.model.figures import Figure
from kb.model.ids import DocPath
from kb.model.kinds import PAGES
from kb.model.target import relative
from kb.model.text import escape, joined
from kb.prose.blocks import FIGURE
from kb.resolve.site import Site

HERE = PAGES["figures"]
DOC = HERE.doc


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The page of figures, if there are any, in the order of the pages that place them."""
    if not site.figures:
        return
    writer = PageWriter(site, DOC)
    maps = sum(figure.form == "map" for figure in site.figures)
    count = f"{len(site.figures)} charts and maps" if maps else f"{len(site.figures)} charts"
    meta = {
        "title": HERE.title,
        "description": f"{count} on {site.project.subject}, each drawn from data with their sources.",
        "kind": "figures",
    }
    intro = (
        f"{count}. Each is drawn from the rows of a table, which stands with its sources, its notes and a way to cite "
        "the figure on the page that the figure belongs to."
    )
    yield DOC, "\n\n".join([front_matter(meta), intro, *(_figure(writer, each) for each in site.figures)]) + "\n"


def _figure(writer: PageWriter, figure: Figure) -> str:
    pages = [writer.site.catalog.pages[id_] for id_ in writer.site.placed[figure.id]]
    where = joined([writer.section_link(p.id, FIGURE + figure.id, p.title) for p in pages])
    data = relative(csv_doc(figure.id), "", writer.doc)
    text = f"{escape(figure.shows)} With its sources on {where}; [data as CSV]({data})."
    return f"## {escape(figure.title)} {{ #{figure.id} }}\n\n{listed(writer, figure)}\n\n{text}"
