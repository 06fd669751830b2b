"""What the drawings share: labels moved apart, and elements of SVG."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET


@dataclass(frozen=True)
class Box:
    """A rectangle of a drawing, in its units: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float


def spread(wanted: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Tops of boxes stacked in order without overlap, none above 0, as near to ``wanted`` as can be.

    Least squares by pooling adjacent violators, the standard algorithm of isotonic regression.
    """
    above = [sum(heights[:i]) for i in range(len(heights))]
    pools: list[tuple[float, int]] = []
    for want, offset in zip(wanted, above, strict=True):
        mean, count = want - offset, 1
        while pools and pools[-1][0] > mean:
            other, n = pools.pop()
            mean, count = (mean * count + other * n) / (count + n), count + n
        pools.append((mean, count))
    free = [max(0.0, mean) for mean, count in pools for _ in range(count)]
    return [top + offset for top, offset in zip(free, above, strict=True)]


def drawing(name: str, width: float, height: float, title: str, description: str) -> ET.Element:
    """An empty drawing with its accessible name and description. ``name`` is unique on the page."""
    svg = ET.Element(
        "svg",
        {
            "class": name,
            "viewBox": f"0 0 {number(width)} {number(height)}",
            "role": "group",
            "aria-labelledby": f"{name}-title",
            "aria-describedby": f"{name}-description",
        },
    )
    ET.SubElement(svg, "title", {"id": f"{name}-title"}).text = title
    ET.SubElement(svg, "desc", {"id": f"{name}-description"}).text = description
    return svg


def add(parent: ET.Element, tag: str, css: str = "", **attributes: float | str) -> ET.Element:
    """A new element; numbers are rounded, and ``text_anchor`` is written ``text-anchor``."""
    pairs = {name.replace("_", "-"): value for name, value in attributes.items()}
    known = {n: value if isinstance(value, str) else number(value) for n, value in pairs.items()}
    return ET.SubElement(parent, tag, {"class": css, **known} if css else known)


def add_lines(parent: ET.Element, lines: Iterable[str], x: float, y: float, leading: float) -> None:
    """Lines of a text, each a ``tspan``, with no space between them: it would shift a line that ends at ``x``."""
    for i, line in enumerate(lines):
        add(parent, "tspan", x=x, y=y + i * leading).text = line


def number(value: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def figure(css: str, *drawings: ET.Element) -> str:
    """The drawings as one block of HTML without blank lines, which Markdown passes on as it is."""
    for part in (part for svg in drawings for part in svg):
        part.tail = "\n"
    inside = "\n".join(ET.tostring(svg, encoding="unicode") for svg in drawings)
    return f'<figure class="{css}" data-search-exclude>\n{inside}\n</figure>'
