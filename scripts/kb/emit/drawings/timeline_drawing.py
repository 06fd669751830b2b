"""Draw dated events beside an axis of decades, with labels that never overlap.

A decade is as high as the labels of its events, and never lower than ``BAND``; within it the scale is even.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from kb.emit.drawings.draw import Box, add, add_lines, drawing, spread
from kb.figures.words import wrap
from kb.model.values import Event

BAND = 15.0
"""Height of a decade in which nothing happened."""

LEADING, DATE_HEIGHT, GAP = 17.0, 18.0, 12.0
"""Distance of lines, height of the line with the date, and room below a label."""


@dataclass(frozen=True)
class Entry:
    """An event as it is drawn: its date in words, what happened, the event, and the link of its label."""

    date: str
    what: str
    event: Event
    href: str


@dataclass(frozen=True)
class Layout:
    """Where things stand: width, axis, the left edges of the columns of labels, and their width. In pixels."""

    name: str
    width: float
    axis: Box
    columns: tuple[float, ...]
    text: float
    size: float


WIDE = Layout("timeline-wide", 690, Box(323, 0, 44, 0), (0, 397), 293, 13.5)
NARROW = Layout("timeline-narrow", 352, Box(0, 0, 42, 0), (70,), 282, 14)


@dataclass(frozen=True)
class Label:
    """A placed label: its lines, its box, the column it stands in, and the height of its event on the axis."""

    entry: Entry
    lines: tuple[str, ...]
    box: Box
    column: int
    at: float


def moment(when: str) -> float:
    """A date as a year with its fraction; a month stands at its middle, a year too."""
    if len(when) == 4:
        return int(when) + 0.5
    date = dt.date.fromisoformat((when + "-15")[:10])
    return date.year + (date.timetuple().tm_yday - 1) / 366


class Scale:
    """The axis: where each decade begins, and where a moment lies."""

    def __init__(self, entries: Sequence[Entry], heights: Sequence[float], columns: int) -> None:
        times = [moment(entry.event.when) for entry in entries]
        last = max(moment(entry.event.until or entry.event.when) for entry in entries)
        self.decades = range(int(min(times)) // 10 * 10, int(last) // 10 * 10 + 10, 10)
        room = dict.fromkeys(self.decades, 0.0)
        for time, height in zip(times, heights, strict=True):
            room[int(time) // 10 * 10] += height / columns
        self.tops: dict[int, float] = {}
        top = 0.0
        for decade in self.decades:
            self.tops[decade] = top
            top += max(BAND, room[decade])
        self.tops[self.decades.stop] = self.height = top

    def at(self, when: str) -> float:
        """Height of a moment on the axis."""
        time = moment(when)
        decade = int(time) // 10 * 10
        return self.tops[decade] + (time - decade) / 10 * (self.tops[decade + 10] - self.tops[decade])


def place(entries: Sequence[Entry], layout: Layout) -> tuple[Scale, list[Label]]:
    """The scale and the labels: events take the columns in turn, and stand as near to their moment as they can."""
    lines = [tuple(wrap(entry.what, layout.size, layout.text)) for entry in entries]
    heights = [DATE_HEIGHT + LEADING * len(text) + GAP for text in lines]
    columns = len(layout.columns)
    scale = Scale(entries, heights, columns)
    labels = []
    for column, x in enumerate(layout.columns):
        mine = range(column, len(entries), columns)
        wanted = [scale.at(entries[i].event.when) - DATE_HEIGHT / 2 for i in mine]
        tops = spread(wanted, [heights[i] for i in mine])
        for i, top in zip(mine, tops, strict=True):
            box = Box(x, top, layout.text, heights[i] - GAP)
            labels.append(Label(entries[i], lines[i], box, column, scale.at(entries[i].event.when)))
    return scale, sorted(labels, key=lambda label: moment(label.entry.event.when))


def draw(entries: Sequence[Entry], layout: Layout, subject: str) -> ET.Element:
    """The drawing of the timeline of a subject, without its place on a page."""
    scale, labels = place(entries, layout)
    height = max([scale.height, *(label.box.y + label.box.height for label in labels)]) + 4
    title = f"Timeline of {subject}"
    described = f"{len(labels)} dated labels beside an axis of decades, from {labels[0].entry.date} on."
    svg = drawing(layout.name, layout.width, height, title, described)
    _axis(svg, scale, layout.axis)
    for label in labels:
        _label(svg, label, scale, layout)
    return svg


def _axis(svg: ET.Element, scale: Scale, axis: Box) -> None:
    group = add(svg, "g", "axis", aria_hidden="true")
    for i, decade in enumerate(scale.decades):
        top, bottom = scale.tops[decade], scale.tops[decade + 10]
        add(group, "rect", "odd" if i % 2 else "even", x=axis.x, y=top, width=axis.width, height=bottom - top)
        middle = axis.x + axis.width / 2
        add(group, "text", x=middle, y=top + 11.5, text_anchor="middle").text = str(decade)


def _label(svg: ET.Element, label: Label, scale: Scale, layout: Layout) -> None:
    left = label.box.x < layout.axis.x
    edge = layout.axis.x + (0 if left else layout.axis.width)
    near = label.box.x + (label.box.width if left else 0)
    start = near + (4 if left else -4)
    line = label.box.y + DATE_HEIGHT / 2 + 1
    link = add(svg, "a", "event", href=label.entry.href, aria_label=f"{label.entry.date}: {label.entry.what}")
    add(link, "path", "leader", d=f"M{edge:.1f} {label.at:.1f}L{(edge + start) / 2:.1f} {line:.1f}H{start:.1f}")
    if label.entry.event.until and (end := scale.at(label.entry.event.until)) - label.at > 1:
        add(link, "path", "span", d=f"M{edge:.1f} {label.at:.1f}V{end:.1f}")
    add(link, "circle", "dot", cx=edge, cy=label.at, r=4)
    box = label.box
    add(link, "rect", "ring", x=box.x, y=box.y, width=box.width, height=box.height, rx=3)
    text = add(link, "text", text_anchor="end" if left else "start", font_size=layout.size)
    inset = near + (-3 if left else 3)
    date = add(text, "tspan", "date", x=inset, y=box.y + 14)
    date.text = label.entry.date
    add_lines(text, label.lines, inset, box.y + 14 + LEADING, LEADING)
