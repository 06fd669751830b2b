"""What an author may write of a work that pages cite: the pydantic models of references and source articles."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kb.load.field_types import (
    CslType,
    Digest,
    Doi,
    Evidence,
    Locator,
    Plain,
    Says,
    Sentence,
    Slug,
    Title,
    Url,
    When,
)
from kb.load.schema import Strict


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
