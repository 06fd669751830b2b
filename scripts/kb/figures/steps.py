"""A ladder in; its specification, with every line of text put in its place, out."""

from __future__ import annotations

from kb.figures.colors import GRAPHITE, GROUPS, INK
from kb.figures.layout import Spec, Width, cells, frame, groups, words
from kb.figures.words import wrapped
from kb.model.figures import Figure

HEAD, LINE, GAP = 18, 17, 14
"""Height of a rung's name and of a line of its text, and the room below it, in pixels."""

RADIUS = 11


def ladder(figure: Figure, width: Width) -> Spec:
    """The rungs from the top down, joined by a line: a number, a name and a text each.

    ``value`` is how far a rung stands to the right, from 1; ``group`` gives it its color.
    """
    indent = 34 if width.pixels > 500 else 9
    levels = [int(cell) if isinstance(cell, (int, float)) else 1 for cell in cells(figure, "value")]
    names = groups(figure)
    rows: list[Spec] = []
    top = 6.0
    for i, (label, text, group) in enumerate(
        zip(words(figure, "label"), words(figure, "text"), words(figure, "group"), strict=True)
    ):
        x = RADIUS + 2 + indent * (levels[i] - 1)
        room = int((width.pixels - x - RADIUS - 14) / 6.7)
        head, rest = wrapped(label, int(room * 0.92)), wrapped(text, room)
        height = HEAD * (head.count("\n") + 1) + (LINE * (rest.count("\n") + 1) if rest else 0)
        color = GROUPS[names.index(group) % len(GROUPS)] if group else GROUPS[0]
        mark = str(levels[i]) if "value" in figure.drawn.channels else str(i + 1)
        rows.append(
            {"x": x, "y": top + 8, "label": head, "text": rest, "top": top, "left": x + RADIUS + 10, "color": color,
             "textY": top + HEAD * (head.count("\n") + 1), "number": mark}
        )  # fmt: skip
        top += height + GAP
    place = {"y": {"field": "y", "type": "quantitative", "scale": None, "axis": None}}
    at = {"x": {"field": "x", "type": "quantitative", "scale": None, "axis": None}, **place}
    beside = {"x": {"field": "left", "type": "quantitative", "scale": None, "axis": None}}
    tinted = {"field": "color", "type": "nominal", "scale": None}
    words_: Spec = {"type": "text", "align": "left", "baseline": "top", "lineHeight": LINE}
    marks: list[Spec] = [
        {"mark": {"type": "line", "color": GRAPHITE, "strokeWidth": 1.5, "interpolate": "step"}, "encoding": {
            **at, "order": {"field": "y", "type": "quantitative"}}},
        {"mark": {"type": "circle", "size": RADIUS * RADIUS * 3.2, "opacity": 1}, "encoding": {**at, "color": tinted}},
        {"mark": {"type": "text", "color": "#fbfaf6", "fontWeight": 600, "fontSize": 12}, "encoding": {
            **at, "text": {"field": "number"}}},
        {"mark": {**words_, "fontWeight": 600, "lineHeight": HEAD, "color": INK}, "encoding": {
            **beside, "y": {**place["y"], "field": "top"}, "text": {"field": "label"}}},
        {"mark": {**words_, "color": INK}, "encoding": {
            **beside, "y": {**place["y"], "field": "textY"}, "text": {"field": "text"}}},
    ]  # fmt: skip
    body = {"data": {"values": rows}, "layer": marks, "autosize": {"type": "none"}}
    return {**frame(width, body, top - GAP + 8), "padding": 0}
