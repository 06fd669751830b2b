"""Take a lock that only one build of a project holds at a time, and that dies with its process."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

FILE = Path(".cache") / "build.lock"


def acquire(root: Path, waiting: Callable[[], object] = lambda: None) -> BaseFileLock | None:
    """Wait for the lock; it is held until it is released. ``waiting`` is called where another holds it.

    None where nothing can be written below ``root``, so that there is nothing to guard, or where the file system
    knows no locks.
    """
    lock = FileLock(root / FILE)
    try:
        (root / FILE).parent.mkdir(exist_ok=True)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            waiting()
            lock.acquire()
    except (OSError, NotImplementedError):
        return None
    return lock


@contextlib.contextmanager
def build_lock(root: Path, waiting: Callable[[], object] = lambda: None) -> Iterator[None]:
    """Hold the lock, as ``acquire`` does, for as long as a block runs."""
    lock = acquire(root, waiting)
    try:
        yield
    finally:
        if lock:
            lock.release()
