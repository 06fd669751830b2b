"""Look records up by id, and give every text that authors wrote, parsed once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from kb.load.presence import Naming, Presence, named_in, presences
from kb.model.figures import Figure
from kb.model.ids import FigureId, PageId, RefKey, TermId
from kb.model.kinds import KINDS, PAGE, PAGES, Kind
from kb.model.lists import ReadingList
from kb.model.places import Address
from kb.model.problems import Keys, Origin, Problem
from kb.model.remember import remembered
from kb.model.values import Area, Content, Event, Page, Record, Term
from kb.model.works import Reference, Source
from kb.prose.body import Body, read
from kb.write.read_before import read_before

_Key = TypeVar("_Key")
_Record = TypeVar("_Record")


@dataclass(frozen=True)
class AuthoredText:
    """A piece of Markdown that an author wrote: a page's body, or a field of a record."""

    kind: str
    body: Body
    origin: Origin
    keys: Keys = ()

    def problem(self, rule: str, message: str, offset: int = 0) -> Problem:
        """A problem at an offset of the text; in a folded field of YAML, at the field."""
        if self.keys:
            return Problem(self.origin.path, *self.origin.inside(offset, *self.keys), rule, message)
        return Problem(self.origin.path, *self.body.place(offset), rule, message)


class Catalog:
    """The content by id. Where an id stands twice the first counts; ``check`` reports the second."""

    def __init__(self, content: Content, kept: Path | None = None) -> None:
        """``kept``: a folder for what was read before."""
        self.content = content
        self._kept = kept
        self.pages: dict[PageId, Page] = _by_id((each.id, each) for each in content.pages)
        self.terms: dict[TermId, Term] = _by_id((each.id, each) for each in content.terms)
        self.areas: dict[str, Area] = _by_id((each.id, each) for each in content.areas)
        self.references: dict[RefKey, Reference] = _by_id((each.id, each) for each in content.references)
        self.sources: dict[str, Source] = _by_id((each.key, each) for each in content.sources)
        self.lists: dict[str, ReadingList] = _by_id((each.id, each) for each in content.lists)
        self.figures: dict[FigureId, Figure] = _by_id((each.id, each) for each in content.figures)
        self.sections = {
            RefKey(f"{source.key}/{section.id}"): (source, section)
            for source in self.sources.values()
            for section in reversed(source.sections)
        }

    @cached_property
    def ids(self) -> dict[str, Collection[str]]:
        """{kind: the ids of its records, or the names of pages}; those of all entries under the empty string."""
        of_kinds = {name: records.keys() for name, records in self.records.items()}
        return {"": self.pages.keys(), **of_kinds, PAGE: PAGES.keys() - self.absent_pages}

    @cached_property
    def records(self) -> dict[str, Mapping[str, Record]]:
        """{kind: its records by id}."""
        return {kind.name: _by_id((each.id, each) for each in self._stored(kind)) for kind in KINDS.values()}

    def _stored(self, kind: Kind) -> Iterator[Record]:
        for record in getattr(self.content, kind.stored):
            if not kind.entry or record.kind == kind.name:
                yield record

    @cached_property
    def absent_pages(self) -> frozenset[str]:
        """Those of ``PAGES`` that this content gives no cause for."""
        return frozenset(page.name for page in PAGES.values() if page.needs and not self._has(page.needs))

    def _has(self, needs: str) -> bool:
        return bool(getattr(self.content if hasattr(self.content, needs) else self, needs))

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The dated events of pages."""
        return tuple(event for page in self.content.pages for event in page.timeline)

    @cached_property
    def states(self) -> dict[str, Presence]:
        """{code: what there is on a state}, only for states with something, in the order of codes."""
        mentions = {id_: found for id_, (_, found) in self._parsed.items()}
        return presences(self.pages.values(), mentions, self.content.figures)

    @cached_property
    def bodies(self) -> dict[PageId, Body]:
        """The parsed body of each page."""
        return {id_: body for id_, (body, _) in self._parsed.items()}

    @cached_property
    def _parsed(self) -> dict[PageId, _Parsed]:
        place = self._kept / "bodies" if self._kept else None
        return {id_: _parsed(page.body, page.body_line, place and place / id_) for id_, page in self.pages.items()}

    @cached_property
    def anchors(self) -> dict[PageId, dict[str, str]]:
        """{page: {anchor: title of the heading, or "" for a paragraph}}."""
        return {
            id_: {b.id: b.heading if b.kind == "heading" else "" for b in body.blocks if b.id}
            for id_, body in self.bodies.items()
        }

    @cached_property
    def redirects(self) -> dict[Address, Address]:
        """Where each address that is gone leads now."""
        return {source: r.target for r in reversed(self.content.redirects) for source in r.sources}

    def texts(self, page: Page) -> list[AuthoredText]:
        """Every Markdown text of a page."""
        return self._page_texts[page.id]

    @cached_property
    def _page_texts(self) -> dict[PageId, list[AuthoredText]]:
        return {page.id: list(self._read(page)) for page in self.pages.values()}

    def _read(self, page: Page) -> Iterator[AuthoredText]:
        yield AuthoredText("body", self.bodies[page.id], page.origin)
        for name, cell in page.cells.items():
            yield AuthoredText("cell", read(cell), page.origin, (name,))
        for i, work in enumerate(page.literature):
            yield AuthoredText("note", read(work.note), page.origin, ("literature", i, "note"))
        for i, event in enumerate(page.timeline):
            yield AuthoredText("cite", read(event.cite), page.origin, ("timeline", i, "cite"))

    @cached_property
    def placed(self) -> dict[FigureId, list[PageId]]:
        """The pages that place each figure, in the order in which they were read; none for one that no page places."""
        found: dict[FigureId, list[PageId]] = {id_: [] for id_ in self.figures}
        for page, body in self.bodies.items():
            for block in body.blocks:
                if block.kind == "figure" and block.figure in found:
                    found[FigureId(block.figure)].append(page)
        return found

    @cached_property
    def figure_texts(self) -> dict[FigureId, list[AuthoredText]]:
        """The Markdown texts of each figure: its citations, row by row or whole."""
        return {id_: list(_figure_texts(figure)) for id_, figure in self.figures.items()}

    @cached_property
    def all_texts(self) -> list[AuthoredText]:
        """Every Markdown text of the content, also where its front matter could not be read."""
        texts = [text for page in self.pages.values() for text in self.texts(page)]
        for record in (record for records in self.records.values() for record in records.values()):
            for name, text in getattr(record, "markdown", {}).items():
                texts.append(AuthoredText(name, read(text), record.origin, (name,)))
        texts += [text for found in self.figure_texts.values() for text in found]
        for prose in filter(None, (self.content.home, self.content.instructors, self.content.about)):
            texts.append(AuthoredText("home", read(prose.body, prose.body_line), prose.origin))
        for unread in self.content.unread:
            texts.append(AuthoredText(unread.kind, read(unread.body, unread.body_line), unread.origin))
        return texts


_Parsed = tuple[Body, tuple[Naming, ...]]


@remembered
def _parsed(text: str, first_line: int, kept: Path | None) -> _Parsed:
    """The body of a page, and the states that it names; ``kept`` is the file for what was read before."""

    def parsed() -> _Parsed:
        body = read(text, first_line)
        return body, tuple(named_in(body))

    return read_before(kept, (text, first_line), parsed) if kept else parsed()


def _figure_texts(figure: Figure) -> Iterator[AuthoredText]:
    if figure.cite:
        yield AuthoredText("cite", read(figure.cite), figure.origin, ("cite",))
    for i, row in enumerate(figure.rows):
        if row.cite:
            yield AuthoredText("cite", read(row.cite), figure.rows_origin, ("data", i, "cite"))


def _by_id(pairs: Iterable[tuple[_Key, _Record]]) -> dict[_Key, _Record]:
    found: dict[_Key, _Record] = {}
    for id_, record in pairs:
        found.setdefault(id_, record)
    return found
