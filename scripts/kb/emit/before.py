"""Emit again only what reads something that differs, and take over the rest from what was emitted before.

In memory for a server; for a build from docs/, where a file counts that is still as it was written, by its digest. What
was read of the Site stands in the cache, under the digest of the program. Without a cache all is emitted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, cast

from kb.emit.reads import Digests, Noting, Read
from kb.model.ids import DocPath
from kb.resolve.site import Site
from kb.write import read_before

Text = str | bytes
Made = Iterable[tuple[DocPath, Text]]


@dataclass(frozen=True)
class _Part:
    """What was emitted together, and what it was made from."""

    reads: frozenset[Read]
    files: Callable[[], dict[DocPath, Text] | None]
    """None where a file is no longer as it was emitted."""


class Before:
    """What was emitted before, part by part, and the digest of all that it was made from."""

    def __init__(self) -> None:
        self._digests = Digests()
        self._known: dict[Read, bytes] = {}
        self._parts: dict[str, _Part] = {}
        self._changed: set[Read] = set()
        self._made: dict[str, _Part] = {}
        self._reads: dict[Read, Read] = {}
        self._site: Site | None = None

    def all_made(self, site: Site, parts: Iterable[tuple[str, Callable[[Site], Made]]]) -> list[dict[DocPath, Text]]:
        """The files of every part, each made if need be; what is not among them is forgotten."""
        self._site, self._made, self._reads = site, {}, {}
        self._digests.turn_to(site)
        self._changed = {read for read, digest in self._known.items() if self._digests.of(read) != digest}
        files = [self.made(name, make) for name, make in parts]
        self._parts = self._made
        reads: set[Read] = set()
        self._known = {read: self._digests.of(read) for read in reads.union(*(p.reads for p in self._parts.values()))}
        return files

    def made(self, name: str, make: Callable[[Site], Made]) -> dict[DocPath, Text]:
        """The files of a part, made if need be."""
        part = self._parts.get(name)
        files = part.files() if part and part.reads.isdisjoint(self._changed) else None
        if part is None or files is None:
            reads: set[Read] = set()
            noting = Noting(self._site, lambda read: reads.add(self._reads.setdefault(read, read)))
            made = files = collect(make(cast("Site", noting)))
            part = _Part(frozenset(reads), lambda: made)
        self._made[name] = part
        return files

    def recall(self, place: Path, docs: Path) -> None:
        """Know of what another process has emitted into ``docs``."""
        found = read_before.recalled(place, ())
        if found is None:
            return
        reads, digests, parts = found
        self._known = dict(zip(reads, digests, strict=True))
        for name, (numbers, files) in parts.items():
            self._parts[name] = _Part(frozenset(reads[n] for n in numbers), _Standing(docs, files))

    def keep(self, place: Path) -> None:
        """Tell later processes of what was emitted."""
        numbers = {read: n for n, read in enumerate(self._known)}
        parts = {
            name: ([numbers[read] for read in part.reads], _digests(part.files() or {}))
            for name, part in self._parts.items()
        }
        read_before.keep(place, (), (list(self._known), list(self._known.values()), parts))


@dataclass(frozen=True)
class _Standing:
    """The files of a part as they stand in docs/."""

    docs: Path
    digests: Mapping[str, tuple[bool, bytes]]

    def __call__(self) -> dict[DocPath, Text] | None:
        found: dict[DocPath, Text] = {}
        for path, (is_text, digest) in self.digests.items():
            try:
                data = (self.docs / path).read_bytes()
            except OSError:
                return None
            if _digest(data) != digest:
                return None
            found[DocPath(path)] = data.decode() if is_text else data
        return found


def _digests(files: Mapping[DocPath, Text]) -> dict[str, tuple[bool, bytes]]:
    return {
        path: (True, _digest(text.encode())) if isinstance(text, str) else (False, _digest(text))
        for path, text in files.items()
    }


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()


def collect(made: Iterable[tuple[DocPath, Any]]) -> dict[DocPath, Any]:
    """Files by their path. Raises ValueError where two have one: the second would silently replace the first."""
    files: dict[DocPath, Any] = {}
    for path, text in made:
        if path in files:
            raise ValueError(f"two emitters write {path}")
        files[path] = text
    return files
