"""Draw the states of the world, those with something in the color of how much there is, each a link."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from kb.emit.drawings.draw import Box, add, drawing
from kb.figures.colors import GROUPS, LAND, PAPER, RAMP
from kb.figures.world import states
from kb.figures.world.outlines import HEIGHT, WIDTH, Outlines

LEVELS = (1, 3, 10)
"""The least number of pages for each color of the ramp."""

SMALL = 12
"""A shape below this width or height gets a round ground as large, which a finger can hit. In pixels."""

_RING = re.compile(r"M(\d+) (\d+)l([^z]*)z")
_STEP = re.compile(r"-?\d+")


@dataclass(frozen=True)
class Entry:
    """A state as it is drawn: its code, its name, the number of its pages, and its link."""

    code: str
    name: str
    pages: int
    href: str


def level(pages: int) -> int:
    """The color of a state with so many pages, from 1."""
    return sum(pages >= least for least in LEVELS)


def draw(entries: Iterable[Entry], known: Outlines) -> ET.Element:
    """The map with a link for each state that can be drawn, colored by the style sheet."""
    entries = list(entries)
    described = "A map of the world; each state that pages speak of is a link. The list below has the same links."
    svg = drawing("world", WIDTH, HEIGHT, "The states that pages speak of", described)
    add(svg, "path", "land", d=_land(entries, known), aria_hidden="true")
    for entry in _large_first(entries, known):
        said = f"{entry.name}: {entry.pages} {'page' if entry.pages == 1 else 'pages'}"
        link = add(svg, "a", f"state n{level(entry.pages)}", href=entry.href, aria_label=said)
        add(link, "title").text = said
        _shape(link, entry, known)
    return svg


def picture(entries: Iterable[Entry], known: Outlines) -> str:
    """The same as a file, which is shown as a picture, in the colors of a light page."""
    entries = list(entries)
    view = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH} {HEIGHT}"}
    svg = ET.Element("svg", {**view, "width": str(WIDTH), "height": str(HEIGHT)})
    add(svg, "path", d=_land(entries, known), fill=LAND, stroke=PAPER, stroke_width=0.5)
    for n, color in enumerate(RAMP, start=1):
        mine = [entry for entry in entries if level(entry.pages) == n]
        shapes = "".join(known.shapes.get(states()[entry.code].id, "") for entry in mine if entry.code in states())
        add(svg, "path", d=shapes, fill=color, stroke=PAPER, stroke_width=0.5)
        for x, y in (known.dots[entry.code] for entry in mine if entry.code in known.dots):
            add(svg, "circle", cx=x, cy=y, r=3, fill=color, stroke=GROUPS[0], stroke_width=0.6)
    return ET.tostring(svg, encoding="unicode") + "\n"


def _land(entries: Iterable[Entry], known: Outlines) -> str:
    """All shapes of which there is nothing, as one."""
    drawn = {states()[entry.code].id for entry in entries if entry.code in states()}
    return "".join(path for id_, path in known.shapes.items() if id_ not in drawn)


def _large_first(entries: Iterable[Entry], known: Outlines) -> list[Entry]:
    """The states that can be drawn; a small one inside or beside a large one lies above it."""

    def extent(entry: Entry) -> float:
        box = _box(known.shapes.get(states()[entry.code].id, ""))
        return -box.width * box.height

    drawn = [e for e in entries if e.code in states() and (e.code in known.dots or states()[e.code].id in known.shapes)]
    return sorted(drawn, key=extent)


def _shape(link: ET.Element, entry: Entry, known: Outlines) -> None:
    path = known.shapes.get(states()[entry.code].id)
    if path is None:
        x, y = known.dots[entry.code]
        add(link, "circle", "ground", cx=x, cy=y, r=SMALL / 2)
        add(link, "circle", "shape", cx=x, cy=y, r=3)
        return
    box = _box(path)
    if min(box.width, box.height) < SMALL:
        add(link, "circle", "ground", cx=box.x + box.width / 2, cy=box.y + box.height / 2, r=SMALL / 2)
    add(link, "path", "shape", d=path)


def _box(path: str) -> Box:
    """The box around the longest ring of a path; without extent where there is none."""
    rings = [_points(ring) for ring in _RING.finditer(path)]
    if not rings:
        return Box(0, 0, 0, 0)
    xs, ys = zip(*max(rings, key=len), strict=True)
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _points(ring: re.Match[str]) -> list[tuple[int, int]]:
    found = [(int(ring[1]), int(ring[2]))]
    steps = [int(step) for step in _STEP.findall(ring[3])]
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        found.append((found[-1][0] + dx, found[-1][1] + dy))
    return found
