#!/usr/bin/env python3
"""The text face from npm in; the two subset files of docs/assets/fonts, the face of covers and social cards out.

The metrics of the fallback faces are printed.

npm install @fontsource-variable/source-serif-4
uv run --with fonttools --with brotli scripts/tools/fonts.py node_modules
"""

import sys
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FONTS = Path(__file__).resolve().parents[2] / "docs/assets/fonts"
FAMILY = "@fontsource-variable/source-serif-4"
PLATES = FONTS.parents[2] / "scripts/kb/emit/drawings/source-serif-4-semibold.ttf"
"""For the program that makes PNG of SVG, which reads no compressed or variable fonts."""

Limits = dict[str, tuple[int, int] | int]
"""{axis of a variable font: the range that is kept, or the value}"""

FACES: dict[str, Limits] = {"normal": {"wght": (400, 700)}, "italic": {"wght": 400}}
"""Roman text needs two weights; italics stand for titles and emphasis, which need one."""

FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "pnum", "tnum"]
PUNCTUATION = "–—‘’‚“”„…•′″‹›€™−\u0131\u0152\u0153\u2009"
CHARACTERS = [*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, PUNCTUATION)]
"""ASCII, Latin-1 and the punctuation of English text: what lies outside is set in the reader's serif."""

LETTER = {"Source Serif 4": 0.479, "Georgia": 0.446, "Times New Roman": 0.406}
"""Average width of a letter of English text in ems (npm: @capsizecss/metrics, ``xWidthAvg``)."""


def shrink(source: Path, limits: Limits, target: Path) -> TTFont:
    """Write the subset of a variable font, and return the font as it was."""
    font = TTFont(source)
    cut = instancer.instantiateVariableFont(TTFont(source), limits)
    cut.flavor = None
    buffer = BytesIO()
    cut.save(buffer)  # subsetting wants tables that were read, not built
    buffer.seek(0)
    cut = TTFont(buffer)
    options = subset.Options(layout_features=FEATURES, hinting=False, flavor="woff2")
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(cut)
    cut.flavor = "woff2"
    cut.save(target)
    return font


def still(source: Path, target: Path, weight: int = 600) -> None:
    """Write one weight of a variable font as TrueType. The same font gives the same bytes."""
    font = instancer.instantiateVariableFont(TTFont(source, recalcTimestamp=False), {"wght": weight})
    font.flavor = None
    font.save(target)


def overrides(font: TTFont) -> str:
    """What the @font-face rules need to give installed fonts the width and the line height of this one."""
    own = LETTER["Source Serif 4"]
    rows = []
    for name, width in LETTER.items():
        up, down = (
            value / font["head"].unitsPerEm * width / own for value in (font["hhea"].ascent, -font["hhea"].descent)
        )
        rows.append(f"{name}: size-adjust {own / width:.1%}; ascent-override {up:.1%}; descent-override {down:.1%}")
    return "\n".join(rows)


def main(modules: Path) -> None:
    """Make both files, and say how heavy they are."""
    for style, limits in FACES.items():
        target = FONTS / f"source-serif-4-{style}.woff2"
        font = shrink(modules / FAMILY / f"files/source-serif-4-latin-wght-{style}.woff2", limits, target)
        print(f"{target.name}: {target.stat().st_size:,} bytes")
        if style == "normal":
            print(overrides(font))
            still(target, PLATES)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
