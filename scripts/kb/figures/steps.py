"""A ladder in; its specification, with every line of text put in its place, out."""

from __future__ import annotations

from kb.figures.colors import GRAPHITE, GROUPS, INK, PAPER
from kb.figures.layout import Spec, Width, frame, groups, words
from kb.figures.words import wrapped
from kb.model.figures import Figure

HEAD, LINE, GAP, GROUP = 18, 17, 14, 26
"""Height of a rung's name and of a line of its text, the room below it, and that of the name of a group, in pixels."""

RADIUS = 11
LEFT = RADIUS + 2
"""Where the middles of the numbers stand."""

BOLD = 1.15
"""How much wider bold type is."""


def ladder(figure: Figure, width: Width) -> Spec:
    """The rungs from the top down, joined by a line: a number, a name and a text each, under the names of groups."""
    rows, names, height = _placed(figure, width)
    body = {"data": {"values": rows}, "layer": _marks(names), "autosize": {"type": "none"}}
    return {**frame(width, body, height), "padding": 0}


def _placed(figure: Figure, width: Width) -> tuple[list[Spec], list[Spec], float]:
    """Each rung and each name of a group with its place, and the height of all."""
    room = (width.pixels - LEFT - RADIUS - 16) * 0.95
    known, last, top = groups(figure), "", 6.0
    rows: list[Spec] = []
    names: list[Spec] = []
    each = zip(words(figure, "label"), words(figure, "text"), words(figure, "group"), strict=True)
    for number, (label, text, group) in enumerate(each, start=1):
        if group and group != last:
            names.append({"y": top, "name": group})
            top, last = top + GROUP, group
        head, rest = wrapped(label, room / BOLD), wrapped(text, room)
        below = top + HEAD * (head.count("\n") + 1)
        color = GROUPS[known.index(group) % len(GROUPS)] if group else GROUPS[0]
        row = {"x": LEFT, "y": top + 8, "top": top, "below": below, "left": LEFT + RADIUS + 10}
        rows.append({**row, "label": head, "text": rest, "color": color, "number": str(number)})
        top = below + (LINE * (rest.count("\n") + 1) if rest else 0) + GAP
    return rows, names, top - GAP + 8


def _at(**fields: str) -> Spec:
    """Places in pixels, from fields."""
    return {
        name: {"field": field, "type": "quantitative", "scale": None, "axis": None} for name, field in fields.items()
    }


def _marks(names: list[Spec]) -> list[Spec]:
    order = {"order": {"field": "y", "type": "quantitative"}}
    tinted = {"color": {"field": "color", "type": "nominal", "scale": None}}
    text: Spec = {"type": "text", "align": "left", "baseline": "top", "color": INK}
    number = {"type": "text", "color": PAPER, "fontWeight": 600, "fontSize": 12, "baseline": "middle"}
    name = {**text, "color": GRAPHITE, "fontStyle": "italic"}
    middle = _at(x="x", y="y")
    return [
        {"mark": {"type": "line", "color": GRAPHITE, "strokeWidth": 1.5}, "encoding": {**middle, **order}},
        {"mark": {"type": "circle", "size": RADIUS * RADIUS * 3.2, "opacity": 1}, "encoding": {**middle, **tinted}},
        {"mark": number, "encoding": {**middle, "text": {"field": "number"}}},
        {"mark": {**text, "fontWeight": 600, "lineHeight": HEAD},
         "encoding": {**_at(x="left", y="top"), "text": {"field": "label"}}},
        {"mark": {**text, "lineHeight": LINE}, "encoding": {**_at(x="left", y="below"), "text": {"field": "text"}}},
        {"data": {"values": names}, "mark": {**name, "x": LEFT + RADIUS + 10},
         "encoding": {**_at(y="y"), "text": {"field": "name"}}},
    ]  # fmt: skip
