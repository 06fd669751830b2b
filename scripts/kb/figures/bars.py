"""Bars of a figure in; their specification out."""

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
    groups,
    legend_lines,
    named,
    title_x,
    words,
)
from kb.figures.words import lines, shown, text_width
from kb.model.figures import Figure


def bars(figure: Figure, width: Width) -> Spec:
    """A bar for each row, with its value beside it; rows of one label stand together, a bar a group."""
    labels = words(figure, "label", width.label)
    values = cells(figure, "value")
    said = words(figure, "text") if "text" in figure.drawn.channels else [_said(value) for value in values]
    rows = [
        {"label": label, "value": value or 0, "group": group, "said": text}
        for label, value, group, text in zip(labels, values, words(figure, "group"), said, strict=True)
    ]
    together = len(set(labels)) < len(labels)
    plot = width.pixels - beside(labels)
    x = _axis(figure, plot, max(map(text_width, said), default=0))
    offset = {"field": "group", "type": "nominal", "sort": groups(figure)}
    bar: Spec = {"x": x, **color(figure, width.pixels, beside(labels))}
    text: Spec = {"x": {**x, "stack": None}, "text": {"field": "said"}}
    if together:
        bar["yOffset"], text["yOffset"] = offset, {**offset, "bandPosition": 0.5}
    if figure.drawn.log:
        bar["x2"] = {"datum": 1}
    marks = [
        {"mark": {"type": "bar", "size": 18}, "encoding": bar},
        {"mark": {"type": "text", "align": "left", "baseline": "middle", "dx": 5}, "encoding": text},
    ]
    each = 20.0 * len(groups(figure)) + 10 if together else 26.0
    step = max(each, lines(labels) * LINE + 8)
    body = {"data": {"values": rows}, "encoding": {"y": axis_y("label", labels)}, "layer": [named("label"), *marks]}
    top = legend_lines(figure, width.pixels) * KEY + 6 if groups(figure) else 0
    return frame(width, body, step * len(set(labels)), top)


def _said(value: object) -> str:
    return shown(value, counts=True) if isinstance(value, (int, float)) else "not known"


def _axis(figure: Figure, plot: float, text: float) -> Spec:
    """The axis of values, with room for the longest text behind the longest bar. ``plot``: the width of the plot."""
    most = max((float(v) for v in cells(figure, "value") if isinstance(v, (int, float))), default=1)
    x: Spec = {"field": "value", "type": "quantitative", "title": title_x(figure, "value", plot)}
    if figure.drawn.log:
        power = plot / max(plot - text - 12, 1)
        return {**x, "scale": {"type": "log", "domainMin": 1, "domainMax": most**power}, "axis": {"tickCount": 4}}
    room = most * plot / max(plot - text - 12, 1)
    return {**x, "scale": {"domainMin": 0, "domainMax": room}, "axis": {"tickCount": 5 if plot > 300 else 3}}
