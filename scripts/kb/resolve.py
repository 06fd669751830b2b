"""A Catalog and its Project in; a Site out: the content with every relation between its records worked out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from kb import bib, cite
from kb.backlinks import Backlink, backlinks
from kb.catalog import Catalog
from kb.citing.engine import Cited, cite_all
from kb.citing.record import Record, csl, records
from kb.deployment import Deployment
from kb.kin import Kinship, kin
from kb.kit.readings import Course, courses, uses
from kb.link import Linker, Mention, first_uses, keys_of
from kb.model import Edition, Page, PageId, ReadingList, RefKey, TermId
from kb.project import Project
from kb.prose import Block
from kb.target import Target, parse
from kb.text import key


@dataclass(frozen=True)
class Site:
    """All that the emitters need; every mapping has a key for each record."""

    catalog: Catalog
    project: Project
    areas: Mapping[str, tuple[Page, ...]]
    own: Mapping[PageId, frozenset[TermId]]
    term_links: Mapping[PageId, tuple[tuple[Block, Mention], ...]]
    backlinks: Mapping[PageId, tuple[Backlink, ...]]
    term_uses: Mapping[TermId, tuple[tuple[PageId, str], ...]]
    cited: Mapping[RefKey, Mapping[str, tuple[PageId, ...]]]
    kin: Mapping[PageId, tuple[Kinship, ...]]
    labels: Mapping[RefKey, str]

    @property
    def ordered(self) -> list[Page]:
        """Every page, area by area, in the order of each area."""
        return [page for pages in self.areas.values() for page in pages]

    def edition_of(self, page: Page) -> Edition | None:
        """The newest edition that holds a page: its citable state."""
        return next((e for e in reversed(self.catalog.content.editions) if e.holds(page)), None)

    @property
    def deployment(self) -> Deployment:
        """Where this build is served."""
        return self.project.deployment

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """The bibliographic record of each page that can be cited."""
        return records(self)

    @cached_property
    def courses(self) -> list[Course]:
        """The reading lists, worked out; the last is that of every page."""
        return courses(self)

    @cached_property
    def list_uses(self) -> list[tuple[Target, ReadingList, int]]:
        """What each curated list reads in which session."""
        return list(uses(self))

    @cached_property
    def citations(self) -> Mapping[str, Mapping[str, Cited]]:
        """{name of the record: {id of the style: its citation}}. The first look calls pandoc, or reads its cache."""
        styles = cite_all([csl(record) for record in self.records.values()], self.project.cache)
        return {slug: {id_: styles[id_][n] for id_ in styles} for n, slug in enumerate(self.records)}


def resolve(catalog: Catalog, project: Project) -> Site:
    """Work out the relations. Expects a catalog in which ``check`` found nothing."""
    pages = catalog.pages
    own = {page.id: frozenset(_own_terms(catalog, page)) for page in pages.values()}
    linker = Linker.of(catalog.terms.values())
    term_links = {id_: tuple(first_uses(linker, body.blocks, set(own[id_]))) for id_, body in catalog.bodies.items()}
    areas = {
        area.id: tuple(sorted((p for p in pages.values() if p.area == area.id), key=_page_order))
        for area in catalog.content.areas
    }
    order = [page.id for group in areas.values() for page in group]
    return Site(
        catalog=catalog,
        areas=areas,
        own=own,
        term_links=term_links,
        backlinks=backlinks(catalog, order, own, term_links),
        term_uses=_term_uses(catalog, order, term_links),
        cited=_cited(catalog, order),
        kin=kin(catalog, order, term_links),
        labels={
            **{ref.id: bib.label(ref) for ref in catalog.references.values()},
            **{name: bib.section_label(*pair) for name, pair in catalog.sections.items()},
        },
        project=replace(project, editions=catalog.content.editions),
    )


def _page_order(page: Page) -> tuple[bool, int, str]:
    return page.kind == "case", page.order, page.id


def _own_terms(catalog: Catalog, page: Page) -> Iterable[TermId]:
    named = {key(name) for name in (page.title, page.id, *page.aliases)}
    for term in catalog.terms.values():
        if term.topic in (None, page.id) and not named.isdisjoint(keys_of(term.names)):
            yield term.id


def _term_uses(catalog: Catalog, order: list[PageId], term_links: Mapping) -> dict:
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


def _cited(catalog: Catalog, order: list[PageId]) -> dict:
    found: dict[RefKey, dict[str, list[PageId]]] = defaultdict(lambda: defaultdict(list))
    for id_ in order:
        for text in catalog.texts(catalog.pages[id_]):
            for item in cite.citations(text.body.text):
                pages = found[item.target][cite.locator(item)]
                if id_ not in pages:
                    pages.append(id_)
    return {ref: {at: tuple(ids) for at, ids in places.items()} for ref, places in found.items()}
