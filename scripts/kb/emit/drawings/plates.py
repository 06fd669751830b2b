"""Draw what stands for a page or a book elsewhere: the card beside a link to it, the cover on a shelf."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from html import escape
from pathlib import Path

import vl_convert

CARD = (1200, 630)
"""The size that previews of links ask for (https://ogp.me)."""

COVER = (1200, 1694)
"""The cover's width and height, of the shape of the pages of a printed book."""

FACE = Path(__file__).with_name("source-serif-4-semibold.ttf")

_GROUND, _PAPER, _SECOND, _LINE, _POINT = "#12365f", "#fbfaf6", "#c0d9f5", "#3d6291", "#e9c46a"

_NARROW, _WIDE = set("fijlrtI.,:;’‘'!()[]- "), set("mwMWOQGDHN—&")


def card(title: str, kind: str, work: str) -> str:
    """A card: the kind of page, its title, and the work that it belongs to, as SVG. ``kind`` may be empty."""
    width, height = CARD
    lines, size = _fitted(title, ((84, 2), (68, 3), (54, 4)), width - 340)
    top = 290 - (len(lines) - 1) * size * 0.58
    words = _lines(lines, 90, top, size, _PAPER)
    above = _text(kind, 90, top - size - 24, 32, _POINT) if kind else ""
    below = _text(work, 90, height - 70, 32, _SECOND)
    rose = f'<g transform="translate({width - 150},{height - 165}) scale(.46)">{_rose()}</g>'
    return _plate(CARD, f'{rose}{above}{words}{below}<path d="M90 {height - 130}H{width - 340}" stroke="{_LINE}"/>')


def cover(title: str, subtitle: str, publisher: str, edition: str) -> str:
    """A cover as SVG. ``subtitle`` and ``edition`` may be empty."""
    width, height = COVER
    lines, size = _fitted(title, ((120, 3), (96, 5), (76, 7)), width - 220)
    words = _lines(lines, 110, 260, size, _PAPER)
    under, small = _fitted(subtitle, ((52, 3),), width - 220)
    words += _lines(under, 110, 260 + len(lines) * size * 1.16 + 20, small, _SECOND)
    rose = f'<g transform="translate({width / 2},{height - 560}) scale(1.1)">{_rose()}</g>'
    foot = _text(publisher, 110, height - 100, 40, _SECOND)
    state = f'<g text-anchor="end">{_text(edition, width - 110, height - 100, 40, _POINT)}</g>' if edition else ""
    band = f'<path d="M110 130H{width - 110}" stroke="{_POINT}" stroke-width="6"/>'
    return _plate(COVER, band + words + rose + foot + state)


def icon(size: int) -> str:
    """The compass rose alone, as SVG."""
    rose = f'<g transform="translate({size / 2:g},{size / 2:g}) scale({size / 560:g})">{_rose()}</g>'
    return _plate((size, size), rose)


def png(svg: str, scale: float = 1) -> bytes:
    """The drawing as PNG, in the project's own face."""
    _faces()
    return bytes(vl_convert.svg_to_png(svg, scale=scale))


@functools.cache
def _faces() -> None:
    vl_convert.register_font_directory(str(FACE.parent))


def _plate(size: tuple[int, int], inner: str) -> str:
    width, height = size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'font-family="&apos;Source Serif 4&apos;" font-weight="600">'
        f'<path fill="{_GROUND}" d="M0 0H{width}V{height}H0Z"/>'
        f"{inner}</svg>\n"
    )


def _text(text: str, x: float, y: float, size: float, color: str) -> str:
    return f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{color}">{escape(text)}</text>'


def _lines(lines: list[str], x: float, y: float, size: float, color: str) -> str:
    return "".join(_text(line, x, y + n * size * 1.16, size, color) for n, line in enumerate(lines))


def _fitted(text: str, sizes: tuple[tuple[int, int], ...], width: float) -> tuple[list[str], int]:
    """The lines of a text and their size: the largest at which they are no more than are allowed, else the smallest."""
    for size, most in sizes:
        lines = list(_wrapped(text, width / size))
        if len(lines) <= most:
            return lines, size
    return lines, size


def _wrapped(text: str, ems: float) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and _width(longer) > ems:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def _width(text: str) -> float:
    """About how wide a text is, in ems; rather too wide."""
    return sum(
        0.36 if char in _NARROW else 0.85 if char in _WIDE else 0.68 if char.isupper() else 0.56 for char in text
    )


def _rose() -> str:
    """A compass rose around the origin, 520 wide."""
    points = "".join(f'<path d="M0-250 22-60 0-48-22-60Z" transform="rotate({turn})"/>' for turn in range(0, 360, 90))
    ticks = "".join(f'<path d="M0-196 12-84 0-76-12-84Z" transform="rotate({turn})"/>' for turn in range(45, 360, 90))
    return (
        f'<g fill="none" stroke="{_LINE}" stroke-width="4"><circle r="150"/><circle r="215"/></g>'
        f'<g fill="#6f97c6">{ticks}</g><g fill="{_POINT}">{points}</g><circle r="16" fill="{_GROUND}"/>'
    )
