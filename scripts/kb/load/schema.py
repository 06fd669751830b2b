"""What an author may write: the pydantic models of the YAML in content/, strict about every field."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, RootModel

from kb.load.field_types import (  # fmt: skip
    AddressIn,
    Anchor,
    Clause,
    Country,
    Date,
    EditionId,
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
    When,
    at_most,
)


def listed(value: object) -> object:
    """A single text as a list of one."""
    return [value] if isinstance(value, str) else value


class Strict(BaseModel):
    """A record with no fields but its own."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class RelationIn(Strict):
    """``related:`` of a page."""

    id: Slug
    why: Annotated[Clause, at_most(110)]


class ChangeIn(Strict):
    """``changes:`` of a page."""

    date: Date
    what: Annotated[Sentence, at_most(300)]


class EventIn(Strict):
    """``timeline:`` of a page."""

    when: When
    until: When | None = None
    what: Annotated[Clause, at_most(90)]
    cite: Markdown
    see: Annotated[Plain, at_most(121)] | None = None


class WorkIn(Strict):
    """An entry of ``literature:`` of a page: a reference, and what it argues and why to read it."""

    id: Slug
    note: Annotated[Markdown, at_most(320)]


class EntryIn(Strict):
    """Front matter that topics and cases share."""

    id: PageSlug
    title: Annotated[Plain, at_most(80)]
    order: int
    summary: Summary
    aliases: list[Annotated[Plain, at_most(80)]] = []
    level: Level
    objectives: Annotated[list[Clause], Field(min_length=3, max_length=3)]
    questions: Annotated[list[Question], Field(min_length=3, max_length=5)]
    terms: list[Slug] = []
    related: Annotated[list[RelationIn], Field(min_length=1, max_length=6)]
    states: list[Country] = []
    index: list[IndexEntry] = []
    literature: Annotated[list[WorkIn], Field(max_length=10)] = []
    published: Date
    reviewed: Date
    changes: list[ChangeIn] = []


class TopicIn(EntryIn):
    """Front matter of content/topics/AREA/ID.md."""

    cases: list[Slug] = []
    timeline: list[EventIn] = []


class CaseIn(EntryIn):
    """Front matter of content/cases/ID.md: data, cited cell by cell."""

    start: Annotated[int, Field(ge=1000, le=2100)]
    end: Annotated[int, Field(ge=1000, le=2100)] | None = None
    actors: Markdown
    region: Annotated[list[Region], Field(min_length=1)]
    period: Markdown
    instruments: Annotated[list[Slug], Field(min_length=1)]
    outcome: Outcome = "open"
    aim: Markdown
    actions: Markdown
    claimed: Markdown
    result: Markdown = ""
    limits: Markdown


CELLS = ("actors", "period", "aim", "actions", "claimed", "result", "limits")
"""The cited cells of a case's fact table, in the order in which they are shown."""


class TermIn(Strict):
    """An entry of content/glossary/*.yml."""

    id: Slug
    term: Annotated[Plain, at_most(100)]
    acronym: Annotated[Plain, at_most(20)] | None = None
    aliases: list[Annotated[Plain, at_most(100)]] = []
    short: Annotated[Sentence, at_most(200)] | None = None
    long: Markdown | None = None
    cite: Markdown | None = None
    see: Slug | None = None
    see_also: list[Slug] = []
    broader: Slug | None = None
    topic: Slug | None = None
    match: Literal["case"] | None = None
    never: list[Plain] = []
    link: bool = True


class AreaIn(Strict):
    """An entry of content/areas.yml."""

    id: Slug
    title: Plain
    summary: Summary


class HomeIn(Strict):
    """Front matter of content/index.md."""

    title: Plain
    summary: Summary


class InstructorsIn(HomeIn):
    """Front matter of content/for-instructors.md."""


class AboutIn(HomeIn):
    """Front matter of content/about.md."""

    aliases: list[Annotated[Plain, at_most(100)]] = []


class RedirectIn(Strict):
    """An entry of content/redirects.yml: the addresses that are gone, and where their readers are sent."""

    from_: Annotated[list[AddressIn], BeforeValidator(listed), Field(alias="from", min_length=1)]
    to: AddressIn


class EditionIn(Strict):
    """An entry of content/editions.yml."""

    id: EditionId
    date: Date
    pages: list[AddressIn] = []


class PublishedIn(RootModel[dict[AddressIn, list[list[Anchor]]]]):
    """The register of content/permalinks.yml: {path of a page: rows of its anchors, each row published at once}."""

    model_config = ConfigDict(frozen=True)
