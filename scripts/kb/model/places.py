"""Places of the site: addresses, those that were published, where those that are gone lead, and frozen editions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from kb.model.problems import Keys, Origin


@dataclass(frozen=True, order=True)
class Address:
    """A place of the site: the path of a page from the site's root (``/topics/x/``), and an anchor or nothing."""

    path: str
    anchor: str = ""

    @classmethod
    def parse(cls, text: str) -> Address:
        """The address that ``/path/#anchor`` writes."""
        return cls(*text.split("#", 1))

    def __str__(self) -> str:
        return f"{self.path}#{self.anchor}" if self.anchor else self.path


@dataclass(frozen=True)
class Published:
    """An address that was published once, and so stays: a line of the register, with where it stands."""

    address: Address
    origin: Origin
    keys: Keys


@dataclass(frozen=True)
class Redirect:
    """Addresses that are gone, and where their readers are sent."""

    sources: tuple[Address, ...]
    target: Address
    origin: Origin


@dataclass(frozen=True)
class Edition:
    """A frozen state of the whole site: its name (``2026.1``), the day, and the paths of the pages that it holds."""

    id: str
    date: dt.date
    pages: frozenset[str] = frozenset()
    origin: Origin = field(default=Origin("content/editions.yml", {}), compare=False, repr=False)
