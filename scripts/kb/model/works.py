"""The works that pages cite: public documents, and the source articles with their passages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from kb.model.field_types import (  # fmt: skip
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
    WorkSlug,
)
from kb.model.ids import RefKey
from kb.model.problems import Origin
from kb.model.records import BLANK, HERE, Flag, Given, Made, Many, Strict, Whole


@dataclass(frozen=True)
class Locus(Strict):
    """A place in a reference that was read and may be cited. ``at`` is empty for the whole document."""

    at: Locator
    says: Annotated[Says, BLANK] = ""
    url: Annotated[Url | None, Field(alias="URL")] = None
    secondary: Flag = False


@dataclass(frozen=True)
class Name(Strict):
    """A name variable of CSL: a person, or a body as ``literal``."""

    family: Plain | None = None
    given: Plain | None = None
    literal: Plain | None = None

    def parts(self) -> dict[str, str]:
        """Those that it has, by name."""
        return {name: part for name, part in vars(self).items() if part is not None}


_Names = Many[Annotated[Mapping[str, str], Made(Name, Name.parts)]]


@dataclass(frozen=True, kw_only=True)
class CslRecord(Strict):
    """A bibliographic record, in the terms of CSL."""

    type: CslType
    title: Title
    author: _Names = ()
    editor: _Names = ()
    container_title: Annotated[Plain | None, Field(alias="container-title")] = None
    collection_title: Annotated[Plain | None, Field(alias="collection-title")] = None
    edition: Plain | None = None
    volume: Plain | None = None
    issue: Plain | None = None
    page: Plain | None = None
    number: Plain | None = None
    publisher: Plain | None = None
    publisher_place: Annotated[Plain | None, Field(alias="publisher-place")] = None
    issued: When | None = None
    undated: Flag = False
    url: Annotated[Url | None, Field(alias="URL")] = None
    doi: Annotated[Doi | None, Field(alias="DOI")] = None
    accessed: When | None = None
    note: Sentence | None = None


@dataclass(frozen=True, kw_only=True)
class Reference(CslRecord):
    """A public document that pages cite: an entry of content/references/*.yml."""

    id: WorkSlug
    kind: Annotated[Evidence, BLANK] = ""
    read: Literal["full", "part", "abstract"] | None = None
    secondary: Flag = False
    loci: Annotated[Many[Locus], Field(min_length=1)]
    origin: Given[Origin] = HERE


@dataclass(frozen=True)
class Passage(Strict):
    """A numbered passage of a source article: how long it is and the digest of its text."""

    n: Annotated[Whole, Field(ge=1)]
    words: Annotated[Whole, Field(ge=1)]
    sha256: Digest
    says: Annotated[Says, BLANK] = ""


@dataclass(frozen=True)
class Section(Strict):
    """A section of a source article, with its passages."""

    id: Slug
    level: Annotated[Whole, Field(ge=1, le=3)]
    heading: Plain
    passages: Many[Passage]


@dataclass(frozen=True)
class Source(Strict):
    """A file of content/sources/: the bibliographic record of an article and its outline, never its text."""

    key: Slug
    work: Annotated[CslRecord, Field(alias="record")]
    sections: Many[Section]
    origin: Given[Origin] = HERE

    @property
    def id(self) -> str:
        """Its key."""
        return self.key

    @property
    def title(self) -> str:
        """That of the article."""
        return self.work.title

    @cached_property
    def record(self) -> Reference:
        """The article as a reference, of which only sections and passages are cited."""
        return Reference(**vars(self.work), id=RefKey(self.key), kind="article", loci=(), origin=self.origin)

    @property
    def anchors(self) -> dict[str, str]:
        """The anchors of its sections and passages, with the words that name each."""
        found = {section.id: section.heading for section in self.sections}
        for section in self.sections:
            found |= {f"{section.id}-{p.n}": f"{section.heading}, passage {p.n}" for p in section.passages}
        return found

    def passages(self) -> Iterator[tuple[str, int]]:
        """Every (section id, passage number), in order."""
        for section in self.sections:
            for passage in section.passages:
                yield section.id, passage.n
