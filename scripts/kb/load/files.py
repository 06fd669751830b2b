"""Read the files of content/ as text, or say why one cannot be read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.model.field_types import FORBIDDEN
from kb.model.problems import Problem
from kb.model.remember import remembered

MAX_BYTES = {".md": 100_000, ".yml": 300_000, ".csv": 100_000}
"""Largest file that is read, by its ending; a page of 900 words has under 20,000 bytes."""

WRITTEN = ("permalinks.yml",)
"""Files that commands write and nobody can split, which may be of any size."""

_ENDING = (
    "content/ holds only Markdown (`.md`), YAML (`.yml`) and rows of figures (`.csv`); write it as one of these, "
    "or remove it"
)

MAX_DEPTH = 4
"""Folders below content/ that are looked into."""

_CONFLICT = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
"""A line by which git marks where two changes meet (https://git-scm.com/docs/git-merge#_how_conflicts_are_presented)."""

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)?\Z")
_MAX_NAME = 70


@dataclass(frozen=True)
class TextFile:
    """A file that could be read: its path from the root (``content/…``), its path in content/, its text."""

    path: str
    inside: str
    text: str


def read_tree(root: Path, instead: Mapping[str, str]) -> tuple[list[TextFile], list[Problem]]:
    """Read every file below ``root``/content; files that cannot be read become problems.

    ``instead`` are texts, {path: text}, that stand in the place of files, or that no file holds yet.
    """
    top = root / "content"
    texts: list[TextFile] = []
    problems: list[Problem] = []
    if top.is_symlink():
        return [], [Problem("content", 1, 1, "symlink", "content/ is a symbolic link; put the folder itself here")]
    if not top.is_dir():
        return [], [Problem("content", 1, 1, "missing-file", "there is no folder content/; create it")]
    for path in _walk(top, problems):
        inside = path.relative_to(top).as_posix()
        if (shown := _shown(inside)) not in instead:
            _sort(_read(path, shown, inside), texts, problems)
    for shown, text in instead.items():
        _sort(_decode(text.encode("utf-8", "surrogatepass"), shown, shown.removeprefix("content/")), texts, problems)
    return texts, problems


def _sort(result: TextFile | Problem, texts: list[TextFile], problems: list[Problem]) -> None:
    if isinstance(result, TextFile):
        texts.append(result)
    else:
        problems.append(result)


def _shown(inside: str) -> str:
    return f"content/{_printable(inside)}"


def _walk(top: Path, problems: list[Problem]) -> Iterator[Path]:
    """Every file, in the order of names; folders that cannot be looked into become problems."""
    folders = [top]
    while folders:
        folder = folders.pop()
        inside = folder.relative_to(top)
        shown = _shown(inside.as_posix()) if inside.parts else "content"
        if len(inside.parts) > MAX_DEPTH:
            problems.append(Problem(shown, 1, 1, "unknown-file", "a folder too deep in content/; move its files up"))
            continue
        try:
            entries = sorted(os.scandir(folder), key=lambda e: e.name)
        except OSError as error:
            problems.append(Problem(shown, 1, 1, "unreadable", f"{error.strerror}; check the folder's permissions"))
            continue
        seen = [e for e in entries if not e.name.startswith(".") and not e.name.endswith("~")]
        yield from (Path(e.path) for e in seen if not e.is_dir(follow_symlinks=False))
        folders += [Path(e.path) for e in reversed(seen) if e.is_dir(follow_symlinks=False)]


def _printable(name: str) -> str:
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


def _read(path: Path, shown: str, inside: str) -> TextFile | Problem:
    try:
        if fault := _kind_fault(path, inside):
            return Problem(shown, 1, 1, *fault)
        limit = float("inf") if inside in WRITTEN else MAX_BYTES.get(path.suffix, max(MAX_BYTES.values()))
        if (size := path.stat().st_size) > limit:
            return Problem(shown, 1, 1, "too-large", f"{size:,} bytes, more than {limit:,}; split the file")
        data = path.read_bytes()
    except OSError as error:
        return Problem(shown, 1, 1, "unreadable", f"{error.strerror}; check the file's permissions")
    return _decode(data, shown, inside)


def _kind_fault(path: Path, inside: str) -> tuple[str, str] | None:
    """The rule that a file breaks by what it is or how it is named, and the message."""
    if path.is_symlink():
        return "symlink", "a symbolic link; put the file itself here"
    if not path.is_file():
        return "unknown-file", "not an ordinary file; remove it"
    if path.suffix.lower() not in MAX_BYTES:
        return "unknown-file", _ENDING
    if any(len(part) > _MAX_NAME or not _NAME.match(part) for part in inside.split("/")):
        return "file-name", "this name is not plain; use at most 70 lower-case ASCII letters, digits and single hyphens"
    return None


@remembered
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
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if found := _CONFLICT.search(text):
        message = f"`{found.group()[:7]}` is left from a merge; choose between the two versions, and remove such lines"
        return Problem(shown, text.count("\n", 0, found.start()) + 1, 1, "conflict", message)
    # FORBIDDEN is one class of characters: each that a text has need be looked at once to know that it has none.
    if FORBIDDEN.search("".join({*text})) and (found := FORBIDDEN.search(text)):
        line, column = text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())
        name = (
            "a tab; write spaces"
            if found.group() == "\t"
            else "a character that hides, reorders or controls text; remove it"
        )
        return Problem(shown, line, column, "character", f"U+{ord(found.group()):04X}, {name}")
    return TextFile(shown, inside, text)


def _place(data: bytes, offset: int) -> tuple[int, int]:
    start = data.rfind(b"\n", 0, offset) + 1
    column = len(data[start:offset].decode("utf-8", "replace")) + 1
    return data.count(b"\n", 0, offset) + 1, column
