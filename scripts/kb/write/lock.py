"""The root of the project in; a lock out that only one build of it holds at a time, and that dies with its process."""

from __future__ import annotations

import contextlib
import fcntl
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

FILE = Path(".cache") / "build.lock"


def acquire(root: Path, waiting: Callable[[], object] = lambda: None) -> IO[str] | None:
    """Wait for the lock; it is held until what is returned is closed. ``waiting`` is called where another holds it.

    None where nothing can be written below ``root``: there is nothing to guard. The file stays, without meaning.
    """
    try:
        (root / FILE).parent.mkdir(exist_ok=True)
        file = (root / FILE).open("w")
    except OSError:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        waiting()
        fcntl.flock(file, fcntl.LOCK_EX)
    except OSError:  # a file system that knows no locks
        with contextlib.suppress(OSError):
            file.close()
        return None
    return file


@contextlib.contextmanager
def build_lock(root: Path, waiting: Callable[[], object] = lambda: None) -> Iterator[None]:
    """Hold the lock, as ``hold`` does, for as long as a block runs."""
    file = acquire(root, waiting)
    try:
        yield
    finally:
        if file:
            file.close()
