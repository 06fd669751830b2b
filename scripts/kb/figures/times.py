"""The cells of a figure in; its axis of time, or of any number, and its lines of time, out."""

from __future__ import annotations

from kb.figures.layout import (
    KEY,
    LINE,
    Spec,
    Width,
    axis_y,
    beside,
    cells,
    color,
    frame,
    legend_lines,
    named,
    title_of,
    words,
)
from kb.figures.words import is_minute, lines, moment
from kb.model.figures import Cell, Figure

SHORT = 0.012
"""A range that takes less than this part of the axis is drawn as a dot."""

MOST = 360
"""The widest that a column of labels may be, in pixels, where it makes a drawing lower."""


def axis_x(figure: Figure, channel: str, width: Width) -> Spec:
    """An axis of time, or of any number, fitted to the data."""
    found = [cell for name in (channel, "low", "high", "end") for cell in cells(figure, name) if cell is not None]
    ticks = 4 if width.narrow else 7
    if any(is_minute(cell) for cell in found):
        axis = {"format": "%H:%M", "tickCount": ticks, "labelOverlap": True}
        return {
            "field": channel,
            "type": "temporal",
            "title": title_of(figure, channel),
            "scale": {"type": "utc"},
            "axis": axis,
        }
    scale: Spec = {"type": "log"} if figure.drawn.log else {"zero": figure.drawn.zero, "nice": False, "padding": 14}
    years = all(_is_year(cell) for cell in found)
    axis = {"tickMinStep": 1, "tickCount": ticks, **({"format": "d"} if years else {})}
    title = None if years else title_of(figure, channel)
    return {"field": channel, "type": "quantitative", "title": title, "scale": scale, "axis": axis}


def _is_year(cell: Cell) -> bool:
    at = moment(cell)
    return isinstance(at, (int, float)) and 1000 < at < 2200


def ranges(figure: Figure, width: Width) -> Spec:
    """A bar from a beginning to an end for each row; one that goes on ends in an arrow, a short one is a dot."""
    labels = words(figure, "label", width.label if width.narrow else _room(figure, width))
    until = moment(figure.drawn.until, end=True)
    rows: list[Spec] = []
    for label, start, end, group, text in zip(
        labels, cells(figure, "start"), cells(figure, "end"), words(figure, "group"), words(figure, "text"), strict=True
    ):
        last = until if end is None else moment(end, end=True)
        row = {"label": label, "start": moment(start), "end": last, "group": group, "open": end is None, "said": text}
        rows.append({**row, "short": False})
    _mark_short(rows)
    x = axis_x(figure, "start", width)
    colored = color(figure, width.pixels, beside(labels))
    dot: Spec = {"type": "point", "filled": True, "opacity": 1}
    at_start = {"x": x, **colored}
    at_end = {"x": {**x, "field": "end"}, **colored}
    marks: list[Spec] = [
        {
            "transform": [{"filter": "!datum.short"}],
            "mark": {"type": "bar", "size": 14},
            "encoding": {**at_start, "x2": {"field": "end"}},
        },
        {"transform": [{"filter": "datum.short"}], "mark": {**dot, "size": 100}, "encoding": at_start},
        {
            "transform": [{"filter": "datum.open"}],
            "mark": {**dot, "shape": "triangle-right", "size": 150, "xOffset": 4},
            "encoding": at_end,
        },
    ]
    if "text" in figure.drawn.channels:
        said = {"x": {**x, "field": "end"}, "text": {"field": "said"}}
        marks.append({"mark": {"type": "text", "align": "left", "dx": 9}, "encoding": said})
    body = {"data": {"values": rows}, "encoding": {"y": axis_y("label", labels)}, "layer": [named("label"), *marks]}
    top = legend_lines(figure, width.pixels) * KEY + 6 if "group" in figure.drawn.channels else 0
    return frame(width, body, _height(labels), top)


def _height(labels: list[str]) -> int:
    """The height of the plot with these labels, in pixels."""
    return max(26, lines(labels) * LINE + 3) * len(set(labels))


def _room(figure: Figure, width: Width) -> int:
    """The width of the column of labels: where the plot would be higher than wide, one in which they take few lines."""
    if _height(words(figure, "label", width.label)) <= width.pixels:
        return width.label
    fewest = lines(words(figure, "label", MOST))
    return next(room for room in range(width.label, MOST + 1, 10) if lines(words(figure, "label", room)) <= fewest)


def _mark_short(rows: list[Spec]) -> None:
    """Say of each row whether its bar would be too short to see."""
    ends = [at for row in rows for at in (row["start"], row["end"]) if isinstance(at, (int, float))]
    whole = max(ends, default=1) - min(ends, default=0)
    for row in rows:
        if isinstance(row["start"], (int, float)) and isinstance(row["end"], (int, float)):
            row["short"] = row["end"] - row["start"] < whole * SHORT
