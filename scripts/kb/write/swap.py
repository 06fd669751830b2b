"""Put finished files and folders in their places atomically: never does a half of one stand there."""

from __future__ import annotations

import contextlib
import ctypes
import functools
import os
import shutil
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""Of renameat2 (Linux 3.15, glibc 2.28)."""


def replace_atomically(new: Path, place: Path) -> None:
    """Move ``new`` to ``place`` and delete what stood there; both are on one file system. Raises OSError."""
    if not new.is_dir() or not place.exists():
        os.replace(new, place)
    else:
        exchange(new, place)
        shutil.rmtree(new)


def renew(path: Path, text: str) -> None:
    """Put a text in the place of a file, which may have a second name in another folder. Raises OSError."""
    path.unlink(missing_ok=True)
    path.write_text(text, encoding="utf-8")


def put(path: Path, text: str, last: Path | None = None) -> None:
    """Write a text, or give the file ``last`` a second name, where it has that text already. Raises OSError."""
    with contextlib.suppress(OSError, ValueError):
        if last and read_own(last) == text:
            link(last, path)
            return
    path.write_text(text, encoding="utf-8", newline="")


def read_own(path: Path) -> str:
    """The text of a file that ``is_own``, letter by letter. Raises OSError, ValueError."""
    if not is_own(path):
        raise OSError(f"{path} is none of ours")
    return path.read_bytes().decode("utf-8")


def is_own(path: Path) -> bool:
    """Whether a file is no link to another, and may be read by those who may read a new one. Raises OSError."""
    mode = path.lstat().st_mode
    return stat.S_ISREG(mode) and stat.S_IMODE(mode) == 0o666 & ~_umask()


@functools.cache
def _umask() -> int:
    """What this process takes from the mode of new files, which can only be read by changing it."""
    os.umask(found := os.umask(0o077))
    return found


def link(path: Path, new: Path) -> None:
    """Give a file a second name, or copy it where the file system has no hard links. Raises OSError."""
    try:
        os.link(path, new)
    except OSError:
        shutil.copy2(path, new)


def exchange(one: Path, other: Path) -> None:
    """Let two files or folders of one file system take each other's names. Raises OSError.

    Where the system can do it at once, a reader sees the old or the new at every moment; elsewhere ``other`` is
    missing for the time between two renamings.
    """
    if not _exchange(one, other):
        aside = other.with_name(f".{other.name}.old")
        shutil.rmtree(aside, ignore_errors=True)
        other.rename(aside)
        one.rename(other)
        aside.rename(one)


def replace_files(files: Mapping[Path, str | bytes], scratch: Path) -> None:
    """Write files in place, in their order: none is touched before all are written whole, below ``scratch``.

    ``scratch`` is on the file system of the files. Two programs that write one file at once leave one of both, whole.
    Raises OSError; then all is as it was.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        new = {path: Path(folder) / str(n) for n, path in enumerate(files)}
        for path, data in files.items():
            with new[path].open("wb") as file:
                file.write(data.encode("utf-8") if isinstance(data, str) else data)
                file.flush()
                os.fsync(file.fileno())
            if path.exists():
                shutil.copymode(path, new[path])
                link(path, _old(new[path]))
        _place(new)


def _old(new: Path) -> Path:
    return new.with_name(f"{new.name}.old")


def _place(new: Mapping[Path, Path]) -> None:
    """Put new files in their places, or leave all as it was. Raises OSError."""
    placed: list[Path] = []
    try:
        for path, file in new.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            os.replace(file, path)
            placed.append(path)
    except OSError:
        for path in placed:
            if _old(new[path]).exists():
                os.replace(_old(new[path]), path)
            else:
                path.unlink()
        raise


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names at once; whether that could be done."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
