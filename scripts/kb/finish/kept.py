"""Finish again only pages that differ, and take over the others: a server from memory, a build from the last site.

A page is known by all that it is finished from. What stands in the last site counts where it is still as it was made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kb.finish.apart import SAYS
from kb.write import read_before
from kb.write.cache import digest
from kb.write.swap import link, read_own


@dataclass(frozen=True)
class Finished:
    """A finished page, what each source says where that stands apart, and the hashes of its inline programs."""

    page: str
    says: str = ""
    programs: frozenset[str] = frozenset()


class Kept:
    """The pages that this process has finished. ``site`` is the last site, where there is one to take over from."""

    site: Path | None = None

    def __init__(self) -> None:
        self._pages: dict[str, tuple[str, Finished]] = {}

    def taken(self, inside: str) -> Finished | None:
        """The page at a path of the site, where what stands there is finished already."""
        return None

    def finished(self, inside: str, source: str, finish: Callable[[], Finished]) -> Finished:
        """The page at a path of the site, finished if need be. ``source``: all that it is finished from."""
        known = digest(source)
        if self._pages.get(inside, ("",))[0] != known:
            self._pages[inside] = known, finish()
        return self._pages[inside][1]


class _Page(NamedTuple):
    """The digests of what a page of the last site shows and was finished from, and of what was made of it."""

    shown: str
    source: str
    page: str
    says: str
    programs: list[str]


class KeptInSite(Kept):
    """The pages of the last site."""

    def __init__(self, place: Path, site: Path, alone: bool) -> None:
        """``place``: the file of the cache that has the digests of what the pages of ``site`` were finished from.

        Unless ``alone``, others may write into files of the new site, so that none may be one of the last site too.
        """
        super().__init__()
        self.site = site if alone else None
        self._place, self._site = place, site
        self._before: dict[str, _Page] = read_before.recalled(place, ()) or {}
        self._shown: dict[str, str] = {}
        self._taken: dict[str, Finished] = {}
        self._now: dict[str, _Page] = {}

    def take(self, inside: str, shown: str, path: Path) -> bool:
        """Put the page at a path of the last site at another, if it was finished from what is ``shown``; whether."""
        before = self._before.get(inside)
        made = self._standing(inside, before) if before and before.shown == shown else None
        if before is None or made is None:
            self._shown[inside] = shown
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        link(self._site / inside, path)
        if made.says:
            link((self._site / inside).with_name(SAYS), path.with_name(SAYS))
        self._taken[inside], self._now[inside] = made, before
        return True

    def taken(self, inside: str) -> Finished | None:
        """The page at a path of the site, where it was taken."""
        return self._taken.get(inside)

    def finished(self, inside: str, source: str, finish: Callable[[], Finished]) -> Finished:
        """The page at a path of the site, finished if need be."""
        known, before = digest(source), self._before.get(inside)
        made = self._standing(inside, before) if before and before.source == known else None
        made = made or finish()
        shown = self._shown.get(inside, "")
        self._now[inside] = _Page(shown, known, digest(made.page), digest(made.says), sorted(made.programs))
        return made

    def _standing(self, inside: str, before: _Page) -> Finished | None:
        """A page of the last site, where it is still as it was made."""
        path = self._site / inside
        try:
            text = read_own(path)
            said = "" if before.says == digest("") else read_own(path.with_name(SAYS))
        except (OSError, ValueError):
            return None
        same = (digest(text), digest(said)) == (before.page, before.says)
        return Finished(text, said, frozenset(before.programs)) if same else None

    def keep(self) -> None:
        """Tell later builds what the pages were finished from, once they stand in the site."""
        read_before.keep(self._place, (), self._now)
