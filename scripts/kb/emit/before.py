"""Emit again only what reads something that differs, and take over the rest of what this process emitted before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, cast

from kb.emit.reads import Digests, Noting, Read
from kb.model.ids import DocPath
from kb.resolve.site import Site

Text = str | bytes
Made = Iterable[tuple[DocPath, Text]]


@dataclass(frozen=True)
class _Part:
    """What was emitted together, and what it was made from."""

    reads: frozenset[Read]
    files: dict[DocPath, Text]


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
        if part is None or not part.reads.isdisjoint(self._changed):
            reads: set[Read] = set()
            noting = Noting(self._site, lambda read: reads.add(self._reads.setdefault(read, read)))
            files = collect(make(cast("Site", noting)))
            part = _Part(frozenset(reads), files)
        self._made[name] = part
        return part.files


def collect(made: Iterable[tuple[DocPath, Any]]) -> dict[DocPath, Any]:
    """Files by their path. Raises ValueError where two have one: the second would silently replace the first."""
    files: dict[DocPath, Any] = {}
    for path, text in made:
        if path in files:
            raise ValueError(f"two emitters write {path}")
        files[path] = text
    return files
