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


LAST_LABEL = 12
"""Pixels to the right of a plot: a browser's letters may be wider than those that the drawing was measured with."""


def frame(width: Width, body: Spec, height: float | None = None, top: float = 0) -> Spec:
    """A whole specification around the marks and data of a form.

    ``height``: of the plot, without axes and legends; ``top``: of a legend above it that Vega does not place.
    """
    sized: Spec = {"width": width.pixels} if height is None else {"width": width.pixels, "height": height}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "background": "transparent",
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": {"left": 2, "right": LAST_LABEL, "bottom": 2, "top": 2 + top},
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
        "axisX": {"grid": True, "labelPadding": 6, "labelFlush": True, "labelOverlap": "greedy", "labelSeparation": 8},
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
    widest = max((text_width(line) for label in labels for line in label.split("\n")), default=0)
    return widest * 1.06 + GAP + 2


def axis_y(field: str, labels: Iterable[str]) -> Spec:
    """A column of wrapped labels, in their order, as wide as the widest may be in a reader's type."""
    order = list(dict.fromkeys(labels))
    extent = beside(order)
    look = {"labels": False, "minExtent": extent, "maxExtent": extent}
    return {"field": field, "type": "nominal", "sort": order, "title": None, "axis": look}


def named(field: str) -> Spec:
    """The labels of such an axis as a layer: Vega's own would hang from the middle of what they name."""
    middle = {"expr": f"-{LINE / 2} * (length(split(datum.{field}, '\\n')) - 1)"}
    mark = {"type": "text", "align": "right", "baseline": "middle", "lineHeight": LINE, "dy": middle}
    once = [{"aggregate": [{"op": "count", "as": "rows"}], "groupby": [field]}]
    return {"transform": once, "mark": mark, "encoding": {"x": {"value": -GAP}, "text": {"field": field}}}


def title_of(figure: Figure, channel: str) -> str:
    """The title of the column that a channel shows, with its unit."""
    return figure.columns.get(figure.drawn.channels.get(channel, ""), "")


def title_x(figure: Figure, channel: str, plot: float) -> list[str]:
    """The title of a horizontal axis, in lines that fit below the plot."""
    return wrapped(title_of(figure, channel), plot * 0.95).split("\n")


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


KEY = 17
"""Height of a line of a legend, in pixels."""


def legend_lines(figure: Figure, width: float) -> int:
    """How many lines the legend of a figure has: one where all groups fit into ``width``, else one a group."""
    names = groups(figure)
    wanted = len(names) * (max(map(text_width, names), default=0) * 1.3 + 34)
    return len(names) and (1 if wanted <= width else len(names))


def color(figure: Figure, width: float, left: float | None = None) -> Spec:
    """The channel of color, where the figure has groups.

    ``width``: that in which the legend stands. ``left``: how far it begins to the left of the plot; it then stands
    above the plot, in the room that ``frame`` leaves.
    """
    names = groups(figure)
    if not names:
        return {}
    widest = max(map(text_width, names))
    rows = legend_lines(figure, width)
    legend: Spec = {"title": None, "columns": len(names) if rows == 1 else 1, "columnPadding": 10 + widest * 0.3}
    if left is not None:
        legend |= {"orient": "none", "legendX": -left, "legendY": -KEY * rows - 6, "direction": "horizontal"}
    scale = {"domain": names, "range": list(GROUPS[: len(names)])}
    return {"color": {"field": "group", "type": "nominal", "scale": scale, "legend": legend}}


def shape(figure: Figure) -> Spec:
    """The channel of shape, where the figure has groups, so that color is not all that tells them apart."""
    return {"shape": {"field": "group", "sort": groups(figure), "legend": None}} if groups(figure) else {}
