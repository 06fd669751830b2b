"""A map in; its specification, with the shapes of the states and a dot for each that is too small to show, out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kb.figures.colors import INK, LAND, PAPER, RAMP
from kb.figures.layout import LAST_LABEL, Spec, Width, cells, color, frame, title_of, words
from kb.model.figures import Figure

_HERE = Path(__file__).parent

NOTE = (
    "Outlines: Natural Earth, 1:110 million, which draws who holds what on the ground. "
    "They and the names imply no view on any state or border. Small states are dots."
)
"""What stands under every map."""


PROJECTION = {"type": "equalEarth", "rotate": [-11, 0, 0]}
"""Equal areas, with the cut in the Bering Strait."""

ANTARCTICA = "010"
"""Left out of maps, since no state holds it."""


@dataclass(frozen=True)
class State:
    """A state by its code of ISO 3166-1: the id of its shape, its name, and where its dot stands if it has no shape."""

    id: str
    name: str
    place: tuple[float, float] | None


@cache
def states() -> dict[str, State]:
    """{alpha-2 code: state}."""
    rows: dict[str, list[Any]] = json.loads((_HERE / "states.json").read_text(encoding="utf-8"))
    return {c: State(row[0], row[1], (row[2], row[3]) if len(row) > 2 else None) for c, row in rows.items()}


@cache
def shapes() -> dict[str, Any]:
    """The shapes of states as TopoJSON."""
    found: dict[str, Any] = json.loads((_HERE / "countries-110m.json").read_text(encoding="utf-8"))
    land = found["objects"]["countries"]
    land["geometries"] = [shape for shape in land["geometries"] if shape.get("id") != ANTARCTICA]
    return found


def map_(figure: Figure, width: Width) -> Spec:
    """The world in equal areas, the states of the rows in the colors of their groups or by their values."""
    known = states()
    rows = []
    for code, group, value in zip(words(figure, "state"), words(figure, "group"), cells(figure, "value"), strict=True):
        state = known[code]
        east, north = state.place or (None, None)
        rows.append({"id": state.id, "group": group, "value": value, "east": east, "north": north})
    filled = color(figure, width.pixels) or _by_value(figure)
    land = {"values": shapes(), "format": {"type": "topojson", "feature": "countries"}}
    join: Spec = {"lookup": "id", "from": {"data": {"values": rows}, "key": "id", "fields": ["group", "value"]}}
    outline: Spec = {"type": "geoshape", "stroke": PAPER, "strokeWidth": 0.5}
    place = {
        "longitude": {"field": "east", "type": "quantitative"},
        "latitude": {"field": "north", "type": "quantitative"},
    }
    dot: Spec = {"type": "circle", "size": 34, "opacity": 1, "stroke": INK, "strokeWidth": 0.6}
    marks: list[Spec] = [
        {"data": land, "mark": {**outline, "fill": LAND}},
        {
            "data": land,
            "transform": [join, {"filter": "isValid(datum.group) || isValid(datum.value)"}],
            "mark": outline,
            "encoding": filled,
        },
        {
            "data": {"values": rows},
            "transform": [{"filter": "isValid(datum.east)"}],
            "mark": dot,
            "encoding": {**place, **filled},
        },
    ]
    body = {"projection": PROJECTION, "layer": marks}
    return {
        **frame(width, body, width.pixels * 0.5),
        "autosize": {"type": "pad"},
        "width": width.pixels - 4 - LAST_LABEL,
    }


def _by_value(figure: Figure) -> Spec:
    if "value" not in figure.drawn.channels:
        return {"color": {"value": RAMP[-1]}}
    legend = {"title": title_of(figure, "value"), "gradientLength": 180}
    return {"color": {"field": "value", "type": "quantitative", "scale": {"range": list(RAMP)}, "legend": legend}}
