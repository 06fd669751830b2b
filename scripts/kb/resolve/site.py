"""Work out every relation between the records of a Catalog: the result is a Site."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kb.citing import reference_text
from kb.citing.engine import Citations, cite_records
from kb.citing.record import Record, dates, records
from kb.figures.draw import Drawing, draw
from kb.load.catalog import Catalog
from kb.model.deployment import Deployment
from kb.model.figures import Figure
from kb.model.ids import FigureId, PageId, RefKey, TermId
from kb.model.lists import ReadingList
from kb.model.project import Project
from kb.model.remember import remembered_by_identity
from kb.model.target import Target, parse
from kb.model.text import key
from kb.model.values import Page, ProsePage, Term
from kb.prose import citation_syntax
from kb.prose.blocks import Block, numbers
from kb.prose.term_links import Linker, Mention, first_uses
from kb.prose.word_forms import keys_of
from kb.resolve import evidence
from kb.resolve.backlinks import Backlink, backlinks
from kb.resolve.similar import SimilarPage, similar
from kb.teaching.readings import ResolvedList, courses, uses

_entry = remembered_by_identity(reference_text.entry)


@dataclass(frozen=True)
class Site:
    """All that the emitters need; every mapping has a key for each record."""

    catalog: Catalog
    project: Project
    areas: Mapping[str, tuple[Page, ...]]
    terms_about: Mapping[PageId, frozenset[TermId]]
    term_links: Mapping[PageId, tuple[tuple[Block, Mention], ...]]
    backlinks: Mapping[PageId, tuple[Backlink, ...]]
    term_uses: Mapping[TermId, tuple[tuple[PageId, str], ...]]
    cited: Mapping[RefKey, Mapping[str, tuple[PageId, ...]]]
    similar: Mapping[PageId, tuple[SimilarPage, ...]]
    evidence: Mapping[RefKey, str]
    """The kind of evidence that each reference, and each section of an article, is."""

    @cached_property
    def ordered(self) -> tuple[Page, ...]:
        """Every page, area by area, in the order of each area."""
        return tuple(page for pages in self.areas.values() for page in pages)

    @cached_property
    def order(self) -> Mapping[PageId, int]:
        """Where each page stands among all, from 0."""
        return {page.id: n for n, page in enumerate(self.ordered)}

    @cached_property
    def days(self) -> Sequence[dt.date]:
        """The days on which pages were published or revised."""
        return dates(self.ordered, self.project)

    @cached_property
    def paragraphs(self) -> Mapping[PageId, Mapping[str, int]]:
        """The number of each stamped paragraph of each page, by its id."""
        return {id_: numbers(body.blocks) for id_, body in self.catalog.bodies.items()}

    @cached_property
    def positions(self) -> Mapping[PageId, int]:
        """Where each page stands in its area, from 0."""
        return {page.id: n for pages in self.areas.values() for n, page in enumerate(pages)}

    @cached_property
    def cases_by_instrument(self) -> Mapping[PageId, tuple[Page, ...]]:
        """The cases that name a topic among their instruments, in order; only for topics that one names."""
        found: dict[PageId, list[Page]] = defaultdict(list)
        for page in self.ordered:
            for topic in dict.fromkeys(page.instruments):
                found[topic].append(page)
        return {topic: tuple(cases) for topic, cases in found.items()}

    @property
    def home(self) -> ProsePage:
        """The editors' prose of the home page, which ``check`` has found."""
        if self.catalog.content.home is None:
            raise ValueError("a site is resolved from content that has a home page")
        return self.catalog.content.home

    @property
    def deployment(self) -> Deployment:
        """Where this build is served."""
        return self.project.deployment

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """The bibliographic record of each page that can be cited."""
        return records(self.catalog, self.ordered, self.project)

    @cached_property
    def citations(self) -> Citations:
        """Each of these records in each style."""
        return cite_records(self.records, self.project.cache)

    @cached_property
    def entries(self) -> Mapping[RefKey, str]:
        """The Markdown of each reference as lists of references print it."""
        return {id_: _entry(reference) for id_, reference in self.catalog.references.items()}

    @cached_property
    def profiles(self) -> Mapping[PageId, Mapping[str, int]]:
        """How often each page cites each kind of evidence."""
        return {page.id: evidence.profile(self.catalog, page, self.evidence) for page in self.ordered}

    @cached_property
    def placed(self) -> Mapping[FigureId, tuple[PageId, ...]]:
        """The pages that place each figure, in order."""
        return {id_: tuple(sorted(pages, key=self.order.__getitem__)) for id_, pages in self.catalog.placed.items()}

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure, in the order of the pages that place them, and on a page in that of its text."""
        order: dict[str, Figure] = {}
        for page in self.ordered:
            for block in self.catalog.bodies[page.id].blocks:
                if block.figure:
                    order.setdefault(block.figure, self.catalog.figures[FigureId(block.figure)])
        return tuple(order.values())

    @cached_property
    def drawn(self) -> tuple[Figure, ...]:
        """Every figure that is drawn: those of authors, and that of the evidence."""
        made = [evidence.evidence_figure(self.ordered, self.profiles)] if self.ordered else []
        return (*self.catalog.figures.values(), *made)

    @cached_property
    def drawings(self) -> Mapping[FigureId, Drawing]:
        """Each figure as SVG, in each width and color."""
        return draw(self.drawn, self.project.cache)

    @cached_property
    def courses(self) -> list[ResolvedList]:
        """The reading lists, worked out; the last is that of every page."""
        return courses(self.catalog, self.areas, self.records) if self.ordered else []

    @cached_property
    def list_uses(self) -> list[tuple[Target, ReadingList, int]]:
        """What each curated list reads in which session."""
        return list(uses(self.catalog))


def resolve(catalog: Catalog, project: Project) -> Site:
    """Work out the relations. Expects a catalog in which ``check`` found nothing."""
    pages = catalog.pages
    terms_about = _terms_about(catalog)
    linker = Linker.of(catalog.terms.values())
    term_links = {
        id_: tuple(first_uses(linker, body.blocks, set(terms_about[id_]))) for id_, body in catalog.bodies.items()
    }
    members: dict[str, list[Page]] = defaultdict(list)
    for page in pages.values():
        members[page.area].append(page)
    areas = {area.id: tuple(sorted(members[area.id], key=_page_order)) for area in catalog.content.areas}
    order = [page.id for group in areas.values() for page in group]
    return Site(
        catalog=catalog,
        areas=areas,
        terms_about=terms_about,
        term_links=term_links,
        backlinks=backlinks(catalog, order, terms_about, term_links),
        term_uses=_term_uses(catalog, order, term_links),
        cited=_cited(catalog, order),
        similar=similar(catalog, order, term_links),
        evidence={
            **{ref.id: ref.kind for ref in catalog.references.values()},
            **dict.fromkeys(catalog.sections, "article"),
        },
        project=replace(project, editions=catalog.content.editions),
    )


def _page_order(page: Page) -> tuple[bool, int, str]:
    return page.kind == "case", page.order, page.id


def _terms_about(catalog: Catalog) -> dict[PageId, frozenset[TermId]]:
    """The terms that each page is named for. A term that is treated on another page is not meant."""
    named: dict[str, list[Term]] = defaultdict(list)
    for term in catalog.terms.values():
        for name in keys_of(term.names):
            named[name].append(term)
    return {
        page.id: frozenset(
            term.id
            for name in {key(name) for name in (page.title, page.id, *page.aliases)}
            for term in named.get(name, ())
            if term.topic in (None, page.id)
        )
        for page in catalog.pages.values()
    }


def _term_uses(
    catalog: Catalog, order: list[PageId], term_links: Mapping[PageId, Sequence[tuple[Block, Mention]]]
) -> dict[TermId, tuple[tuple[PageId, str], ...]]:
    uses: dict[TermId, dict[PageId, str]] = {term: {} for term in catalog.terms}
    for id_ in order:
        for block, mention in term_links[id_]:
            uses[mention.term].setdefault(id_, block.section)
        for block in catalog.bodies[id_].blocks:
            for zone in block.zones:
                target = parse(zone.target) if zone.kind == "link" else None
                if target and target.kind == "term":
                    uses[TermId(target.id)].setdefault(id_, block.section)
    return {term: tuple(places.items()) for term, places in uses.items()}


def _cited(catalog: Catalog, order: list[PageId]) -> dict[RefKey, dict[str, tuple[PageId, ...]]]:
    found: dict[RefKey, dict[str, list[PageId]]] = defaultdict(lambda: defaultdict(list))
    for id_ in order:
        drawn = [FigureId(block.figure) for block in catalog.bodies[id_].blocks if block.figure]
        texts = [text for figure in drawn for text in catalog.figure_texts[figure]]
        for text in [*catalog.texts(catalog.pages[id_]), *texts]:
            for item in citation_syntax.citations(text.body.text):
                pages = found[item.target][citation_syntax.locator(item)]
                if id_ not in pages:
                    pages.append(id_)
    return {ref: {at: tuple(ids) for at, ids in places.items()} for ref, places in found.items()}
