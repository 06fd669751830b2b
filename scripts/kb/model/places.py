"""Places of the site: addresses, those that were published, where those that are gone lead, and frozen editions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from pydantic import BeforeValidator, Field

from kb.model.field_types import AddressText, Anchor, Date, EditionId
from kb.model.problems import Keys, Origin
from kb.model.records import HERE, Given, Listed, Made, Many, Strict


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


_Address = Annotated[Address, Made(AddressText, Address.parse)]


def _listed(value: object) -> object:
    """A single text as a list of one."""
    return [value] if isinstance(value, str) else value


@dataclass(frozen=True)
class Redirect(Strict):
    """An entry of content/redirects.yml: addresses that are gone, and where their readers are sent."""

    sources: Annotated[Many[_Address], BeforeValidator(_listed), Field(alias="from", min_length=1)]
    target: Annotated[_Address, Field(alias="to")]
    origin: Given[Origin] = HERE


@dataclass(frozen=True)
class Edition(Strict):
    """A frozen state of the whole site: its name (``2026.1``), the day, and the paths of the pages that it holds."""

    id: EditionId
    date: Date
    pages: Annotated[frozenset[AddressText], Listed(frozenset)] = frozenset()
    origin: Given[Origin] = field(default=HERE, compare=False, repr=False)

    @staticmethod
    def path_of(name: str) -> str:
        """The path from the site's root at which an edition of a name stands for good."""
        return f"/v/{name}/"


Register = dict[AddressText, list[list[Anchor]]]
"""content/permalinks.yml: {path of a page: rows of its anchors, each row published at once}."""
