"""Finish again only pages that differ, and take over the others: a server from memory, a build from the last site.

A page is known by all that it is finished from. What stands in the last site counts where it is still as it was made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kb.finish.apart import SAYS
from kb.write import read_before
from kb.write.cache import digest


@dataclass(frozen=True)
class Finished:
    """A finished page, what each source says where that stands apart, and the hashes of its inline programs."""

    page: str
    says: str = ""
    programs: frozenset[str] = frozenset()


class Kept:
    """The pages that this process has finished."""

    def __init__(self) -> None:
        self._pages: dict[str, tuple[str, Finished]] = {}

    def finished(self, inside: str, source: str, finish: Callable[[], Finished]) -> Finished:
        """The page at a path of the site, finished if need be. ``source``: all that it is finished from."""
        known = digest(source)
        if self._pages.get(inside, ("",))[0] != known:
            self._pages[inside] = known, finish()
        return self._pages[inside][1]


class KeptInSite(Kept):
    """The pages of the last site."""

    def __init__(self, place: Path, site: Path) -> None:
        """``place``: the file of the cache that has the digests of what the pages of ``site`` were finished from."""
        super().__init__()
        self._place, self._site = place, site
        self._before: dict[str, tuple[str, str, str, list[str]]] = read_before.recalled(place, ()) or {}
        self._now: dict[str, tuple[str, str, str, list[str]]] = {}

    def finished(self, inside: str, source: str, finish: Callable[[], Finished]) -> Finished:
        """The page at a path of the site, finished if need be."""
        known = digest(source)
        made = self._standing(inside) if self._before.get(inside, ("",))[0] == known else None
        made = made or finish()
        self._now[inside] = known, digest(made.page), digest(made.says), sorted(made.programs)
        return made

    def _standing(self, inside: str) -> Finished | None:
        _, page, says, programs = self._before[inside]
        path = self._site / inside
        try:
            text = path.read_text(encoding="utf-8")
            said = "" if says == digest("") else path.with_name(SAYS).read_text(encoding="utf-8")
        except (OSError, ValueError):
            return None
        return Finished(text, said, frozenset(programs)) if (digest(text), digest(said)) == (page, says) else None

    def keep(self) -> None:
        """Tell later builds what the pages were finished from, once they stand in the site."""
        read_before.keep(self._place, (), self._now)
