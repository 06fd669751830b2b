#!/usr/bin/env python3
"""The text face from npm in; the files of docs/assets/fonts, the faces of books, covers and social cards out.

The metrics of the fallback faces are printed, and the characters for which a page fetches a second file.

npm install @fontsource-variable/source-serif-4
uv run --with fonttools --with brotli scripts/tools/fonts.py node_modules
"""

import sys
import tempfile
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FONTS = Path(__file__).resolve().parents[2] / "docs/assets/fonts"
BOOKS = FONTS.parents[2] / "scripts/kb/books"
FAMILY = "@fontsource-variable/source-serif-4"
PLATES = BOOKS.parent / "emit/drawings/source-serif-4-semibold.ttf"
"""For the program that makes PNG of SVG, which reads no compressed or variable fonts."""

Limits = dict[str, tuple[int, int] | int]
"""{axis of a variable font: the range that is kept, or the value}"""

STYLES: dict[str, Limits] = {"normal": {"wght": (400, 600)}, "italic": {"wght": 400}}
"""Roman text needs two weights; italics stand for titles and emphasis, which need one."""

FEATURES = ["kern", "liga"]

USUAL = [*range(0x20, 0x7F), *map(ord, "\xa0£§°¶·½×–—‘’“”…‹›€ÀÁÄÅÇÉÖØÜßàáâãäåæçèéêëìíîïñòóôõöøùúûü")]
"""What English text with the names of western Europe is written in: every page has it in its first view."""

RARE = sorted({*range(0xA1, 0x100), *map(ord, "‚„•′″™−ıŒœ\u2009")} - set(USUAL))
"""The rest of Latin-1 and of English punctuation: what lies outside of both is set in the reader's serif."""

LETTER = {"Source Serif 4": 0.479, "Georgia": 0.446, "Times New Roman": 0.406}
"""Average width of a letter of English text in ems (npm: @capsizecss/metrics, ``xWidthAvg``)."""


def shrink(source: Path, limits: Limits, characters: list[int], target: Path) -> None:
    """Write the subset of a variable font."""
    cut = instancer.instantiateVariableFont(TTFont(source), limits)
    cut.flavor = None
    buffer = BytesIO()
    cut.save(buffer)  # subsetting wants tables that were read, not built
    buffer.seek(0)
    cut = TTFont(buffer)
    options = subset.Options(layout_features=FEATURES, hinting=False, flavor="woff2")
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(cut)
    cut.flavor = "woff2"
    cut.save(target)
    print(f"{target.name}: {target.stat().st_size:,} bytes")


def ranges(characters: list[int]) -> str:
    """Characters as the ``unicode-range`` of a @font-face rule names them, in order."""
    runs: list[list[int]] = []
    for code in characters:
        if runs and code == runs[-1][-1] + 1:
            runs[-1].append(code)
        else:
            runs.append([code])
    return ",".join(f"U+{run[0]:X}" + (f"-{run[-1]:X}" if run[1:] else "") for run in runs)


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
    """Make all files, and say how heavy they are."""
    for style, limits in STYLES.items():
        source = modules / FAMILY / f"files/source-serif-4-latin-wght-{style}.woff2"
        name = f"source-serif-4-{style}"
        shrink(source, limits, USUAL, FONTS / f"{name}.woff2")
        shrink(source, limits, RARE, FONTS / f"{name}-rare.woff2")
        shrink(source, {"wght": 400}, USUAL + RARE, BOOKS / f"{name}.woff2")
        if style == "normal":
            print(overrides(TTFont(source)))
            with tempfile.TemporaryDirectory() as folder:
                shrink(source, limits, USUAL + RARE, cut := Path(folder) / "cut.woff2")
                still(cut, PLATES)
    print(f"unicode-range: {ranges(RARE)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
