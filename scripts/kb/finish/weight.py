"""Take comments and blank space out of the style sheets and scripts of a built site, which readers have no use for."""

from __future__ import annotations

import re
from pathlib import Path

_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_JS_COMMENT = re.compile(r"^[ \t]*(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n", re.MULTILINE)
"""A line that is a comment, or lines that are one of JSDoc. A licence begins with one asterisk, and stays."""

_INDENT = re.compile(r"\n\s*")


def lighten(folder: Path) -> None:
    """Shorten the files of assets/ in place. Raises OSError."""
    for path in (folder / "assets").rglob("*.css"):
        path.write_text(_INDENT.sub("\n", _CSS_COMMENT.sub("", path.read_text(encoding="utf-8"))), encoding="utf-8")
    for path in (folder / "assets").rglob("*.js"):
        path.write_text(light_script(path.read_text(encoding="utf-8")), encoding="utf-8")


def light_script(text: str) -> str:
    """A script without its comments and its indentation.

    Only whole lines go, so that no string and no pattern can be mistaken for a comment. Where a text between backticks
    may run over lines, as one that begins on a line with an odd number of them, indentation stays.
    """
    text = _JS_COMMENT.sub("", text)
    return text if any(line.count("`") % 2 for line in text.splitlines()) else _INDENT.sub("\n", text)
