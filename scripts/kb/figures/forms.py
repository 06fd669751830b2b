"""A figure and a width in; the Vega-Lite specification (https://vega.github.io/vega-lite/docs/) of its form out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kb.figures import steps, world
from kb.figures.colors import GRAPHITE
from kb.figures.layout import Spec, Width, axis_y, cells, color, frame, groups, title_of, words
from kb.figures.words import is_minute, lines, moment, shown
from kb.model.figures import Figure

LINE = 16
"""Height of a line of a label, in pixels."""


def bars(figure: Figure, width: Width) -> Spec:
    """A bar for each row, with its value beside it; rows of one label stand together, a bar a group."""
    labels = words(figure, "label", width.label)
    values = cells(figure, "value")
    said = words(figure, "text") if "text" in figure.drawn.channels else ["" if v is None else shown(v) for v in values]
    rows = [
        {"label": label, "value": value or 0, "group": group, "said": text or "not known"}
        for label, value, group, text in zip(labels, values, words(figure, "group"), said, strict=True)
    ]
    beside = len(set(labels)) < len(labels)
    each = max(len(groups(figure)), 1) if beside else 1
    step = max(26.0 if each == 1 else 20.0 * each + 8, lines(labels) * LINE + 8)
    y: Spec = {"y": axis_y("label", labels)}
    if beside:
        y["yOffset"] = {"field": "group", "type": "nominal", "sort": groups(figure)}
    most = max((float(v) for v in values if isinstance(v, (int, float))), default=1)
    room = 1 + 8.5 * max(map(len, said), default=0) / (width.pixels * 0.6)
    x: Spec = {"field": "value", "type": "quantitative", "title": title_of(figure, "value")}
    x |= {"scale": {"domainMin": 0, "domainMax": most * room}, "axis": {"tickCount": 5}}
    if figure.drawn.log:
        x["scale"] = {"type": "log", "domainMax": most * 4}
    marks = [
        {"mark": {"type": "bar", "height": {"band": 0.72}}, "encoding": {"x": x, **color(figure, width)}},
        {"mark": {"type": "text", "align": "left", "dx": 5}, "encoding": {"x": x, "text": {"field": "said"}}},
    ]
    body = {"data": {"values": rows}, "encoding": y, "layer": marks}
    return frame(width, body, step * len(set(labels)))


def lines_(figure: Figure, width: Width) -> Spec:
    """Points joined in the order of x, a line a group, each with its value where there are few."""
    values = cells(figure, "y")
    rows = [
        {"x": moment(x), "y": y, "group": group, "said": "" if y is None else shown(y)}
        for x, y, group in zip(cells(figure, "x"), values, words(figure, "group"), strict=True)
    ]
    several = len(groups(figure)) > 1
    y: Spec = {"field": "y", "type": "quantitative", "title": None, "scale": {"zero": True, "nice": True}}
    y["axis"] = {"grid": True, "tickCount": 5}
    encoding = {"x": _time(figure, "x"), "y": y}
    colored = color(figure, width)
    shape = {"shape": {"field": "group", "sort": groups(figure), "legend": None}} if several else {}
    marks: list[Spec] = [
        {"mark": {"type": "line", "strokeWidth": 2}, "encoding": colored},
        {"mark": {"type": "point", "filled": True, "size": 55, "opacity": 1}, "encoding": {**colored, **shape}},
    ]
    if len(rows) <= (28 if width.pixels > 500 else 10):
        marks.append({"mark": {"type": "text", "dy": -12}, "encoding": {"text": {"field": "said"}}})
    body = {"title": _over(figure, "y"), "data": {"values": rows}, "encoding": encoding, "layer": marks}
    return frame(width, body, 300 if width.pixels > 500 else 260)


def dots(figure: Figure, width: Width) -> Spec:
    """A dot for each row beside its label, with its range where it has one; with ``y``, a dot between two axes."""
    if "y" in figure.drawn.channels:
        return _scatter(figure, width)
    labels = words(figure, "label", width.label)
    rows = [
        {"label": label, "x": moment(x), "low": moment(low), "high": moment(high), "group": group, "said": text}
        for label, x, low, high, group, text in zip(
            labels, *(cells(figure, c) for c in ("x", "low", "high")), words(figure, "group"), words(figure, "text"),
            strict=True,
        )
    ]  # fmt: skip
    encoding = {"y": axis_y("label", labels), "x": _time(figure, "x")}
    shape = {"shape": {"field": "group", "sort": groups(figure), "legend": None}} if groups(figure) else {}
    colored = color(figure, width)
    marks: list[Spec] = []
    if "low" in figure.drawn.channels:
        ends = {"x": {**_time(figure, "x"), "field": "low"}, "x2": {"field": "high"}}
        marks.append({"mark": {"type": "rule", "strokeWidth": 3, "opacity": 0.5}, "encoding": {**ends, **colored}})
    if figure.drawn.zero:
        marks.append({"mark": {"type": "rule", "strokeDash": [4, 3]}, "encoding": {"x": {"datum": 0}, "y": None}})
    marks.append(
        {"mark": {"type": "point", "filled": True, "size": 90, "opacity": 1}, "encoding": {**colored, **shape}}
    )
    if "text" in figure.drawn.channels:
        marks.append({"mark": {"type": "text", "align": "left", "dx": 9}, "encoding": {"text": {"field": "said"}}})
    body = {"data": {"values": rows}, "encoding": encoding, "layer": marks}
    return frame(width, body, max(28, lines(labels) * LINE + 10) * len(set(labels)))


def _scatter(figure: Figure, width: Width) -> Spec:
    labels = words(figure, "label", 24 if width.pixels > 500 else 16)
    rows = [
        {"x": x, "y": y, "group": group, "said": label}
        for x, y, group, label in zip(
            cells(figure, "x"), cells(figure, "y"), words(figure, "group"), labels, strict=True
        )
    ]
    scale: Spec = {"type": "log", "nice": False} if figure.drawn.log else {"zero": True}
    tall = max((float(r["y"]) for r in rows if isinstance(r["y"], (int, float))), default=1)
    far = max((float(r["x"]) for r in rows if isinstance(r["x"], (int, float))), default=1)
    x: Spec = {"field": "x", "type": "quantitative", "title": title_of(figure, "x"), "scale": {"domainMin": 0}}
    x["scale"]["domainMax"] = far * (1.3 if width.pixels > 500 else 1.6)
    y: Spec = {"field": "y", "type": "quantitative", "title": None, "axis": {"grid": True, "tickCount": 6}}
    y["scale"] = {**scale, "domainMax": tall * (2 if figure.drawn.log else 1.1)}
    colored = color(figure, width)
    shape = {"shape": {"field": "group", "sort": groups(figure), "legend": None}} if groups(figure) else {}
    marks = [
        {"mark": {"type": "point", "filled": True, "size": 80, "opacity": 1}, "encoding": {**colored, **shape}},
        {
            "mark": {"type": "text", "align": "left", "dx": 8, "baseline": "middle"},
            "encoding": {"text": {"field": "said"}},
        },
    ]
    body = {"title": _over(figure, "y"), "data": {"values": rows}, "encoding": {"x": x, "y": y}, "layer": marks}
    return frame(width, body, 420 if width.pixels > 500 else 460)


def ranges(figure: Figure, width: Width) -> Spec:
    """A bar from a beginning to an end for each row; one that goes on ends in an arrow, one without length is a dot."""
    labels = words(figure, "label", width.label + 4)
    until = moment(figure.drawn.until, end=True)
    rows = []
    for label, start, end, group, text in zip(
        labels, cells(figure, "start"), cells(figure, "end"), words(figure, "group"), words(figure, "text"), strict=True
    ):
        last = moment(end, end=True) if end is not None else until
        rows.append(
            {"label": label, "start": moment(start), "end": last, "group": group, "open": end is None, "said": text}
        )
    time = _time(figure, "start")
    y = {"y": axis_y("label", labels)}
    place = {"x": {**time, "field": "start"}, "x2": {"field": "end"}}
    colored = color(figure, width)
    tip: Spec = {"type": "point", "shape": "triangle-right", "filled": True, "size": 110, "opacity": 1}
    marks: list[Spec] = [
        {"mark": {"type": "bar", "height": {"band": 0.5}, "minBandSize": 4}, "encoding": {**place, **colored}},
        {
            "transform": [{"filter": "datum.open"}],
            "mark": tip,
            "encoding": {"x": {**time, "field": "end"}, **colored},
        },
    ]
    if "text" in figure.drawn.channels:
        said = {"mark": {"type": "text", "align": "left", "dx": 7}, "encoding": {"text": {"field": "said"}}}
        marks.append({**said, "encoding": {"x": {**time, "field": "end"}, "text": {"field": "said"}}})
    body = {"data": {"values": rows}, "encoding": y, "layer": marks}
    return frame(width, body, max(26, lines(labels) * LINE + 8) * len(set(labels)))


def _time(figure: Figure, channel: str) -> Spec:
    """An axis of time, or of any number, fitted to the data."""
    found = [cell for name in (channel, "low", "high", "end") for cell in cells(figure, name) if cell is not None]
    title = title_of(figure, channel) or None
    if any(is_minute(cell) for cell in found):
        axis = {"format": "%H:%M", "tickCount": 8, "labelOverlap": True}
        return {"field": channel, "type": "temporal", "title": title, "scale": {"type": "utc"}, "axis": axis}
    zero = figure.drawn.zero
    scale: Spec = {"type": "log"} if figure.drawn.log else {"zero": zero, "nice": False, "padding": 12}
    years = all(isinstance(moment(c), (int, float)) and 1000 < float(moment(c) or 0) < 2200 for c in found)
    if figure.drawn.until is not None and years:
        scale["domainMax"] = moment(figure.drawn.until, end=True)
    axis_: Spec = {"tickMinStep": 1, "tickCount": 6, **({"format": "d"} if years else {})}
    return {"field": channel, "type": "quantitative", "title": title, "scale": scale, "axis": axis_}


def _over(figure: Figure, channel: str) -> Spec:
    """The title of a vertical axis, above it, where it can be read without turning the head."""
    return {
        "text": title_of(figure, channel),
        "anchor": "start",
        "frame": "bounds",
        "fontSize": 13,
        "fontWeight": "normal",
        "color": GRAPHITE,
        "offset": 14,
    }


def matrix(figure: Figure, width: Width) -> Spec:
    """A cell for each row, at its x and y, colored by its group, with its words in it."""
    narrow = width.pixels < 500
    across = list(dict.fromkeys(words(figure, "x", 9 if narrow else 14)))
    ys = words(figure, "y", width.label)
    said = words(figure, "text", 9 if narrow else 16)
    rows = [
        {"x": x, "y": y, "group": group, "said": text}
        for x, y, group, text in zip(
            words(figure, "x", 9 if narrow else 14), ys, words(figure, "group"), said, strict=True
        )
    ]
    x: Spec = {"field": "x", "type": "nominal", "sort": across, "title": None}
    x["axis"] = {"orient": "top", "labelExpr": "split(datum.label, '\\n')", "labelAngle": 0, "grid": False}
    x["axis"] |= {"labelFlush": False, "labelLineHeight": 15}
    marks: list[Spec] = [
        {"mark": {"type": "rect", "cornerRadius": 2, "opacity": 0.28, "width": {"band": 0.94}, "height": {"band": 0.9}},
         "encoding": color(figure, width)},
        {"mark": {"type": "text"}, "encoding": {"text": {"field": "said"}}},
    ]  # fmt: skip
    body = {"data": {"values": rows}, "encoding": {"x": x, "y": axis_y("y", ys)}, "layer": marks}
    step = max(30, max(lines(ys), lines(said)) * LINE + 12)
    return frame(width, body, step * len(set(ys)))


def given(figure: Figure, width: Width) -> Spec:
    """The author's own specification, with the rows as its data and the looks of the site."""
    rows = [dict(row.cells) for row in figure.rows]
    inner = {**figure.spec, "data": {"values": rows}}
    drawn = frame(width, inner, figure.spec.get("height"))
    return {**drawn, "width": width.pixels}


@dataclass(frozen=True)
class Form:
    """How a form is specified, and which channels it must have, may have, and has numbers or times in."""

    make: Callable[[Figure, Width], Spec]
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    times: tuple[str, ...] = ()


FORMS: Mapping[str, Form] = {
    "bars": Form(bars, ("label", "value"), ("group", "text"), ("value",)),
    "lines": Form(lines_, ("x", "y"), ("group",), ("y",), ("x",)),
    "dots": Form(dots, ("label", "x"), ("y", "low", "high", "group", "text"), ("y",), ("x", "low", "high")),
    "ranges": Form(ranges, ("label", "start"), ("end", "group", "text"), (), ("start", "end")),
    "ladder": Form(steps.ladder, ("label",), ("text", "group", "value"), ("value",)),
    "matrix": Form(matrix, ("x", "y", "group"), ("text",)),
    "map": Form(world.map_, ("state",), ("group", "value"), ("value",)),
    "spec": Form(given),
}


def specification(figure: Figure, width: Width) -> dict[str, Any]:
    """What Vega-Lite is given for a figure in a width. Expects a figure in which ``check`` found nothing."""
    return FORMS[figure.form].make(figure, width)
