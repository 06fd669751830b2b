"""A figure and a width in; the Vega-Lite specification (https://vega.github.io/vega-lite/docs/) of its form out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kb.figures import steps, world
from kb.figures.bars import bars
from kb.figures.layout import (
    LINE,
    SPLIT,
    Spec,
    Width,
    axis_y,
    color,
    frame,
    named,
    words,
)
from kb.figures.points import dots, lines_
from kb.figures.times import ranges
from kb.figures.words import lines
from kb.model.figures import Figure


def matrix(figure: Figure, width: Width) -> Spec:
    """A cell for each row, at its x and y, colored by its group, with its words in it."""
    ys = words(figure, "y", width.label)
    column = (width.pixels - width.label) / max(len(set(words(figure, "x"))), 1) - 12
    xs, said = words(figure, "x", column), words(figure, "text", column)
    rows = [
        {"x": x, "y": y, "group": group, "said": text}
        for x, y, group, text in zip(xs, ys, words(figure, "group"), said, strict=True)
    ]
    look = {"orient": "top", "labelExpr": SPLIT, "labelAngle": 0, "grid": False, "labelFlush": False}
    x: Spec = {"field": "x", "type": "nominal", "sort": list(dict.fromkeys(xs)), "title": None}
    x["axis"] = {**look, "labelLineHeight": LINE}
    cell = {"type": "rect", "cornerRadius": 2, "opacity": 0.28, "width": {"band": 0.94}, "height": {"band": 0.9}}
    marks: list[Spec] = [
        {"mark": cell, "encoding": color(figure, width.pixels)},
        {"mark": {"type": "text", "baseline": "middle"}, "encoding": {"text": {"field": "said"}}},
    ]
    body = {"data": {"values": rows}, "encoding": {"x": x, "y": axis_y("y", ys)}, "layer": [named("y"), *marks]}
    return frame(width, body, max(30, max(lines(ys), lines(said)) * LINE + 12) * len(set(ys)))


def given(figure: Figure, width: Width) -> Spec:
    """The author's own specification, with the rows as its data and the looks of the site."""
    inner = {**figure.spec, "data": {"values": [dict(row.cells) for row in figure.rows]}}
    return {**frame(width, inner), "width": width.pixels}


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
    "ladder": Form(steps.ladder, ("label",), ("text", "group")),
    "matrix": Form(matrix, ("x", "y", "group"), ("text",)),
    "map": Form(world.map_, ("state",), ("group", "value"), ("value",)),
    "spec": Form(given),
}


def specification(figure: Figure, width: Width) -> Spec:
    """What Vega-Lite is given for a figure in a width. Expects a figure in which ``check`` found nothing."""
    return FORMS[figure.form].make(figure, width)
