"""Draw pages by area as a list of labels, with arcs beside it for the ties between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.etree import ElementTree as ET

from kb.emit.drawings.draw import Box, add, add_lines, drawing
from kb.figures.words import wrap
from kb.model.ids import PageId

LEADING, GAP, HEADING = 17.0, 8.0, 38.0
"""Distance of lines, room between labels, and height of the line with an area's name."""

STRONG = 8
"""Weight from which a tie is drawn in full strength."""


Paths = dict[tuple[PageId, PageId], tuple[str, int]]
"""{the two ends of an arc: its path, and the weight of its tie}"""


@dataclass(frozen=True)
class Node:
    """A page as it is drawn: its id, title, the title of its area, and its link."""

    id: PageId
    title: str
    area: str
    href: str


@dataclass(frozen=True)
class Layout:
    """Where things stand, in pixels: the width, where the dots stand, and how much a long arc may bulge."""

    name: str
    width: float
    axis: float
    size: float

    @property
    def text(self) -> float:
        """Width of a label."""
        return self.width - self.axis - 16


WIDE = Layout("map-wide", 690, 330, 14)
NARROW = Layout("map-narrow", 352, 128, 14)


@dataclass(frozen=True)
class Label:
    """A placed label: its page, its lines and its box. An area's name has no page."""

    node: Node | None
    lines: tuple[str, ...]
    box: Box

    @property
    def middle(self) -> float:
        """The height at which its dot stands."""
        return self.box.y + self.box.height / 2


def place(nodes: Sequence[Node], layout: Layout) -> list[Label]:
    """The labels from top to bottom, each area under its name."""
    labels: list[Label] = []
    top = 0.0
    for area, members in groupby(nodes, lambda node: node.area):
        labels.append(Label(None, (area,), Box(layout.axis + 12, top + HEADING - 24, layout.text, 20)))
        top += HEADING
        for node in members:
            lines = tuple(wrap(node.title, layout.size, layout.text - 6))
            box = Box(layout.axis + 12, top, layout.text, LEADING * len(lines) + 4)
            labels.append(Label(node, lines, box))
            top += box.height + GAP
    return labels


def draw(nodes: Sequence[Node], arcs: Sequence[tuple[PageId, PageId, int]], layout: Layout) -> ET.Element:
    """The drawing. ``arcs``: the ids of two pages and the weight of their tie."""
    labels = place(nodes, layout)
    height = labels[-1].box.y + labels[-1].box.height + 4
    described = f"{len(nodes)} pages in a column by area, {len(arcs)} arcs beside them for their strongest ties."
    svg = drawing(layout.name, layout.width, height, "Map of topics and cases", described)
    at = {label.node.id: label.middle for label in labels if label.node}
    paths: Paths = {(a, b): (_arc(layout, height, at[a], at[b]), weight) for a, b, weight in arcs}
    own: dict[PageId, Paths] = {id_: {} for id_ in at}
    for ends, arc in paths.items():
        for end in ends:
            own[end][ends] = arc
    group = add(svg, "g", "arcs", aria_hidden="true")
    for path, weight in paths.values():
        css = "arc strong" if weight >= STRONG else "arc"
        add(group, "path", css, d=path, stroke_width=0.75 + weight / 5)
    for label in labels:
        if label.node is None:
            heading = add(svg, "text", "area", font_size=layout.size + 1)
            add_lines(heading, label.lines, label.box.x + 3, label.box.y + 15, LEADING)
        else:
            _node(svg, label, label.node, layout, own[label.node.id], at)
    return svg


def _arc(layout: Layout, height: float, one: float, other: float) -> str:
    """Half an ellipse to the left of the dots; a longer one bulges further, and none leaves the drawing."""
    reach = abs(other - one)
    bulge = 12 + (layout.axis - 24) * (reach / height) ** 0.75
    top, bottom = sorted((one, other))
    return f"M{layout.axis:.1f} {top:.1f}A{bulge:.1f} {reach / 2:.1f} 0 0 0 {layout.axis:.1f} {bottom:.1f}"


def _node(svg: ET.Element, label: Label, node: Node, layout: Layout, paths: Paths, at: dict[PageId, float]) -> None:
    """A page's link, and its own arcs once more, which show while the page is pointed at or has the focus."""
    group = add(svg, "g", "node")
    link = add(group, "a", href=node.href, aria_label=node.title)
    box = label.box
    add(link, "rect", "ring", x=box.x, y=box.y, width=box.width, height=box.height, rx=3)
    add(link, "circle", "dot", cx=layout.axis, cy=label.middle, r=4.5)
    text = add(link, "text", font_size=layout.size)
    add_lines(text, label.lines, box.x + 3, box.y + 15, LEADING)
    own = add(group, "g", "own", aria_hidden="true")
    for (one, other), (path, weight) in paths.items():
        add(own, "path", "arc", d=path, stroke_width=1.5 + weight / 5)
        add(own, "circle", cx=layout.axis, cy=at[other if one == node.id else one], r=6)
