"""Skip a build when all that it reads, and all that it would write, is as the last one left it.

A strict build that has ended well keeps the digests of both in .cache/built/. What is read counts by its content, so a
file that was only touched is no reason to build; what is written by size and time, so a file of docs/ or site/ that was
changed or lost by other hands is one.

Gain: 7.2 of the 8.0 s of processor time of a second build of 240 pages.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from kb.adapters.mkdocs.fast.settings import Inputs
from kb.write import cache

_TRACKED = ("assets", "theme")
"""What of docs/ is read and not written."""


class Unchanged:
    """What the last build read and wrote, and what this one reads."""

    def __init__(self, config: MkDocsConfig, inputs: Inputs) -> None:
        path = Path(config.config_file_path)
        self._kept = path.parent / ".cache" / "built" / f"{path.stem}.json"
        self._docs, self._site = Path(config.docs_dir), Path(config.site_dir)
        self._read = inputs.everything

    def holds(self) -> bool:
        """Whether the site is already what a build would make."""
        return cache.read(self._kept) == self._state()

    def keep(self) -> None:
        """Remember a strict build that has ended well."""
        cache.keep({self._kept: self._state()}, self._kept.parent)

    def _state(self) -> dict[str, str]:
        written = [*_stats(self._docs, _TRACKED), *_stats(self._site)]
        return {"read": self._read, "written": cache.digest(written)}


def _stats(folder: Path, but: Iterable[str] = ()) -> Iterator[tuple[str, int, int, int]]:
    """Each file and folder below a folder; of files the size, the time of the last change, and the mode."""
    left = {str(folder / name) for name in but}
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if os.path.join(place, name) not in left)
        for name in folders:
            yield os.path.relpath(os.path.join(place, name), folder), os.path.islink(os.path.join(place, name)), 0, 0
        for name in sorted(files):
            stat = os.lstat(path := os.path.join(place, name))
            yield os.path.relpath(path, folder), stat.st_size, stat.st_mtime_ns, stat.st_mode
