"""The shapes of states as paths of SVG in whole pixels, and the places of those too small to show, drawn by Vega.

They depend on no content, and are kept in the cache under the digest of the shapes and of this room's code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

import vl_convert

from kb.figures.draw import VEGA_LITE
from kb.figures.layout import Spec
from kb.figures.world import PROJECTION, shapes, states
from kb.write import cache

WIDTH, HEIGHT = 700, 322

_MARK = re.compile(r'<path aria-label="(?P<id>\w+)"[^>]*? transform="translate\((?P<at>[^)]*)\)" d="(?P<path>[^"]*)"')
_POINT = re.compile(r"(-?[\d.]+(?:e-?\d+)?),(-?[\d.]+(?:e-?\d+)?)")


@dataclass(frozen=True)
class Outlines:
    """{numeric code of a state: its shape}, and {alpha-2 code: where the dot of one without a shape stands}."""

    shapes: dict[str, str]
    dots: dict[str, list[int]]


def outlines(folder: Path) -> Outlines:
    """Those of every state. ``folder`` is that of the cache."""
    path = folder / "outlines.json"
    key = cache.digest(cache.programs(["vl-convert-python"], sorted(Path(__file__).parent.glob("*.*"))), WIDTH, HEIGHT)
    kept = cache.read(path).get(key)
    if isinstance(kept, dict) and kept.keys() == {"shapes", "dots"}:
        return Outlines(**kept)
    drawn = _drawn()
    cache.keep({path: {key: asdict(drawn)}}, folder)
    return drawn


def _drawn() -> Outlines:
    svg = str(vl_convert.vegalite_to_svg(_specification(), vl_version=VEGA_LITE))
    found = Outlines({}, {})
    for mark in _MARK.finditer(svg):
        if mark["id"].isalpha() and mark["id"] in states():
            x, y = mark["at"].split(",")
            found.dots[mark["id"]] = [round(float(x)), round(float(y))]
        else:
            found.shapes[mark["id"]] = "".join(_rings(mark["path"]))
    return found


def _specification() -> Spec:
    dots = [{"id": code, "east": s.place[0], "north": s.place[1]} for code, s in states().items() if s.place]
    place = {name: {"field": field, "type": "quantitative"} for name, field in _DEGREES.items()}
    data = {"values": shapes(), "format": {"type": "topojson", "feature": "countries"}}
    said = {"description": {"field": "id"}}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": WIDTH,
        "height": HEIGHT,
        "padding": 0,
        "autosize": "none",
        "projection": PROJECTION,
        "layer": [
            {"data": data, "mark": "geoshape", "encoding": said},
            {"data": {"values": dots}, "mark": "circle", "encoding": {**said, **place}},
        ],
    }


_DEGREES = {"longitude": "east", "latitude": "north"}


def _rings(path: str) -> Iterator[str]:
    """Each ring of a path, its points in whole pixels and relative to the one before; none that shrinks to a line."""
    for ring in path.split("M")[1:]:
        points = [(round(float(x)), round(float(y))) for x, y in _POINT.findall(ring)]
        points = [point for i, point in enumerate(points) if not i or point != points[i - 1]]
        if len(set(points)) > 2:
            steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(points)]
            moves = "".join(f"{' ' if x >= 0 else ''}{x}{' ' if y >= 0 else ''}{y}" for x, y in steps)
            yield f"M{points[0][0]} {points[0][1]}l{moves.strip()}z"
