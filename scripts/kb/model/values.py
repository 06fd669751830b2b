"""The frozen values that flow through the pipeline, from a place in a file to the whole of the content."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Literal, Protocol

from pydantic import Field

from kb.model.field_types import (  # fmt: skip
    Clause,
    Country,
    Date,
    IndexEntry,
    Level,
    Markdown,
    Outcome,
    PageSlug,
    Plain,
    Question,
    Region,
    Sentence,
    Slug,
    Summary,
    TermSlug,
    When,
    at_most,
)
from kb.model.figures import Figure
from kb.model.lists import ReadingList
from kb.model.places import Edition, Published, Redirect
from kb.model.problems import Origin
from kb.model.records import BLANK, HERE, STRIPPED, UNWRITTEN, Flag, Given, Made, Many, Only, Strict, Whole
from kb.model.refs import CaseRef, PageRef, PlaceRef, TermRef, TopicRef, WorkRef
from kb.model.synonyms import Synonyms
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
class Relation(Strict):
    """A curated pointer to another page, and why a reader would follow it."""

    id: PageRef
    why: Annotated[Clause, at_most(110)]


@dataclass(frozen=True)
class Change(Strict):
    """A substantive revision of a page: when, and what changed."""

    date: Date
    what: Annotated[Sentence, at_most(300)]


@dataclass(frozen=True)
class Work(Strict):
    """An entry of a page's literature: a reference, and a cited sentence on what it argues and why to read it."""

    id: WorkRef
    note: Annotated[Markdown, at_most(320), STRIPPED]


@dataclass(frozen=True, kw_only=True)
class Event(Strict):
    """A dated entry of the timeline. ``when`` is YYYY, YYYY-MM or YYYY-MM-DD."""

    when: When
    until: When | None = None
    what: Annotated[Clause, at_most(90)]
    cite: Markdown
    see: PlaceRef | None = None


CELLS = ("actors", "period", "aim", "actions", "claimed", "result", "limits")
"""The cited cells of a case's fact table, in the order in which they are shown."""

_Year = Annotated[Whole, Field(ge=1000, le=2100)]
_Cell = Annotated[Markdown, STRIPPED]
_TOPIC, _CASE = Only("topic"), Only("case")

Asked = Annotated[Many[Annotated[Plain, at_most(80)]], Field(max_length=20)]
"""What readers may type in their own words, and the record answers: the search matches it, and nobody sees it."""


@dataclass(frozen=True, kw_only=True)
class Page(Strict):
    """A topic or a case study: its front matter and its Markdown body, with where each stands.

    What only pages of the other kind have is empty.
    """

    kind: Given[str] = HERE
    id: PageSlug
    title: Annotated[Plain, at_most(80)]
    order: Whole
    summary: Summary
    aliases: Many[Annotated[Plain, at_most(80)]] = ()
    asked: Asked = ()
    level: Level
    objectives: Annotated[Many[Clause], Field(min_length=3, max_length=3)]
    questions: Annotated[Many[Question], Field(min_length=3, max_length=5)]
    terms: Many[TermRef] = ()
    related: Annotated[Many[Relation], Field(min_length=1, max_length=6)]
    states: Many[Country] = ()
    index: Many[IndexEntry] = ()
    literature: Annotated[Many[Work], Field(max_length=10)] = ()
    published: Date
    reviewed: Date
    changes: Many[Change] = ()
    cases: Annotated[Many[CaseRef], _TOPIC] = ()
    timeline: Annotated[Many[Event], _TOPIC] = ()
    start: Annotated[int | None, Made(_Year, int), _CASE, UNWRITTEN] = HERE
    end: Annotated[_Year | None, _CASE] = None
    actors: Annotated[_Cell, Only("case", ""), UNWRITTEN] = HERE
    region: Annotated[Many[Region], Field(min_length=1), Only("case", ()), UNWRITTEN] = HERE
    period: Annotated[_Cell, Only("case", ""), UNWRITTEN] = HERE
    instruments: Annotated[Many[TopicRef], Field(min_length=1), Only("case", ()), UNWRITTEN] = HERE
    outcome: Annotated[Outcome, Only("case", "", "open"), UNWRITTEN] = HERE
    aim: Annotated[_Cell, Only("case", ""), UNWRITTEN] = HERE
    actions: Annotated[_Cell, Only("case", ""), UNWRITTEN] = HERE
    claimed: Annotated[_Cell, Only("case", ""), UNWRITTEN] = HERE
    result: Annotated[_Cell, _CASE] = ""
    limits: Annotated[_Cell, Only("case", ""), UNWRITTEN] = HERE
    area: Given[str] = HERE
    body: Given[str] = HERE
    body_line: Given[int] = HERE
    origin: Given[Origin] = HERE

    @property
    def cells(self) -> dict[str, str]:
        """Those cells of the fact table that have words."""
        return {name: text for name in CELLS if (text := getattr(self, name))}

    @property
    def revised(self) -> dt.date:
        """Date of the last substantive revision."""
        return max([self.published, *(change.date for change in self.changes)])


@dataclass(frozen=True)
class Term(Strict):
    """A glossary term. With ``see`` it is only a pointer to another term and has no definition."""

    id: TermSlug
    term: Annotated[Plain, at_most(100)]
    acronym: Annotated[Plain, at_most(20)] | None = None
    aliases: Many[Annotated[Plain, at_most(100)]] = ()
    asked: Asked = ()
    short: Annotated[Sentence, at_most(200), BLANK] = ""
    long: Annotated[Markdown, STRIPPED, BLANK] = ""
    cite: Annotated[Markdown, STRIPPED, BLANK] = ""
    see: TermRef | None = None
    see_also: Many[TermRef] = ()
    broader: TermRef | None = None
    topic: PageRef | None = None
    match: Literal["case"] | None = None
    never: Many[Plain] = ()
    link: Flag = True
    origin: Given[Origin] = HERE

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
class Area(Strict):
    """One of the areas that topics are grouped in; its id is the name of its folder."""

    id: Slug
    title: Plain
    summary: Summary
    origin: Given[Origin] = HERE


@dataclass(frozen=True)
class ProsePage(Strict):
    """A page of the editors' prose, such as the home page: a title, a summary, and Markdown."""

    title: Plain
    summary: Summary
    aliases: Many[Annotated[Plain, at_most(100)]] = ()
    """What the search finds it by besides its title."""
    body: Given[str] = HERE
    body_line: Given[int] = HERE
    origin: Given[Origin] = HERE


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
    synonyms: tuple[Synonyms, ...] = ()
    published: tuple[Published, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    editions: tuple[Edition, ...] = ()
    unread: tuple[Unread, ...] = ()

    @property
    def literature(self) -> tuple[Work, ...]:
        """The works that pages recommend."""
        return tuple(work for page in self.pages for work in page.literature)
