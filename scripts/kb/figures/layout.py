"""What every form shares: the two widths in which a figure is drawn, its type, axes and legends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kb.figures.colors import GRAPHITE, GROUPS, INK, PAPER, RAMP, RULE
from kb.figures.words import SIZE, text_width, wrapped
from kb.model.figures import Cell, Figure

Spec = dict[str, Any]
"""A specification of Vega-Lite, or a part of one."""

SANS = (
    'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif'
)
"""The type in which the site sets labels."""


@dataclass(frozen=True)
class Width:
    """A width of figures, and the most that the lines of a column of labels may take of it, in pixels."""

    name: str
    pixels: int
    label: int

    @property
    def narrow(self) -> bool:
        """Whether it is that of a phone."""
        return self.pixels < 500


WIDE = Width("wide", 640, 210)
NARROW = Width("narrow", 352, 122)
WIDTHS = (WIDE, NARROW)


def frame(width: Width, body: Spec, height: float | None = None) -> Spec:
    """A whole specification around the marks and data of a form. ``height``: of the plot, without axes and legends."""
    sized: Spec = {"width": width.pixels} if height is None else {"width": width.pixels, "height": height}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "background": "transparent",
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": 2,
        **sized,
        **body,
        "config": _config(),
    }


def _config() -> Spec:
    """The looks of every figure."""
    text = {"labelFontSize": SIZE, "titleFontSize": SIZE, "labelColor": INK, "titleColor": GRAPHITE}
    text |= {"titleFontWeight": "normal", "labelLimit": 0, "titleLimit": 0}
    return {
        "font": SANS,
        "view": {"stroke": None},
        "axis": {**text, "gridColor": RULE, "domain": False, "ticks": False},
        "axisX": {"grid": True, "labelPadding": 6, "labelFlush": True},
        "axisY": {"grid": False, "labelPadding": GAP},
        "legend": {**text, "orient": "top", "symbolStrokeWidth": 2, "offset": 12,
                   "layout": {"top": {"anchor": "start", "bounds": "full"}}},
        "range": {"category": list(GROUPS), "ordinal": list(RAMP), "ramp": list(RAMP), "heatmap": list(RAMP)},
        "text": {"color": INK, "fontSize": SIZE, "lineBreak": "\n"},
        **{mark: {"color": GROUPS[0]} for mark in ("bar", "point", "line", "tick")},
        "rule": {"color": GRAPHITE},
        "geoshape": {"stroke": PAPER},
    }  # fmt: skip


GAP = 8
"""Between a label and what it names, in pixels."""

SPLIT = "split(datum.label, '\\n')"
"""Makes lines of a wrapped label of an axis, in the language of Vega."""

LINE = 16
"""Height of a line of a label, in pixels."""


def beside(labels: Iterable[str]) -> float:
    """The width of a column of wrapped labels, with the gap beside it."""
    return max((text_width(line) for label in labels for line in label.split("\n")), default=0) + GAP


def axis_y(field: str, labels: Iterable[str]) -> Spec:
    """A column of wrapped labels, in their order, as wide as the widest may be in a reader's type."""
    order = list(dict.fromkeys(labels))
    extent = beside(order)
    look = {"labelExpr": SPLIT, "labelLineHeight": LINE, "minExtent": extent, "maxExtent": extent}
    return {"field": field, "type": "nominal", "sort": order, "title": None, "axis": look}


def title_of(figure: Figure, channel: str) -> str:
    """The title of the column that a channel shows, with its unit."""
    return figure.columns.get(figure.drawn.channels.get(channel, ""), "")


def over(figure: Figure, channel: str) -> Spec:
    """The title of a vertical axis, above it, where it can be read without turning the head."""
    look = {"anchor": "start", "frame": "bounds", "fontSize": SIZE, "fontWeight": "normal", "offset": 14}
    return {"text": title_of(figure, channel), "color": GRAPHITE, **look}


def cells(figure: Figure, channel: str) -> list[Cell]:
    """The cells of the column that a channel shows; nothing for each row where the figure has no such channel."""
    column = figure.drawn.channels.get(channel, "")
    return [row.cells.get(column) for row in figure.rows]


def words(figure: Figure, channel: str, width: float = 10_000) -> list[str]:
    """The same as words, in lines that fit into ``width``."""
    return [wrapped("" if cell is None else str(cell), width) for cell in cells(figure, channel)]


def groups(figure: Figure) -> list[str]:
    """The groups of a figure in order."""
    found = dict.fromkeys(word for word in words(figure, "group") if word)
    return list(dict.fromkeys([*(g for g in figure.drawn.groups if g in found), *found]))


def color(figure: Figure, plot: float) -> Spec:
    """The channel of color, where the figure has groups. ``plot``: the width in which the legend stands."""
    names = groups(figure)
    if not names:
        return {}
    widest = max(map(text_width, names))
    fits = len(names) * (widest * 1.3 + 34) <= plot
    legend: Spec = {"title": None, "columns": len(names) if fits else 1, "columnPadding": 10 + widest * 0.3}
    scale = {"domain": names, "range": list(GROUPS[: len(names)])}
    return {"color": {"field": "group", "type": "nominal", "scale": scale, "legend": legend}}


def shape(figure: Figure) -> Spec:
    """The channel of shape, where the figure has groups, so that color is not all that tells them apart."""
    return {"shape": {"field": "group", "sort": groups(figure), "legend": None}} if groups(figure) else {}
