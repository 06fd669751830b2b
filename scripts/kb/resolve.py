"""A Catalog and its Project in; a Site out: the content with every relation between its records worked out."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kb import bib, cite
from kb.catalog import Catalog
from kb.citing.engine import Cited, cite_all
from kb.citing.record import Record, csl, records
from kb.kit.readings import Course, courses, uses
from kb.link import Linker, Mention, first_uses, keys_of
from kb.model import Page, PageId, ReadingList, RefKey, TermId
from kb.project import Project
from kb.prose import Block, plain
from kb.target import Target, parse
from kb.text import key

RELATED = 4
"""How many computed related pages a page shows at most."""

_MIN_SCORE = 0.12
"""Cosine below which two pages are not called related."""


@dataclass(frozen=True)
class Backlink:
    """A place that refers to a page: where, and the sentence around the mention as plain text."""

    source: PageId
    anchor: str
    section: str
    before: str
    mention: str
    after: str


@dataclass(frozen=True)
class Kinship:
    """A computed related page, and the names of the terms that both pages use."""

    id: PageId
    terms: tuple[TermId, ...]


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
    linker = Linker(catalog.terms.values())
    term_links = {id_: tuple(first_uses(linker, body.blocks, set(own[id_]))) for id_, body in catalog.bodies.items()}
    areas = {
        area.id: tuple(sorted((p for p in pages.values() if p.area == area.id), key=_page_order))
        for area in catalog.content.areas
    }
    order = [page.id for group in areas.values() for page in group]
    return Site(
        catalog=catalog,
        project=project,
        areas=areas,
        own=own,
        term_links=term_links,
        backlinks=_backlinks(catalog, order, own, term_links),
        term_uses=_term_uses(catalog, order, term_links),
        cited=_cited(catalog, order),
        kin=_kin(catalog, order, term_links),
        labels={
            **{ref.id: bib.label(ref) for ref in catalog.references.values()},
            **{name: bib.section_label(*pair) for name, pair in catalog.sections.items()},
        },
    )


def _page_order(page: Page) -> tuple[bool, int, str]:
    return page.kind == "case", page.order, page.id


def _own_terms(catalog: Catalog, page: Page) -> Iterable[TermId]:
    named = {key(name) for name in (page.title, page.id, *page.aliases)}
    for term in catalog.terms.values():
        if term.topic in (None, page.id) and not named.isdisjoint(keys_of(term.names)):
            yield term.id


def _backlinks(catalog: Catalog, order: list[PageId], own: Mapping, term_links: Mapping) -> dict:
    owners = {term: id_ for id_ in order for term in own[id_]}
    found: dict[PageId, list[Backlink]] = {id_: [] for id_ in order}
    for source in order:
        mentions: dict[PageId, list[tuple[Block, int, int]]] = defaultdict(list)
        for block in catalog.bodies[source].blocks:
            for zone in block.zones:
                target = parse(zone.target) if zone.kind == "link" else None
                if target and target.kind in ("topic", "case"):
                    mentions[PageId(target.id)].append((block, zone.start, zone.end))
        for block, mention in term_links[source]:
            if mention.term in owners:
                mentions[owners[mention.term]].append((block, mention.start, mention.end))
        for target, places in mentions.items():
            if target != source and target in found:
                found[target].append(_backlink(source, *min(places, key=lambda p: (p[0].offset, p[1]))))
    return {id_: tuple(links) for id_, links in found.items()}


def _backlink(source: PageId, block: Block, start: int, end: int) -> Backlink:
    first, last = block.sentence(start, end)
    parts = (block.text[first:start], block.text[start:end], block.text[end:last])
    before, mention, after = map(plain, parts)
    return Backlink(source, block.section, block.title, before.lstrip(), mention, after.rstrip())


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


def _kin(catalog: Catalog, order: list[PageId], term_links: Mapping) -> dict:
    """Pages that share rare terms: cosine of the idf-weighted sets of terms."""
    sets = {
        id_: {m.term for _, m in term_links[id_]} | set(catalog.pages[id_].terms) & set(catalog.terms) for id_ in order
    }
    holders: dict[TermId, list[PageId]] = defaultdict(list)
    for id_, terms in sets.items():
        for term in terms:
            holders[term].append(id_)
    weight = {term: math.log(len(order) / len(ids)) for term, ids in holders.items()}
    norm = {id_: math.sqrt(sum(weight[t] ** 2 for t in terms)) or 1.0 for id_, terms in sets.items()}
    result = {}
    for id_ in order:
        scores: Counter[PageId] = Counter()
        for term in sets[id_]:
            if len(holders[term]) <= max(2, len(order) // 3):
                for other in holders[term]:
                    scores[other] += weight[term] ** 2
        curated = {relation.id for relation in catalog.pages[id_].related} | {id_}
        ranked = [
            (score / norm[id_] / norm[other], other)
            for other, score in scores.items()
            if other not in curated and score / norm[id_] / norm[other] >= _MIN_SCORE
        ]
        best = sorted(ranked, key=lambda pair: (-pair[0], pair[1]))[:RELATED]
        result[id_] = tuple(Kinship(other, _shared(sets, weight, id_, other)) for _, other in best)
    return result


def _shared(sets: Mapping, weight: Mapping, one: PageId, other: PageId) -> tuple[TermId, ...]:
    return tuple(sorted(sets[one] & sets[other], key=lambda term: (-weight[term], term))[:4])
