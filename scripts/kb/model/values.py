"""The frozen values that flow through the pipeline, from a place in a file to the whole of the content."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from kb.model.figures import Figure
from kb.model.ids import PageId, RefKey, TermId
from kb.model.lists import ReadingList
from kb.model.places import Edition, Published, Redirect
from kb.model.problems import Origin
from kb.model.works import Reference, Source


class Record(Protocol):
    """What the records of every kind have.

    One with parts also has ``anchors``, {anchor: words}; one with Markdown also has ``markdown``, {field: text}.
    """

    @property
    def id(self) -> str:
        """What names it among its kind."""

    @property
    def title(self) -> str:
        """What readers call it."""

    @property
    def origin(self) -> Origin:
        """Where it stands."""


@dataclass(frozen=True)
class Relation:
    """A curated pointer to another page, and why a reader would follow it."""

    id: PageId
    why: str


@dataclass(frozen=True)
class Change:
    """A substantive revision of a page: when, and what changed."""

    date: dt.date
    what: str


@dataclass(frozen=True)
class Work:
    """An entry of a page's literature: a reference, and a cited sentence on what it argues and why to read it."""

    id: RefKey
    note: str


@dataclass(frozen=True)
class Event:
    """A dated entry of the timeline. ``when`` is YYYY, YYYY-MM or YYYY-MM-DD."""

    when: str
    what: str
    cite: str
    until: str | None = None
    see: str | None = None


@dataclass(frozen=True)
class Page:
    """A topic or a case study: its front matter and its Markdown body, with where each stands."""

    kind: str
    id: PageId
    title: str
    area: str
    order: int
    summary: str
    aliases: tuple[str, ...]
    level: str
    objectives: tuple[str, ...]
    questions: tuple[str, ...]
    terms: tuple[TermId, ...]
    related: tuple[Relation, ...]
    cases: tuple[PageId, ...]
    index: tuple[str, ...]
    published: dt.date
    reviewed: dt.date
    changes: tuple[Change, ...]
    timeline: tuple[Event, ...]
    instruments: tuple[PageId, ...]
    states: tuple[str, ...]
    literature: tuple[Work, ...]
    region: tuple[str, ...]
    outcome: str
    cells: Mapping[str, str]
    start: int | None
    end: int | None
    body: str
    body_line: int
    origin: Origin

    @property
    def revised(self) -> dt.date:
        """Date of the last substantive revision."""
        return max([self.published, *(change.date for change in self.changes)])


@dataclass(frozen=True)
class Term:
    """A glossary term. With ``see`` it is only a pointer to another term and has no definition."""

    id: TermId
    term: str
    acronym: str | None
    aliases: tuple[str, ...]
    short: str
    long: str
    cite: str
    see: TermId | None
    see_also: tuple[TermId, ...]
    broader: TermId | None
    topic: PageId | None
    match_case: bool
    never: tuple[str, ...]
    link: bool
    origin: Origin

    @property
    def title(self) -> str:
        """The headword."""
        return self.term

    @property
    def markdown(self) -> dict[str, str]:
        """Its fields of Markdown that are not empty."""
        return {name: text for name, text in (("cite", self.cite), ("long", self.long)) if text}

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the term, the headword first."""
        return (self.term, *([self.acronym] if self.acronym else []), *self.aliases)


@dataclass(frozen=True)
class Area:
    """One of the areas that topics are grouped in; its id is the name of its folder."""

    id: str
    title: str
    summary: str
    origin: Origin


@dataclass(frozen=True)
class ProsePage:
    """A page of the editors' prose, such as the home page: a title, a summary, and Markdown."""

    title: str
    summary: str
    body: str
    body_line: int
    origin: Origin
    aliases: tuple[str, ...] = ()
    """What the search finds it by besides its title."""


@dataclass(frozen=True)
class Unread:
    """The Markdown of a file whose front matter could not be read; ``kind`` is body or home."""

    kind: str
    body: str
    body_line: int
    origin: Origin


@dataclass(frozen=True)
class Content:
    """All that authors wrote, as values. Records that could not be read are missing from it."""

    home: ProsePage | None
    areas: tuple[Area, ...]
    pages: tuple[Page, ...]
    terms: tuple[Term, ...]
    sources: tuple[Source, ...]
    references: tuple[Reference, ...]
    lists: tuple[ReadingList, ...] = ()
    figures: tuple[Figure, ...] = ()
    instructors: ProsePage | None = None
    about: ProsePage | None = None
    published: tuple[Published, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    editions: tuple[Edition, ...] = ()
    unread: tuple[Unread, ...] = ()
