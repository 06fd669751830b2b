"""The files of content/ in; their decoded texts, or the problems of reading them, out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kb.model import Problem

MAX_BYTES = 1_000_000
"""Largest file that is read; a page of 900 words has under 20,000 bytes."""

MAX_NAME = 100


@dataclass(frozen=True)
class TextFile:
    """A file that could be read: its path from the root (``content/…``), its path in content/, its text."""

    path: str
    inside: str
    text: str


def read_tree(root: Path) -> tuple[list[TextFile], list[Problem]]:
    """Read every file below ``root``/content; files that cannot be read become problems."""
    top = root / "content"
    texts, problems = [], []
    if not top.is_dir():
        return [], [Problem("content", 1, 1, "missing-file", "there is no folder content/; create it")]
    for path in _walk(top):
        inside = path.relative_to(top).as_posix()
        shown = f"content/{_printable(inside)}"
        result = _read(path, shown, inside)
        (texts if isinstance(result, TextFile) else problems).append(result)
    return texts, problems


def _walk(folder: Path) -> Iterator[Path]:
    for entry in sorted(os.scandir(folder), key=lambda e: e.name):
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        else:
            yield Path(entry.path)


def _printable(name: str) -> str:
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "replace").decode() for c in name)


def _read(path: Path, shown: str, inside: str) -> TextFile | Problem:
    if path.is_symlink():
        return Problem(shown, 1, 1, "symlink", "a symbolic link; put the file itself here")
    if not path.is_file():
        return Problem(shown, 1, 1, "unknown-file", "not an ordinary file; remove it")
    try:
        if path.stat().st_size > MAX_BYTES:
            return Problem(shown, 1, 1, "too-large", f"over {MAX_BYTES:,} bytes; split it")
        data = path.read_bytes()
    except OSError as error:
        return Problem(shown, 1, 1, "unreadable", f"{error.strerror}; check the file's permissions")
    if len(path.name) > MAX_NAME or not shown.isascii() or _printable(inside) != inside:
        return Problem(shown, 1, 1, "file-name", "use a short name of lower-case ASCII letters and hyphens")
    return _decode(data, shown, inside)


def _decode(data: bytes, shown: str, inside: str) -> TextFile | Problem:
    if not data.strip():
        return Problem(shown, 1, 1, "empty-file", "the file is empty; write it or delete it")
    if b"\0" in data:
        return Problem(shown, *_place(data, data.index(b"\0")), "nul-byte", "a NUL byte; remove it")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8"
        return Problem(shown, *_place(data, error.start), "encoding", message)
    return TextFile(shown, inside, text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def _place(data: bytes, offset: int) -> tuple[int, int]:
    start = data.rfind(b"\n", 0, offset) + 1
    column = len(data[start:offset].decode("utf-8", "replace")) + 1
    return data.count(b"\n", 0, offset) + 1, column
