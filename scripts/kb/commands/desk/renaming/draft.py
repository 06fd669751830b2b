"""Change many files of content/ at once: in a copy, which takes the place of the old when it is sound."""

from __future__ import annotations

import difflib
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.commands.desk.writing import RefusedError
from kb.load.files import MAX_BYTES
from kb.model.problems import Keys, Origin
from kb.write import swap

_CONTENT = "content"


class Draft:
    """The texts of content/ as they are to be, by their paths from the root (``content/...``)."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._stood = _state(root / _CONTENT)
        paths = [path for path in sorted((root / _CONTENT).rglob("*")) if path.suffix in MAX_BYTES and path.is_file()]
        self._bytes = {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}
        self.before = {path: _plain(data) for path, data in self._bytes.items()}
        self.after = dict(self.before)

    def replace(self, origin: Origin, keys: Keys, offset: int, old: str, new: str) -> None:
        """Write another text for one that stands at an offset of a field. Raises RefusedError where it is not there."""
        at = origin.texts.get(origin.base + keys)
        lines = self.after[origin.path].split("\n")
        line, column = at or origin.at(*keys)
        start = column - 1 + offset
        if at is None or not lines[line - 1].startswith(old, start):
            raise RefusedError(f"{origin.path}:{line}: write `{old}` on one line, without escapes, and try again")
        lines[line - 1] = lines[line - 1][:start] + new + lines[line - 1][start + len(old) :]
        self.after[origin.path] = "\n".join(lines)

    def substitute(self, pattern: str, new: str) -> None:
        """Write another text for each that a pattern finds, in every file but the register of addresses."""
        found = re.compile(pattern)
        for path, text in self.after.items():
            if path not in (f"{_CONTENT}/permalinks.yml", f"{_CONTENT}/editions.yml"):
                self.after[path] = found.sub(lambda _: new, text)

    def rename(self, old: str, new: str) -> None:
        """Give a file another name. Raises RefusedError where there is one of that name."""
        if new in self.after:
            raise RefusedError(f"{new} is there already; choose another id")
        self.after[new] = self.after.pop(old)
        self._bytes[new] = self._bytes[old]

    def put(self, path: str, text: str) -> None:
        """Write a file; without text there is none."""
        if text:
            self.after[path] = text
        else:
            self.after.pop(path, None)

    @contextmanager
    def tried(self) -> Iterator[tuple[Path, Callable[[], None]]]:
        """A folder with the changed content, and what puts that in the place of the old, all at once.

        It raises RefusedError where somebody has changed a file meanwhile.
        """
        scratch = self._root / ".cache"
        scratch.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=scratch) as folder:
            trial = Path(folder)
            shutil.copytree(self._root / _CONTENT, trial / _CONTENT, symlinks=True)
            self.write(trial)

            def land() -> None:
                self.write(trial)
                if _state(self._root / _CONTENT) != self._stood:
                    raise RefusedError("a file of content/ has changed meanwhile, so nothing was written; try again")
                swap.replace_atomically(trial / _CONTENT, self._root / _CONTENT)

            yield trial, land

    def write(self, trial: Path) -> None:
        """Write what changed into a copy of the content."""
        for path in self.before.keys() - self.after.keys():
            (trial / path).unlink(missing_ok=True)
        for path, text in self.after.items():
            if text != self.before.get(path):
                (trial / path).parent.mkdir(parents=True, exist_ok=True)
                (trial / path).write_bytes(_like(text, self._bytes.get(path, b"")))
        for path in self.before.keys() - self.after.keys():
            folder = (trial / path).parent
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()

    def changes(self) -> Iterator[str]:
        """What is new, in the form of a patch, file by file."""
        for path in sorted(self.before.keys() | self.after.keys()):
            old, new = (texts.get(path, "").splitlines() for texts in (self.before, self.after))
            yield from difflib.unified_diff(old, new, path, path, n=0, lineterm="")

    @property
    def changed(self) -> list[str]:
        """The files that change, with those that are new or gone."""
        return sorted(
            path for path in self.before.keys() | self.after.keys() if self.before.get(path) != self.after.get(path)
        )


def _plain(data: bytes) -> str:
    """The text of a file as it is read: with the line ends of Unix."""
    return data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _like(text: str, old: bytes) -> bytes:
    """The text of a file with the line ends and the beginning that it had."""
    mark = "\ufeff" if old.startswith("\ufeff".encode()) else ""
    return (mark + (text.replace("\n", "\r\n") if b"\r\n" in old else text)).encode()


def _state(folder: Path) -> dict[str, tuple[int, int]]:
    """What tells whether a file of a folder was changed."""
    found = ((path, path.lstat()) for path in folder.rglob("*"))
    return {str(path): (stat.st_mtime_ns, stat.st_size) for path, stat in found if not path.is_dir()}
