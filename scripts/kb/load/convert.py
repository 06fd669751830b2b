"""Turn validated pydantic records into the frozen values of kb.model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kb.load import schema, schema_figures, schema_lists, schema_works
from kb.model.figures import Cell, Drawn, Figure, Row
from kb.model.ids import FigureId, PageId, RefKey, TermId
from kb.model.lists import ListItem, Outside, ReadingList, Session, Task
from kb.model.places import Address, Edition, Published, Redirect
from kb.model.problems import Origin
from kb.model.values import Area, Change, Event, Page, ProsePage, Relation, Term, Work
from kb.model.works import Locus, Passage, Reference, Section, Source

CITE = "cite"
"""The cell of a row that holds its citation."""


def page(kind: str, area: str, record: schema.EntryIn, body: str, body_line: int, origin: Origin) -> Page:
    """A topic or case. Fields that only the other kind has are empty."""
    case = record if isinstance(record, schema.CaseIn) else None
    topic = record if isinstance(record, schema.TopicIn) else None
    return Page(
        kind=kind,
        id=PageId(record.id),
        title=record.title,
        area=area,
        order=record.order,
        summary=record.summary,
        aliases=tuple(record.aliases),
        level=record.level,
        objectives=tuple(record.objectives),
        questions=tuple(record.questions),
        terms=tuple(map(TermId, record.terms)),
        related=tuple(Relation(PageId(r.id), r.why) for r in record.related),
        cases=tuple(map(PageId, topic.cases)) if topic else (),
        index=tuple(record.index),
        published=record.published,
        reviewed=record.reviewed,
        changes=tuple(Change(c.date, c.what) for c in record.changes),
        timeline=tuple(Event(**e.model_dump()) for e in topic.timeline) if topic else (),
        instruments=tuple(map(PageId, case.instruments)) if case else (),
        states=tuple(record.states),
        literature=tuple(Work(RefKey(w.id), w.note.strip()) for w in record.literature),
        region=tuple(case.region) if case else (),
        outcome=case.outcome if case else "",
        cells={name: text for name in schema.CELLS if (text := getattr(case, name).strip())} if case else {},
        start=case.start if case else None,
        end=case.end if case else None,
        body=body,
        body_line=body_line,
        origin=origin,
    )


def home(record: schema.HomeIn, body: str, body_line: int, origin: Origin) -> ProsePage:
    """A page of the editors' prose."""
    aliases = tuple(getattr(record, "aliases", ()))
    return ProsePage(record.title, record.summary, body, body_line, origin, aliases)


def reading_list(record: schema_lists.ReadingListIn, origin: Origin) -> ReadingList:
    """A reading list."""
    return ReadingList(
        id=record.id,
        title=record.title,
        summary=record.summary,
        level=record.level,
        audience=record.audience,
        aim=record.aim,
        objectives=tuple(record.objectives),
        sessions=tuple(map(_session, record.sessions)),
        assessment=tuple(record.assessment),
        published=record.published,
        reviewed=record.reviewed,
        origin=origin,
    )


def _session(record: schema_lists.SessionIn) -> Session:
    task = record.task
    return Session(
        title=record.title,
        items=tuple(ListItem(item.see, item.why) for item in record.items),
        questions=tuple(record.questions),
        outside=tuple(Outside(RefKey(o.ref), o.part or "", o.minutes, o.why) for o in record.outside),
        task=Task(task.what, tuple(map(RefKey, task.refs)), task.minutes) if task else None,
    )


def area(record: schema.AreaIn, origin: Origin) -> Area:
    """An area."""
    return Area(record.id, record.title, record.summary, origin)


def term(record: schema.TermIn, origin: Origin) -> Term:
    """A glossary term."""
    return Term(
        id=TermId(record.id),
        term=record.term,
        acronym=record.acronym,
        aliases=tuple(record.aliases),
        short=record.short or "",
        long=(record.long or "").strip(),
        cite=(record.cite or "").strip(),
        see=TermId(record.see) if record.see else None,
        see_also=tuple(map(TermId, record.see_also)),
        broader=TermId(record.broader) if record.broader else None,
        topic=PageId(record.topic) if record.topic else None,
        match_case=record.match == "case",
        never=tuple(record.never),
        link=record.link,
        origin=origin,
    )


def _reference(key: str, record: schema_works.RecordIn, loci: list[schema_works.LocusIn], origin: Origin) -> Reference:
    """The record; a field that only a reference has is that of an article where ``record`` is one."""
    return Reference(
        id=RefKey(key),
        kind=getattr(record, "kind", "article") or "",
        type=record.type,
        title=record.title,
        author=tuple(author.model_dump(exclude_none=True) for author in record.author),
        editor=tuple(editor.model_dump(exclude_none=True) for editor in record.editor),
        container_title=record.container_title,
        collection_title=record.collection_title,
        edition=record.edition,
        volume=record.volume,
        issue=record.issue,
        page=record.page,
        number=record.number,
        publisher=record.publisher,
        publisher_place=record.publisher_place,
        issued=record.issued,
        undated=record.undated,
        url=record.URL,
        doi=record.DOI,
        accessed=record.accessed,
        read=getattr(record, "read", None),
        note=record.note,
        secondary=getattr(record, "secondary", False),
        loci=tuple(Locus(locus.at, locus.URL, locus.secondary, locus.says or "") for locus in loci),
        origin=origin,
    )


def reference(record: schema_works.ReferenceIn, origin: Origin) -> Reference:
    """A public document."""
    return _reference(record.id, record, record.loci, origin)


def source(record: schema_works.SourceIn, origin: Origin) -> Source:
    """A source article."""
    sections = tuple(
        Section(s.id, s.level, s.heading, tuple(Passage(p.n, p.words, p.sha256, p.says or "") for p in s.passages))
        for s in record.sections
    )
    return Source(record.key, _reference(record.key, record.record, [], origin), sections, origin)


def figure(record: schema_figures.FigureIn, origin: Origin) -> Figure:
    """A figure, with the rows that its own file holds."""
    draw = record.draw
    channels = {name: column for name in schema_figures.CHANNELS if (column := getattr(draw, name))}
    return Figure(
        id=FigureId(record.id),
        title=record.title,
        shows=record.shows,
        alt=record.alt,
        form=record.form,
        drawn=Drawn(channels, tuple(draw.groups), draw.until, draw.log, draw.zero),
        columns=record.columns,
        rows=tuple(map(row, record.data or ())),
        cite=(record.cite or "").strip(),
        notes=(record.notes or "").strip(),
        index=tuple(record.index),
        date=record.date,
        spec=record.spec,
        origin=origin,
        rows_origin=origin,
    )


def row(cells: Mapping[str, Cell]) -> Row:
    """A row of a figure; its cell ``cite`` is no part of the data."""
    return Row({name: value for name, value in cells.items() if name != CITE}, str(cells.get(CITE) or "").strip())


def published(record: schema.PublishedIn, origin: Origin) -> Iterator[Published]:
    """Every address of the register: each page, then each of its anchors."""
    for path, rows in record.root.items():
        yield Published(Address(path), origin, (path,))
        for i, row in enumerate(rows):
            for j, anchor in enumerate(row):
                yield Published(Address(path, anchor), origin, (path, i, j))


def redirect(record: schema.RedirectIn, origin: Origin) -> Redirect:
    """A redirect of one or more addresses."""
    return Redirect(tuple(map(Address.parse, record.from_)), Address.parse(record.to), origin)


def edition(record: schema.EditionIn, origin: Origin) -> Edition:
    """An edition."""
    return Edition(record.id, record.date, frozenset(record.pages), origin)
