"""Count the links that authors drew between pages, and weigh how strongly each pair is tied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kb.load.catalog import Catalog
from kb.model.ids import PageId
from kb.model.target import parse
from kb.model.values import Page

RELATION_WEIGHT = 3
"""What a curated relation weighs, in links of the prose."""

NAMED = 1
"""What it weighs that a case names an instrument, or a topic a case."""

PROSE = 3
"""How many links of the prose count at most, so that one long page does not outweigh an editor's choice."""


@dataclass(frozen=True)
class Tie:
    """Two pages that point to each other or one to the other: how strongly, and the reasons as plain text.

    ``why`` holds the reasons that editors gave, by the page that gives them; ``links`` counts the links of
    both texts; ``named`` tells whether one names the other as a case or an instrument.
    """

    ends: tuple[PageId, PageId]
    why: Mapping[PageId, str]
    links: int
    named: bool

    @property
    def weight(self) -> int:
        """Strength of the tie, in links."""
        return RELATION_WEIGHT * len(self.why) + min(self.links, PROSE) + NAMED * self.named

    def other(self, id_: PageId) -> PageId:
        """The end that is not ``id_``."""
        return self.ends[1] if self.ends[0] == id_ else self.ends[0]


def prose_links(catalog: Catalog) -> Counter[tuple[PageId, PageId]]:
    """How often the body of one page links to another: {(from, to): links}."""
    found: Counter[tuple[PageId, PageId]] = Counter()
    for id_, body in catalog.bodies.items():
        for block in body.blocks:
            for zone in block.zones:
                target = parse(zone.target) if zone.kind == "link" else None
                if target and target.is_entry and target.id in catalog.pages and target.id != id_:
                    found[id_, PageId(target.id)] += 1
    return found


def named(page: Page) -> tuple[PageId, ...]:
    """The cases that a topic names, or the instruments that a case names."""
    return page.cases or page.instruments


def ties(catalog: Catalog) -> list[Tie]:
    """Every pair of pages with a tie, the strongest first, then by id."""
    prose = prose_links(catalog)
    pages = catalog.pages
    pairs = set(prose) | {(p.id, r.id) for p in pages.values() for r in p.related}
    found = [_tie(pages, prose, *ends) for ends in {tuple(sorted(pair)) for pair in pairs}]
    return sorted(found, key=lambda tie: (-tie.weight, tie.ends))


def _tie(pages: Mapping[PageId, Page], prose: Counter[tuple[PageId, PageId]], one: PageId, other: PageId) -> Tie:
    why = {p: r.why for p, q in ((one, other), (other, one)) for r in pages[p].related if r.id == q}
    names = other in named(pages[one]) or one in named(pages[other])
    return Tie((one, other), why, prose.get((one, other), 0) + prose.get((other, one), 0), names)
