"""What every form shares: the two widths in which a figure is drawn, its type, axes and legends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kb.figures.colors import GRAPHITE, GROUPS, INK, PAPER, RAMP, RULE
from kb.figures.words import wrapped
from kb.model.figures import Cell, Figure

Spec = dict[str, Any]
"""A specification of Vega-Lite, or a part of one."""

SANS = (
    'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif'
)
"""The type in which the site sets labels."""


@dataclass(frozen=True)
class Width:
    """A width in pixels, and how many characters a line of a label and of the text beside it may have."""

    name: str
    pixels: int
    label: int
    text: int
    size: int = 13


WIDE = Width("wide", 640, 28, 66)
NARROW = Width("narrow", 352, 17, 36)
WIDTHS = (WIDE, NARROW)


def frame(width: Width, body: Spec, height: float | None = None) -> Spec:
    """A whole specification around the marks and data of a form."""
    sized: Spec = {"width": width.pixels} if height is None else {"width": width.pixels, "height": height}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "background": "transparent",
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": 2,
        **sized,
        **body,
        "config": config(width),
    }


def config(width: Width) -> Spec:
    """The looks of every figure."""
    size = width.size
    return {
        "font": SANS,
        "view": {"stroke": None},
        "axis": {
            "labelFontSize": size,
            "titleFontSize": size,
            "labelColor": INK,
            "titleColor": GRAPHITE,
            "titleFontWeight": "normal",
            "gridColor": RULE,
            "domainColor": GRAPHITE,
            "tickColor": GRAPHITE,
            "labelLimit": 0,
            "titleLimit": 0,
        },
        "axisX": {"grid": True, "domain": False, "ticks": False, "labelPadding": 6, "labelFlush": True},
        "axisY": {"grid": False, "domain": False, "ticks": False, "labelPadding": 8},
        "legend": {
            "labelFontSize": size,
            "titleFontSize": size,
            "labelColor": INK,
            "titleColor": GRAPHITE,
            "titleFontWeight": "normal",
            "orient": "top",
            "direction": "vertical" if width is NARROW else "horizontal",
            "labelLimit": 0,
            "symbolStrokeWidth": 2,
            "offset": 12,
        },
        "range": {"category": list(GROUPS), "ordinal": list(RAMP), "ramp": list(RAMP), "heatmap": list(RAMP)},
        "text": {"color": INK, "fontSize": size, "lineBreak": "\n"},
        "bar": {"color": GROUPS[0]},
        "point": {"color": GROUPS[0]},
        "line": {"color": GROUPS[0]},
        "rule": {"color": GRAPHITE},
        "tick": {"color": GROUPS[0]},
        "geoshape": {"stroke": PAPER},
    }


SPLIT = "split(datum.label, '\\n')"
"""Makes lines of a wrapped label of an axis, in the language of Vega."""


def axis_y(field: str, order: Iterable[str]) -> Spec:
    """A column of labels, in an order."""
    return {
        "field": field,
        "type": "nominal",
        "sort": list(dict.fromkeys(order)),
        "title": None,
        "axis": {"labelExpr": SPLIT, "labelLineHeight": 16},
    }


def title_of(figure: Figure, channel: str) -> str:
    """The title of the column that a channel shows, with its unit."""
    return figure.columns.get(figure.drawn.channels.get(channel, ""), "")


def cells(figure: Figure, channel: str) -> list[Cell]:
    """The cells of the column that a channel shows; nothing for each row where the figure has no such channel."""
    column = figure.drawn.channels.get(channel, "")
    return [row.cells.get(column) for row in figure.rows]


def words(figure: Figure, channel: str, most: int = 1000) -> list[str]:
    """The same as words, in lines of at most ``most`` characters."""
    return [wrapped("" if cell is None else str(cell), most) for cell in cells(figure, channel)]


def groups(figure: Figure) -> list[str]:
    """The groups of a figure in order."""
    found = dict.fromkeys(word for word in words(figure, "group") if word)
    return [*dict.fromkeys([*(g for g in figure.drawn.groups if g in found), *found])]


def color(figure: Figure, width: Width, legend: bool = True) -> Spec:
    """The channel of color, where the figure has groups."""
    if "group" not in figure.drawn.channels:
        return {}
    names = groups(figure)
    long = sum(map(len, names)) + 5 * len(names) > width.pixels / 8
    look: Spec = {"title": None, "columns": 1 if long else len(names)}
    scale = {"domain": names, "range": list(GROUPS[: len(names)])}
    return {"color": {"field": "group", "type": "nominal", "scale": scale, "legend": look if legend else None}}
