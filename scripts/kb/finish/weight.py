"""Take comments and blank space, which readers have no use for, out of the files of a built site."""

from __future__ import annotations

import re
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

_INDENT = re.compile(r"\n\s+")
_VERBATIM = ("<pre", "<textarea")
"""Elements in which blank space is seen."""


def lighten_assets(folder: Path) -> None:
    """Shorten styles and scripts in ``folder`` in place. Raises OSError."""
    for path in folder.rglob("*.css"):
        path.write_text(cssmin(path.read_text(encoding="utf-8")), encoding="utf-8")
    for path in folder.rglob("*.js"):
        path.write_text(light_script(path.read_text(encoding="utf-8")), encoding="utf-8")


def light_script(text: str) -> str:
    """A script without its comments and needless space; a licence begins with ``/*!``, and stays."""
    return str(jsmin(text, keep_bang_comments=True))


def light_page(text: str) -> str:
    """A page without the indentation of its lines and the blank ones, where it has no element that shows them."""
    return text if any(tag in text for tag in _VERBATIM) else _INDENT.sub("\n", text)
