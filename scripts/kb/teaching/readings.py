"""Work out the reading lists: what each reading is called, how long it takes and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kb.citing.record import Record
from kb.load.catalog import Catalog
from kb.model.ids import PageId, TermId
from kb.model.kinds import EVERYTHING, GLOSSARY
from kb.model.lists import ListItem, Outside, ReadingList, Session, Task
from kb.model.problems import Origin
from kb.model.target import Target, target_of
from kb.model.values import Page
from kb.prose import blocks as prose
from kb.prose import lengths
from kb.prose.body import Body


@dataclass(frozen=True)
class Reading:
    """A page, a section of one, or a term, as a list assigns it.

    ``title`` is that of the page or the term and ``section`` the heading of the part, empty for a whole page.
    ``record`` is the bibliographic record of exactly this part, with the anchor in its addresses.
    """

    see: str
    target: Target
    title: str
    section: str
    why: str
    words: int
    record: Record

    @property
    def label(self) -> str:
        """What a link to it is called."""
        if self.target.kind == "term":
            return f"{self.title} (glossary)"
        return f"{self.title}: {self.section}" if self.section else self.title

    @property
    def minutes(self) -> int:
        """Reading time, of whole minutes and at least one."""
        return lengths.minutes(self.words)


@dataclass(frozen=True)
class ResolvedSession:
    """A session with its readings."""

    number: int
    title: str
    readings: tuple[Reading, ...]
    questions: tuple[str, ...]
    outside: tuple[Outside, ...] = ()
    task: Task | None = None

    @property
    def minutes(self) -> int:
        """The minutes of its readings here and elsewhere, added up, so that a reader can check the sum."""
        return sum(each.minutes for each in self.readings) + sum(each.minutes for each in self.outside)


@dataclass(frozen=True)
class ResolvedList:
    """A reading list with its sessions worked out."""

    reading_list: ReadingList
    sessions: tuple[ResolvedSession, ...]

    @property
    def readings(self) -> list[Reading]:
        """Every reading, in order."""
        return [reading for meeting in self.sessions for reading in meeting.readings]

    @property
    def minutes(self) -> int:
        """The minutes of all sessions."""
        return sum(meeting.minutes for meeting in self.sessions)


def courses(
    catalog: Catalog, areas: Mapping[str, tuple[Page, ...]], records: Mapping[str, Record]
) -> list[ResolvedList]:
    """Every reading list in the order of their titles' level, then the list of every page, area by area."""
    return [course(catalog, records, list_) for list_ in [*ordered(catalog), whole(catalog, areas)]]


def ordered(catalog: Catalog) -> list[ReadingList]:
    """The curated lists: the shorter before the longer, at each level."""
    levels = ("introductory", "intermediate", "advanced")
    return sorted(catalog.lists.values(), key=lambda each: (levels.index(each.level), len(each.sessions), each.id))


def course(catalog: Catalog, records: Mapping[str, Record], list_: ReadingList) -> ResolvedList:
    """A reading list worked out. Expects one in which ``check`` found nothing."""
    sessions = (
        ResolvedSession(
            number,
            s.title,
            tuple(reading(catalog, records, item.see, item.why) for item in s.items),
            s.questions,
            s.outside,
            s.task,
        )
        for number, s in enumerate(list_.sessions, start=1)
    )
    return ResolvedList(list_, tuple(sessions))


def whole(catalog: Catalog, areas: Mapping[str, tuple[Page, ...]]) -> ReadingList:
    """The list of every page: a session for each area."""
    sessions = tuple(
        Session(area.title, tuple(ListItem(f"{p.kind}:{p.id}", p.summary.rstrip(".")) for p in areas[area.id]))
        for area in catalog.areas.values()
        if areas[area.id]
    )
    days = [page.published for pages in areas.values() for page in pages]
    return ReadingList(
        id=EVERYTHING,
        title="Every page of the reference",
        summary="All topics and cases, area by area, with the same files as the reading lists have.",
        level="",
        audience="",
        aim="",
        objectives=(),
        sessions=sessions,
        assessment=(),
        published=max(days),
        reviewed=max(days),
        origin=Origin("", {}),
    )


def reading(catalog: Catalog, records: Mapping[str, Record], see: str, why: str = "") -> Reading:
    """A reading by its link."""
    target = target_of(see)
    if target.kind == "term":
        return _term(catalog, records, see, target, why)
    page = catalog.pages[PageId(target.id)]
    body = catalog.bodies[page.id]
    record = records[page.id]
    if not target.anchor:
        return Reading(see, target, page.title, "", why, lengths.words(body), record)
    section, words = _part(body, target.anchor)
    slug, title = f"{page.id}-{target.anchor}", f"{page.title}: {section}"
    return Reading(see, target, page.title, section, why, words, _at(record, target.anchor, slug=slug, title=title))


def _part(body: Body, anchor: str) -> tuple[str, int]:
    """Heading and words of a section with its subsections; of a paragraph, its section's heading and its own words."""
    start = next(block for block in body.blocks if block.id == anchor)
    if start.kind != "heading":
        return f"one paragraph of “{start.title}”" if start.title else "one paragraph", lengths.count([start])
    name = "part" if start.level <= 2 else "section"
    return start.heading, lengths.count(block for block in body.blocks if getattr(block, name) == anchor)


def _term(catalog: Catalog, records: Mapping[str, Record], see: str, target: Target, why: str) -> Reading:
    named = catalog.terms[TermId(target.id)]
    term = catalog.terms[named.see] if named.see else named
    words = len(f"{term.short} {prose.plain(term.long)}".split())
    record = _at(records[GLOSSARY], target.id, slug=f"{GLOSSARY}-{target.id}", title=named.term, abstract=term.short)
    return Reading(see, target, named.term, "", why, words, record)


def _at(record: Record, anchor: str, slug: str, title: str, abstract: str = "") -> Record:
    """The record of a part of a page."""
    live, url = f"{record.live}#{anchor}", f"{record.url}#{anchor}"
    return replace(record, live=live, url=url, slug=slug, title=title, abstract=abstract or record.abstract)


def uses(catalog: Catalog) -> Iterator[tuple[Target, ReadingList, int]]:
    """Every use of a page or term by a curated list: what is read, the list, and the number of the session."""
    for list_ in ordered(catalog):
        for number, session in enumerate(list_.sessions, start=1):
            for item in session.items:
                yield target_of(item.see), list_, number
