"""The works that pages cite: public documents, and the source articles with their passages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kb.model.ids import RefKey
from kb.model.problems import Origin


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

    @property
    def id(self) -> str:
        """Its key."""
        return self.key

    @property
    def title(self) -> str:
        """That of the article."""
        return self.record.title

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
