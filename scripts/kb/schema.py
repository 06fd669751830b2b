"""What an author may write: the pydantic models of the YAML in content/, strict about every field."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
RESERVED = {"all", "glossary"}
"""Names in /cite/ that no topic or case may have, since its own files stand there."""
_WHEN = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ufeff]")
_MARKUP = re.compile(r"[<>{}\[\]`|]")


def _slug(text: str) -> str:
    if len(text) > 60 or not SLUG.match(text):
        raise ValueError("use lower-case ASCII letters, digits and single hyphens, at most 60")
    return text


def _page_id(text: str) -> str:
    if text in RESERVED:
        raise ValueError("the site's own files have this name; choose another")
    return text


def _clean(text: str) -> str:
    if found := _FORBIDDEN.search(text):
        raise ValueError(f"control character U+{ord(found.group()):04X}; remove it")
    if not text.strip():
        raise ValueError("empty; write it or remove the field")
    return text


def _plain(text: str) -> str:
    if found := _MARKUP.search(text):
        raise ValueError(f"{found.group()!r} has no place in plain text; remove it")
    if "\n" in text.strip():
        raise ValueError("more than one line; write it as one")
    return _clean(text).strip()


def _index_entry(text: str) -> str:
    return _plain(text.replace(">", "")) and text.strip()


def _title(text: str) -> str:
    if found := re.search(r"[<>{}`|\n]", text):
        raise ValueError(f"{found.group()!r} has no place in a title; remove it")
    return _clean(text).strip()


def _sentence(text: str) -> str:
    if text[-1] not in ".?!":
        raise ValueError("write a full sentence, with its full stop")
    return text


def _question(text: str) -> str:
    if not text.endswith("?"):
        raise ValueError("write a question, with its question mark")
    return text


def _https(text: str) -> str:
    if not re.match(r"https?://[^\s<>\"'\\^`{|}\[\]]+\Z", text):
        raise ValueError("write a full http or https address, percent-encoded")
    return text


def _when(text: str) -> str:
    if not _WHEN.match(text):
        raise ValueError('write a year, a month or a day: "1961", "1961-04" or "1961-04-18"')
    dt.date.fromisoformat((text + "-01-01")[:10])
    return text


def _short(limit: int) -> StringConstraints:
    return StringConstraints(max_length=limit)


Slug = Annotated[str, AfterValidator(_slug)]
PageSlug = Annotated[Slug, AfterValidator(_page_id)]
Plain = Annotated[str, AfterValidator(_plain)]
IndexEntry = Annotated[str, AfterValidator(_index_entry)]
Title = Annotated[str, AfterValidator(_title)]
Sentence = Annotated[Plain, AfterValidator(_sentence)]
Question = Annotated[Plain, AfterValidator(_question)]
Markdown = Annotated[str, AfterValidator(_clean)]
Url = Annotated[str, AfterValidator(_https)]
When = Annotated[str, AfterValidator(_when)]
Level = Literal["introductory", "intermediate", "advanced"]
CslType = Literal[
    "article-journal", "article-magazine", "article-newspaper", "bill", "book", "chapter", "document",
    "entry-encyclopedia", "graphic", "hearing", "interview", "legal_case", "legislation", "paper-conference",
    "post", "post-weblog", "report", "speech", "treaty", "webpage",
]  # fmt: skip
"""Types of CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types)."""


class Strict(BaseModel):
    """A record with no fields but its own."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class RelationIn(Strict):
    """``related:`` of a page."""

    id: Slug
    why: Annotated[Plain, _short(110)]


class ChangeIn(Strict):
    """``changes:`` of a page."""

    date: dt.date
    what: Annotated[Sentence, _short(300)]


class EventIn(Strict):
    """``timeline:`` of a page."""

    when: When
    until: When | None = None
    what: Annotated[Plain, _short(90)]
    cite: Markdown
    see: str | None = None


class EntryIn(Strict):
    """Front matter that topics and cases share."""

    id: PageSlug
    title: Annotated[Plain, _short(80)]
    order: int
    summary: Annotated[Sentence, _short(160)]
    aliases: list[Annotated[Plain, _short(80)]] = []
    level: Level
    objectives: Annotated[list[Plain], Field(min_length=3, max_length=3)]
    questions: Annotated[list[Question], Field(min_length=3, max_length=5)]
    terms: list[Slug] = []
    related: Annotated[list[RelationIn], Field(min_length=1, max_length=6)]
    index: list[IndexEntry] = []
    published: dt.date
    reviewed: dt.date
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
    region: Markdown
    period: Markdown
    instruments: Annotated[list[Slug], Field(min_length=1)]
    aim: Markdown
    actions: Markdown
    claimed: Markdown
    limits: Markdown


CELLS = ("actors", "region", "period", "aim", "actions", "claimed", "limits")
"""The cited cells of a case's fact table, in the order in which they are shown."""


class TermIn(Strict):
    """An entry of content/glossary/*.yml."""

    id: Slug
    term: Annotated[Plain, _short(100)]
    acronym: Annotated[Plain, _short(20)] | None = None
    aliases: list[Annotated[Plain, _short(100)]] = []
    short: Annotated[Sentence, _short(200)] | None = None
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

    at: Annotated[str, StringConstraints(max_length=80, pattern=r"\A[^;\[\]@<>{}\n]*\z")]
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
    container_title: Plain | None = Field(None, alias="container-title")
    volume: Plain | None = None
    issue: Plain | None = None
    page: Plain | None = None
    number: Plain | None = None
    publisher: Plain | None = None
    issued: When | None = None
    URL: Url | None = None
    note: Sentence | None = None


class ReferenceIn(RecordIn):
    """An entry of content/references.yml."""

    id: Slug
    secondary: bool = False
    loci: Annotated[list[LocusIn], Field(min_length=1)]


class PassageIn(Strict):
    """A passage of an article: its number, length and the start of the SHA-256 of its text."""

    n: Annotated[int, Field(ge=1)]
    words: Annotated[int, Field(ge=1)]
    sha256: Annotated[str, StringConstraints(pattern=r"\A[0-9a-f]{16,64}\z")]


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
    summary: Annotated[Sentence, _short(160)]


class HomeIn(Strict):
    """Front matter of content/index.md."""

    title: Plain
    summary: Annotated[Sentence, _short(160)]
