"""Take comments and blank space out of the style sheets and scripts of a built site, which readers have no use for."""

from __future__ import annotations

import re
from pathlib import Path

_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_JS_COMMENT = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_INDENT = re.compile(r"\n\s*")


def lighten(folder: Path) -> None:
    """Shorten the files of assets/ in place: comments of style sheets, and lines of scripts that are comments.

    Only whole lines of scripts go, so that no string and no pattern can be mistaken for a comment. Raises OSError.
    """
    for path in (folder / "assets").rglob("*.css"):
        path.write_text(_INDENT.sub("\n", _CSS_COMMENT.sub("", path.read_text(encoding="utf-8"))), encoding="utf-8")
    for path in (folder / "assets").rglob("*.js"):
        path.write_text(_JS_COMMENT.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
