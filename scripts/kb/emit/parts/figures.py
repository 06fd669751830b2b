"""A figure in; one line of HTML out: its drawing for each width and color, caption, sources, data and how to cite it.

One line, so that what stands below it in a page keeps the number of its line.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kb.figures.draw import size
from kb.figures.words import shown
from kb.figures.world import NOTE
from kb.model.figures import Figure, Row
from kb.model.ids import DocPath, FigureId, RefKey
from kb.model.kinds import KINDS
from kb.model.target import Target, relative
from kb.model.text import long_date
from kb.model.values import Page
from kb.prose import citation_syntax
from kb.prose.blocks import FIGURE

if TYPE_CHECKING:
    from kb.emit.parts.markdown import PageWriter

NARROW = "(max-width: 40em)"
"""Where the narrow drawing is shown, as a media query."""

FOLDER = KINDS["figure"].written
SOURCE = "Source"
"""The head of the column of citations."""


def svg_doc(id_: FigureId, name: str) -> DocPath:
    """The file of a drawing: its width and colors, as ``wide-light``."""
    return DocPath(f"{FOLDER}{id_}-{name}.svg")


def csv_doc(id_: FigureId) -> DocPath:
    """The file of a figure's data."""
    return DocPath(f"{FOLDER}{id_}.csv")


def placed(writer: PageWriter, figure: Figure, number: int) -> str:
    """The figure on a page that places it, as the page's figure of that number.

    A caption is the last in its figure (HTML, 4.4.12); the style sheet shows it above what can be unfolded.
    """
    marks = ", ".join(mark.html for mark in writer.numbering.marks(_citations(figure)))
    source = f'<span class="chart__source">Source: <sup>{marks}</sup></span>'
    page = next(p for p in writer.site.ordered if Target(p.kind, p.id).doc == writer.doc)
    caption = f"<b>Figure {number}.</b> <b>{escape(figure.title)}.</b> {escape(figure.shows)} {source}"
    return (
        f'<figure class="chart" id="{FIGURE}{figure.id}" data-search-exclude>{pictures(writer, figure)}'
        f"{_fold(writer, figure, page)}<figcaption>{caption}</figcaption></figure>"
    )


def listed(writer: PageWriter, figure: Figure) -> str:
    """The drawing alone, for a list of figures."""
    return f'<figure class="chart" data-search-exclude>{pictures(writer, figure)}</figure>'


def pictures(writer: PageWriter, figure: Figure) -> str:
    """The drawing in light and in dark, of which the style sheet shows one, each wide and narrow."""
    drawings = writer.site.drawings[figure.id]

    def picture(colors: str) -> str:
        wide, narrow = (relative(svg_doc(figure.id, f"{name}-{colors}"), "", writer.doc) for name in ("wide", "narrow"))
        (w, h), (nw, nh) = size(drawings["wide-light"]), size(drawings["narrow-light"])
        return (
            f'<picture class="chart__{colors}"><source media="{NARROW}" srcset="{narrow}" width="{nw}" height="{nh}">'
            f'<img src="{wide}" alt="{escape(figure.alt)}" width="{w}" height="{h}" loading="lazy"></picture>'
        )

    return picture("light") + picture("dark")


def _citations(figure: Figure) -> list[citation_syntax.Citation]:
    """Every citation of a figure, once, in the order of its rows."""
    texts = [figure.cite, *(row.cite for row in figure.rows)]
    found = {
        (item.target, citation_syntax.locator(item)): item for text in texts for item in citation_syntax.citations(text)
    }
    return list(found.values())


def _fold(writer: PageWriter, figure: Figure, page: Page) -> str:
    record = writer.site.records[page.id]
    notes = " ".join(filter(None, [figure.notes, NOTE if figure.form == "map" else ""]))
    cited = (
        f"{record.publisher}. “{figure.title}.” Figure in “{record.title},” <em>{escape(record.work)}</em>. "
        f"{escape(record.url)}#{FIGURE}{figure.id}."
    )
    parts = [
        f"<details><summary>Data, notes and citation of this figure</summary>{_table(writer, figure)}",
        f"<p>{escape(notes)}</p>" if notes else "",
        f"<p>As of {long_date(figure.date)}. Cite: {cited}</p>",
        f'<p><a href="{relative(csv_doc(figure.id), "", writer.doc)}" download>These data as CSV</a></p></details>',
    ]
    return "".join(parts)


def _table(writer: PageWriter, figure: Figure) -> str:
    """Every row, with the numbers of the references on which it rests."""
    by_row = any(row.cite for row in figure.rows)
    heads = [*figure.columns.values(), *([SOURCE] if by_row else [])]
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in heads)
    rows = "".join(f"<tr>{_cells(writer, figure, row, by_row)}</tr>" for row in figure.rows)
    caption = f"<caption>{escape(figure.title)}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _cells(writer: PageWriter, figure: Figure, row: Row, by_row: bool) -> str:
    counts = {figure.drawn.channels.get(name) for name in ("value", "y")}
    counts |= {name for name in figure.columns if _large(figure, name)}
    texts = [escape(shown(row.cells.get(name), counts=name in counts)) for name in figure.columns]
    if by_row:
        items = citation_syntax.citations(row.cite or figure.cite)
        numbers = dict.fromkeys(writer.numbering.uses[RefKey(item.target)].number for item in items)
        texts.append(", ".join(f'<a href="#ref-{n}">{n}</a>' for n in numbers))
    return "".join(f"<td>{text}</td>" for text in texts)


def _large(figure: Figure, name: str) -> bool:
    """Whether a column holds numbers that are no years."""
    return any(isinstance(cell, int) and abs(cell) >= 10_000 for row in figure.rows if (cell := row.cells.get(name)))
