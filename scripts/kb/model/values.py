"""The frozen values that flow through the pipeline, from a place in a file to the whole of the content."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NewType

PageId = NewType("PageId", str)
"""Permanent id of a topic or case: its file name and the last part of its address."""
TermId = NewType("TermId", str)
"""Permanent id of a glossary term: its anchor on the glossary page."""
RefKey = NewType("RefKey", str)
"""Citation key of a reference, or ``article/section`` for a section of a source article."""
DocPath = NewType("DocPath", str)
"""Path of a file below docs/, with forward slashes."""

FigureId = NewType("FigureId", str)
"""Permanent id of a figure: its file name, and its anchor on the page of all figures."""

Keys = tuple[str | int, ...]
Cell = str | int | float | None
"""What a row of a figure holds: words, a number, or nothing."""

MOST_TEXTS = 1 << 17
"""How many texts are remembered with what was read in them, so that a server reads again only those that changed."""


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong with the content: where (1-based line and column), which rule, what, what to do."""

    path: str
    line: int
    column: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.rule}: {self.message}"


class ContentError(Exception):
    """Raised by ``build`` when the content has problems; carries all of them, sorted."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problem(s) in the content")
        self.problems = problems


class RenderError(Exception):
    """Raised when the program that renders the site refuses; its words."""


@dataclass(frozen=True)
class Origin:
    """Where a record stands: its file, the line and column of each of its fields, and where the text of a field begins.

    ``texts`` has only texts that stand on one line without escapes, in which columns can be counted.
    """

    path: str
    spans: Mapping[Keys, tuple[int, int]] = field(repr=False)
    base: Keys = ()
    texts: Mapping[Keys, tuple[int, int]] = field(default_factory=dict, repr=False)

    def at(self, *keys: str | int) -> tuple[int, int]:
        """Line and column of a field, or of the nearest field around it."""
        full = self.base + keys
        while full and full not in self.spans:
            full = full[:-1]
        return self.spans.get(full, (1, 1))

    def inside(self, offset: int, *keys: str | int) -> tuple[int, int]:
        """Line and column of an offset of a field's text; of the field where the text is folded or escaped."""
        if start := self.texts.get(self.base + keys):
            return start[0], start[1] + offset
        return self.at(*keys)

    def problem(self, rule: str, message: str, *keys: str | int) -> Problem:
        """A problem at a field of this record."""
        return Problem(self.path, *self.at(*keys), rule, message)


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
    def names(self) -> tuple[str, ...]:
        """Every name of the term, the headword first."""
        return (self.term, *([self.acronym] if self.acronym else []), *self.aliases)


@dataclass(frozen=True)
class Locus:
    """A place in a reference that was read and may be cited. ``at`` is empty for the whole document."""

    at: str
    url: str | None = None
    secondary: bool = False
    says: str = ""


@dataclass(frozen=True)
class Reference:
    """A public document that pages cite, in the terms of CSL."""

    id: RefKey
    kind: str
    type: str
    title: str
    author: tuple[Mapping[str, str], ...]
    editor: tuple[Mapping[str, str], ...]
    container_title: str | None
    collection_title: str | None
    edition: str | None
    volume: str | None
    issue: str | None
    page: str | None
    number: str | None
    publisher: str | None
    publisher_place: str | None
    issued: str | None
    undated: bool
    url: str | None
    doi: str | None
    accessed: str | None
    read: str | None
    note: str | None
    secondary: bool
    loci: tuple[Locus, ...]
    origin: Origin


@dataclass(frozen=True)
class Passage:
    """A numbered passage of a source article: how long it is and the digest of its text."""

    n: int
    words: int
    sha256: str
    says: str = ""


@dataclass(frozen=True)
class Section:
    """A section of a source article, with its passages."""

    id: str
    level: int
    heading: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Source:
    """A source article: its bibliographic record and its outline, never its text."""

    key: str
    record: Reference
    sections: tuple[Section, ...]
    origin: Origin

    def passages(self) -> Iterator[tuple[str, int]]:
        """Every (section id, passage number), in order."""
        for section in self.sections:
            for passage in section.passages:
                yield section.id, passage.n


@dataclass(frozen=True)
class Area:
    """One of the areas that topics are grouped in; its id is the name of its folder."""

    id: str
    title: str
    summary: str
    origin: Origin


@dataclass(frozen=True)
class ListItem:
    """A reading: a link (``topic:ID#anchor``, ``case:ID``, ``term:ID``), and why it is read."""

    see: str
    why: str


@dataclass(frozen=True)
class Outside:
    """A reading outside this site: a reference, the part of it that is read, the minutes that takes, and why."""

    ref: RefKey
    part: str
    minutes: int
    why: str


@dataclass(frozen=True)
class Task:
    """What students do with documents, and the minutes it takes."""

    what: str
    refs: tuple[RefKey, ...]
    minutes: int


@dataclass(frozen=True)
class Session:
    """A meeting or a week of a reading list: its readings in order, a task, and its questions."""

    title: str
    items: tuple[ListItem, ...]
    questions: tuple[str, ...]
    outside: tuple[Outside, ...] = ()
    task: Task | None = None


@dataclass(frozen=True)
class ReadingList:
    """A course or a part of one, made of the pages that exist."""

    id: str
    title: str
    summary: str
    level: str
    audience: str
    aim: str
    objectives: tuple[str, ...]
    sessions: tuple[Session, ...]
    assessment: tuple[str, ...]
    published: dt.date
    reviewed: dt.date
    origin: Origin


@dataclass(frozen=True)
class Row:
    """A row of a figure: its cells by the names of their columns, and the citation on which they rest, if they name one."""

    cells: Mapping[str, Cell]
    cite: str


@dataclass(frozen=True)
class Drawn:
    """How a figure is drawn: which column each part of its form shows, and what else the form takes."""

    channels: Mapping[str, str]
    groups: tuple[str, ...] = ()
    """The groups in the order of the legend and of the colors; as the rows have them where empty."""
    until: Cell = None
    """Where a range ends that has no end, and where the axis does."""
    log: bool = False
    zero: bool = False


@dataclass(frozen=True)
class Figure:
    """A drawing made of data: what it shows, its rows, what they rest on, and how it is drawn.

    ``columns`` are {name: title with its unit}, in the order of the table. ``spec`` is Vega-Lite where ``form`` is so.
    Rows that stand in a CSV file have its place, ``rows_origin``.
    """

    id: FigureId
    title: str
    shows: str
    alt: str
    form: str
    drawn: Drawn
    columns: Mapping[str, str]
    rows: tuple[Row, ...]
    cite: str
    notes: str
    index: tuple[str, ...]
    date: dt.date
    spec: Mapping[str, Any]
    origin: Origin
    rows_origin: Origin


@dataclass(frozen=True)
class Sheet:
    """A CSV file of rows: its figure's name, its head, its rows, and where it stands."""

    id: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    origin: Origin


@dataclass(frozen=True)
class ProsePage:
    """A page of the editors' prose, such as the home page: a title, a summary, and Markdown."""

    title: str
    summary: str
    body: str
    body_line: int
    origin: Origin


@dataclass(frozen=True)
class Unread:
    """The Markdown of a file whose front matter could not be read; ``kind`` is body or home."""

    kind: str
    body: str
    body_line: int
    origin: Origin


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
    published: tuple[Published, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    editions: tuple[Edition, ...] = ()
    unread: tuple[Unread, ...] = ()
