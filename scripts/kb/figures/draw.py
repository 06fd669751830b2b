"""Figures in; their SVG in light and dark, wide and narrow, out, drawn by Vega-Lite and kept in a cache.

The cache makes no difference to what comes out: a drawing is used only under the digest of its specification, of the
program that draws, and of this room's own code. A cache that is cold, damaged or cannot be written costs a second.
"""

from __future__ import annotations

import functools
import html
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import vl_convert

from kb.figures.colors import dark
from kb.figures.forms import specification
from kb.figures.layout import WIDE, WIDTHS, Width
from kb.model.figures import Figure
from kb.model.ids import FigureId
from kb.write import cache

Drawing = Mapping[str, str]
"""{``wide-light``, ``wide-dark``, ``narrow-light``, ``narrow-dark``: SVG}"""

NAMES = tuple(f"{width.name}-{colors}" for width in WIDTHS for colors in ("light", "dark"))

VEGA_LITE = "6.4"

_TAG = re.compile(r"<[^<>]*>")
_DECIMALS = re.compile(r"-?\d+\.\d{2,}")
_SIZE = re.compile(r'<svg [^>]*?width="(?P<width>[\d.]+)" height="(?P<height>[\d.]+)"')


def draw(figures: Iterable[Figure], folder: Path) -> dict[FigureId, Drawing]:
    """The drawings of each figure. Expects figures in which ``check`` found nothing."""
    path = folder / "figures.json"
    kept = cache.read(path)
    keys = {(figure.id, width.name): (_key(figure, width), figure, width) for figure in figures for width in WIDTHS}
    used = {}
    for key, figure, width in keys.values():
        used[key] = kept[key] if isinstance(kept.get(key), str) else _svg(figure, width)
    if used != kept:
        cache.keep({path: used}, folder)
    found: dict[FigureId, dict[str, str]] = {}
    for (id_, width_name), (key, _, _) in keys.items():
        both = {f"{width_name}-light": used[key], f"{width_name}-dark": dark(used[key])}
        found.setdefault(id_, {}).update(both)
    return dict(found)


def size(svg: str) -> tuple[int, int]:
    """Width and height of a drawing, in whole pixels."""
    match = _SIZE.search(svg)
    return (round(float(match["width"])), round(float(match["height"]))) if match else (WIDE.pixels, WIDE.pixels // 2)


@functools.lru_cache(maxsize=1000)
def fault(spec: str) -> str:
    """What Vega-Lite says against a specification, given as JSON, in its own first words; empty when it takes it."""
    try:
        vl_convert.vegalite_to_svg(json.loads(spec), vl_version=VEGA_LITE)
    except (ValueError, TypeError) as error:
        said = [line for line in str(error).split("\n") if line.strip()]
        return next((line for line in said if "Error:" in line), said[0] if said else "it is refused")
    return ""


def _svg(figure: Figure, width: Width) -> str:
    drawn = str(vl_convert.vegalite_to_svg(specification(figure, width), vl_version=VEGA_LITE))
    light = _TAG.sub(lambda tag: _DECIMALS.sub(_rounded, tag[0]), drawn)
    light = re.sub(r' (?:aria-\w+|role|class)="[^"]*"', "", light)
    title = f"<title>{html.escape(figure.title)}</title><desc>{html.escape(figure.alt)}</desc>"
    return light.replace(">", f">{title}", 1) + "\n"


def _rounded(number: re.Match[str]) -> str:
    return f"{float(number[0]):.1f}".removesuffix(".0")


@functools.cache
def _programs() -> list[str]:
    """What makes a drawing of a specification: the program, and the files of this room."""
    room = Path(__file__).parent
    return cache.programs(["vl-convert-python"], [*room.rglob("*.py"), *room.rglob("*.json")])


def _key(figure: Figure, width: Width) -> str:
    rows = [row.cells for row in figure.rows]
    how = [width.name, figure.form, figure.title, figure.alt, vars(figure.drawn)]
    return cache.digest(_programs(), how, figure.columns, rows, figure.spec)
