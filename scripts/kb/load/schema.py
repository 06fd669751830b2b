"""What an author may write: the pydantic models of the YAML in content/, strict about every field."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, RootModel

from kb.load.field_types import (  # fmt: skip
    AddressIn,
    Anchor,
    Clause,
    Column,
    Country,
    CslType,
    Date,
    Digest,
    Doi,
    EditionId,
    Evidence,
    Form,
    IndexEntry,
    Level,
    Locator,
    Markdown,
    Outcome,
    PageSlug,
    Plain,
    Question,
    Region,
    Says,
    Sentence,
    Slug,
    Summary,
    Title,
    Url,
    When,
    at_most,
)


def _listed(value: object) -> object:
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


class LocusIn(Strict):
    """A place of a reference that was read."""

    at: Locator
    says: Says | None = None
    URL: Url | None = None
    secondary: bool = False


class AuthorIn(Strict):
    """A name variable of CSL: a person, or a body as ``literal``."""

    family: Plain | None = None
    given: Plain | None = None
    literal: Plain | None = None


class RecordIn(Strict):
    """The CSL fields of a bibliographic record."""

    type: CslType
    title: Title
    author: list[AuthorIn] = []
    editor: list[AuthorIn] = []
    container_title: Plain | None = Field(None, alias="container-title")
    collection_title: Plain | None = Field(None, alias="collection-title")
    edition: Plain | None = None
    volume: Plain | None = None
    issue: Plain | None = None
    page: Plain | None = None
    number: Plain | None = None
    publisher: Plain | None = None
    publisher_place: Plain | None = Field(None, alias="publisher-place")
    issued: When | None = None
    undated: bool = False
    URL: Url | None = None
    DOI: Doi | None = None
    accessed: When | None = None
    note: Sentence | None = None


class ReferenceIn(RecordIn):
    """An entry of content/references/*.yml."""

    id: Slug
    kind: Evidence | None = None
    read: Literal["full", "part", "abstract"] | None = None
    secondary: bool = False
    loci: Annotated[list[LocusIn], Field(min_length=1)]


class PassageIn(Strict):
    """A passage of an article: its number, length and the start of the SHA-256 of its text."""

    n: Annotated[int, Field(ge=1)]
    words: Annotated[int, Field(ge=1)]
    sha256: Digest
    says: Says | None = None


class SectionIn(Strict):
    """A section of an article."""

    id: Slug
    level: Annotated[int, Field(ge=1, le=3)]
    heading: Plain
    passages: list[PassageIn]


class SourceIn(Strict):
    """A file of content/sources/: the record and the outline of an article."""

    key: Slug
    record: RecordIn
    sections: list[SectionIn]


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


class ListItemIn(Strict):
    """A reading of a session."""

    see: Plain
    why: Annotated[Clause, at_most(110)]


class OutsideIn(Strict):
    """A reading of a session outside this site: a reference, the part of it that is read, and how long that takes."""

    ref: Slug
    part: Annotated[Plain, at_most(80)] | None = None
    minutes: Annotated[int, Field(ge=5, le=600)]
    why: Annotated[Clause, at_most(160)]


class TaskIn(Strict):
    """What students do with a document in a session, and how long it takes."""

    what: Annotated[Sentence, at_most(600)]
    refs: list[Slug] = []
    minutes: Annotated[int, Field(ge=5, le=600)]


class SessionIn(Strict):
    """A session of a reading list."""

    title: Annotated[Plain, at_most(80)]
    items: Annotated[list[ListItemIn], Field(min_length=1, max_length=20)]
    outside: Annotated[list[OutsideIn], Field(max_length=10)] = []
    task: TaskIn | None = None
    questions: Annotated[list[Question], Field(max_length=5)] = []


class ReadingListIn(Strict):
    """A file of content/reading-lists/."""

    id: Slug
    title: Annotated[Plain, at_most(80)]
    summary: Summary
    level: Level
    audience: Sentence
    aim: Sentence
    objectives: Annotated[list[Clause], Field(min_length=2, max_length=5)]
    sessions: Annotated[list[SessionIn], Field(min_length=1, max_length=20)]
    assessment: Annotated[list[Annotated[Sentence, at_most(400)]], Field(max_length=8)] = []
    published: Date
    reviewed: Date


class DrawIn(Strict):
    """``draw:`` of a figure: the column that each part of its form shows, and what else the form takes."""

    label: Column | None = None
    value: Column | None = None
    x: Column | None = None
    y: Column | None = None
    low: Column | None = None
    high: Column | None = None
    start: Column | None = None
    end: Column | None = None
    group: Column | None = None
    text: Column | None = None
    state: Column | None = None
    groups: list[Plain] = []
    until: str | int | float | None = None
    log: bool = False
    zero: bool = False


CHANNELS = ("label", "value", "x", "y", "low", "high", "start", "end", "group", "text", "state")
"""The fields of ``draw:`` that name a column."""

CellIn = str | int | float | None


class FigureIn(Strict):
    """A file of content/figures/."""

    id: PageSlug
    title: Annotated[Plain, at_most(100)]
    shows: Annotated[Sentence, at_most(300)]
    alt: Annotated[Sentence, at_most(700)]
    form: Form
    draw: DrawIn = DrawIn()
    columns: Annotated[dict[Column, Annotated[Plain, at_most(60)]], Field(min_length=1, max_length=12)]
    data: Annotated[list[dict[Column, CellIn]], Field(max_length=400)] | None = None
    cite: Markdown | None = None
    notes: Annotated[Sentence, at_most(700)] | None = None
    index: list[IndexEntry] = []
    date: Date
    spec: dict[str, Any] = {}


class RedirectIn(Strict):
    """An entry of content/redirects.yml: the addresses that are gone, and where their readers are sent."""

    from_: Annotated[list[AddressIn], BeforeValidator(_listed), Field(alias="from", min_length=1)]
    to: AddressIn


class EditionIn(Strict):
    """An entry of content/editions.yml."""

    id: EditionId
    date: Date
    pages: list[AddressIn] = []


class PublishedIn(RootModel[dict[AddressIn, list[list[Anchor]]]]):
    """The register of content/permalinks.yml: {path of a page: rows of its anchors, each row published at once}."""

    model_config = ConfigDict(frozen=True)
