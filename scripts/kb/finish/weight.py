"""Make the files of a built site fewer and lighter: style sheets whole, and no comments or needless space."""

from __future__ import annotations

import re
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

_IMPORT = re.compile(r"""@import "(?P<name>[\w-]+\.css)";""")
_INDENT = re.compile(r"\n\s+")
_VERBATIM = ("<pre", "<textarea")
"""Elements in which blank space is seen."""


def lighten_assets(folder: Path) -> None:
    """Put style sheets that others import into these, and shorten styles and scripts, in place. Raises OSError."""
    parts = {part for path in folder.rglob("*.css") for part in _join(path)}
    for part in parts:
        part.unlink()
    for path in folder.rglob("*.css"):
        path.write_text(cssmin(path.read_text(encoding="utf-8")), encoding="utf-8")
    for path in folder.rglob("*.js"):
        path.write_text(light_script(path.read_text(encoding="utf-8")), encoding="utf-8")


def _join(sheet: Path) -> list[Path]:
    """Put the sheets beside a style sheet that it imports in the places of the imports; their files."""
    text = sheet.read_text(encoding="utf-8")
    parts = [sheet.with_name(found["name"]) for found in _IMPORT.finditer(text)]
    if parts:
        joined = _IMPORT.sub(lambda found: sheet.with_name(found["name"]).read_text(encoding="utf-8"), text)
        sheet.write_text(joined, encoding="utf-8")
    return parts


def light_script(text: str) -> str:
    """A script without its comments and needless space; a licence begins with ``/*!``, and stays."""
    return str(jsmin(text, keep_bang_comments=True))


def light_page(text: str) -> str:
    """A page without the indentation of its lines and the blank ones, where it has no element that shows them."""
    return text if any(tag in text for tag in _VERBATIM) else _INDENT.sub("\n", text)
