"""The files of figures: each drawing as SVG, and the data of each figure as CSV."""

from __future__ import annotations

from collections.abc import Iterator

from kb.citing import reference_text
from kb.emit.files.tables import table
from kb.emit.parts.figures import SOURCE, csv_doc, svg_doc
from kb.model.figures import Figure
from kb.model.ids import DocPath, FigureId
from kb.prose import citation_syntax
from kb.resolve.site import Site


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """Four drawings and a table of each figure."""
    for figure in site.drawn:
        for name, svg in site.drawings[FigureId(figure.id)].items():
            yield svg_doc(figure.id, name), svg
        yield csv_doc(figure.id), _csv(site, figure)


def _csv(site: Site, figure: Figure) -> str:
    """The rows under the titles of their columns; in the last column the document on which each rests, in words."""
    rows = (
        [*(row.cells.get(name) for name in figure.columns), _source(site, row.cite or figure.cite)]
        for row in figure.rows
    )
    return table([*figure.columns.values(), SOURCE], rows)


def _source(site: Site, cite: str) -> str:
    return "; ".join(_document(site, item) for item in citation_syntax.citations(cite))


def _document(site: Site, item: citation_syntax.Citation) -> str:
    catalog = site.catalog
    reference = (
        catalog.sections[item.target][0].record if item.target in catalog.sections else catalog.references[item.target]
    )
    return ", ".join(filter(None, [reference_text.label(reference), citation_syntax.locator(item), reference.url]))
