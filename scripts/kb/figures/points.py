"""Lines and dots of a figure in; their specification out."""

from __future__ import annotations

from kb.figures.layout import (
    LINE,
    Spec,
    Width,
    axis_y,
    cells,
    color,
    frame,
    named,
    over,
    shape,
    title_of,
    words,
)
from kb.figures.times import axis_x
from kb.figures.words import lines, moment, shown, text_width
from kb.model.figures import Figure

_DOT: Spec = {"type": "point", "filled": True, "opacity": 1}


def lines_(figure: Figure, width: Width) -> Spec:
    """Points joined in the order of x, a line a group, each with its value where there are few."""
    rows = [
        {"x": moment(x), "y": y, "group": group, "said": "" if y is None else shown(y, counts=True)}
        for x, y, group in zip(cells(figure, "x"), cells(figure, "y"), words(figure, "group"), strict=True)
    ]
    y: Spec = {"field": "y", "type": "quantitative", "title": None, "scale": {"zero": True, "nice": True}}
    y["axis"] = {"grid": True, "tickCount": 5, **_extent(rows)}
    colored = color(figure, width.pixels)
    marks: list[Spec] = [
        {"mark": {"type": "line", "strokeWidth": 2}, "encoding": colored},
        {"mark": {**_DOT, "size": 55}, "encoding": {**colored, **shape(figure)}},
    ]
    if len(rows) <= (10 if width.narrow else 28):
        marks.append({"mark": {"type": "text", "dy": -12}, "encoding": {"text": {"field": "said"}}})
    body = {"title": over(figure, "y"), "data": {"values": rows}, "layer": marks}
    body["encoding"] = {"x": axis_x(figure, "x", width), "y": y}
    return frame(width, body, 240 if width.narrow else 280)


def _extent(rows: list[Spec]) -> Spec:
    widest = max(
        (text_width(shown(round(float(row["y"])), counts=True)) for row in rows if row["y"] is not None), default=20
    )
    return {"minExtent": widest + 10, "maxExtent": widest + 10}


def dots(figure: Figure, width: Width) -> Spec:
    """A dot for each row beside its label, with its range where it has one; with ``y``, a dot between two axes."""
    if "y" in figure.drawn.channels:
        return _scatter(figure, width)
    labels = words(figure, "label", width.label)
    ends = [cells(figure, channel) for channel in ("x", "low", "high")]
    rows = [
        {"label": label, "x": moment(x), "low": moment(low), "high": moment(high), "group": group, "said": text}
        for label, x, low, high, group, text in zip(
            labels, *ends, words(figure, "group"), words(figure, "text"), strict=True
        )
    ]
    x = axis_x(figure, "x", width)
    colored = color(figure, width.pixels)
    marks: list[Spec] = []
    if "low" in figure.drawn.channels:
        between = {"x": {**x, "field": "low"}, "x2": {"field": "high"}}
        marks.append({"mark": {"type": "rule", "strokeWidth": 3, "opacity": 0.5}, "encoding": {**between, **colored}})
    marks.append({"mark": {**_DOT, "size": 90}, "encoding": {**colored, **shape(figure)}})
    if "text" in figure.drawn.channels:
        marks.append({"mark": {"type": "text", "align": "left", "dx": 9}, "encoding": {"text": {"field": "said"}}})
    body = {
        "data": {"values": rows},
        "encoding": {"y": axis_y("label", labels), "x": x},
        "layer": [named("label"), *marks],
    }
    return frame(width, body, max(28, lines(labels) * LINE + 10) * len(set(labels)))


def _scatter(figure: Figure, width: Width) -> Spec:
    labels = words(figure, "label", 96 if width.narrow else 170)
    rows: list[Spec] = [
        {"x": x, "y": y, "group": group, "said": label}
        for x, y, group, label in zip(
            cells(figure, "x"), cells(figure, "y"), words(figure, "group"), labels, strict=True
        )
    ]
    tall, far = (max((float(r[a]) for r in rows if r[a] is not None), default=1) for a in ("y", "x"))
    last = max((text_width(line) for label in labels for line in label.split("\n")), default=0) + 12
    plot = width.pixels - 80
    x: Spec = {"field": "x", "type": "quantitative", "title": title_of(figure, "x"), "axis": {"tickCount": 6}}
    x["scale"] = {"domainMin": 0, "domainMax": far * plot / max(plot - last, 1)}
    y: Spec = {
        "field": "y",
        "type": "quantitative",
        "title": None,
        "axis": {"grid": True, "tickCount": 6, **_extent(rows)},
    }
    y["scale"] = {"type": "log", "domainMax": tall * 2} if figure.drawn.log else {"zero": True, "domainMax": tall * 1.1}
    colored = color(figure, width.pixels)
    text: Spec = {"type": "text", "lineHeight": 15}
    for row in rows:
        row["below"] = any(_hits(row, other, far / plot * last, tall) for other in rows)
    marks = [
        {"mark": {**_DOT, "size": 80}, "encoding": {**colored, **shape(figure)}},
        {
            "transform": [{"filter": "!datum.below"}],
            "mark": {**text, "align": "left", "dx": 8, "baseline": "middle"},
            "encoding": {"text": {"field": "said"}},
        },
        {
            "transform": [{"filter": "datum.below"}],
            "mark": {**text, "align": "center", "dy": 8, "baseline": "top"},
            "encoding": {"text": {"field": "said"}},
        },
    ]
    body = {"title": over(figure, "y"), "data": {"values": rows}, "encoding": {"x": x, "y": y}, "layer": marks}
    return frame(width, body, 380)


def _hits(row: Spec, other: Spec, reach: float, tall: float) -> bool:
    """Whether the label of a dot, which reaches to the right, would run into another; it then stands below."""
    return bool(0 < other["x"] - row["x"] < reach * 1.2 and abs(row["y"] - other["y"]) < tall * 0.06)
