"""Make the files of a built site fewer and lighter: styles and scripts whole, and no comments or needless space."""

from __future__ import annotations

import re
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from kb.write.swap import renew

_PART = re.compile(r"""@import "([\w-]+\.css)";|^/// <reference path="([\w./-]+\.js)" />$""", re.MULTILINE)
"""A style sheet that another imports; a script that another needs before it (the TypeScript compiler's form)."""
_INDENT = re.compile(r"\n\s+")
_VERBATIM = ("<pre", "<textarea")
"""Elements in which blank space is seen."""


def join_assets(folder: Path) -> None:
    """Put into each style sheet and script the parts that it names, and delete those in its folder. Raises OSError."""
    parts = {part for suffix in ("css", "js") for path in folder.rglob(f"*.{suffix}") for part in _join(path)}
    for part in parts:
        part.unlink()


def _join(path: Path) -> list[Path]:
    """Put into a file the parts that it names, in the places of their names; return those in its folder.

    What is declared in a script of parts is its own, since a page may load two that have a part in common.
    """
    text = path.read_text(encoding="utf-8")
    names = [sheet or script for sheet, script in _PART.findall(text)]
    if names:
        joined = _PART.sub(lambda found: (path.parent / (found[1] or found[2])).read_text(encoding="utf-8"), text)
        renew(path, f"(() => {{\n{joined}}})();\n" if path.suffix == ".js" else joined)
    return [path.parent / name for name in names if "/" not in name]


def lighten_assets(folder: Path) -> None:
    """Shorten styles and scripts, in place. Raises OSError."""
    for path in folder.rglob("*.css"):
        renew(path, cssmin(path.read_text(encoding="utf-8")))
    for path in folder.rglob("*.js"):
        renew(path, light_script(path.read_text(encoding="utf-8")))


def light_script(text: str) -> str:
    """A script without its comments and needless space; a licence begins with ``/*!``, and stays."""
    return str(jsmin(text, keep_bang_comments=True))


def light_page(text: str) -> str:
    """A page without the indentation of its lines and the blank ones, where it has no element that shows them."""
    return text if any(tag in text for tag in _VERBATIM) else _INDENT.sub("\n", text)
