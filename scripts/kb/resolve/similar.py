"""Find for each page the pages most like it, and what they share."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kb.load.catalog import Catalog
from kb.model.ids import PageId, TermId
from kb.prose import citation_syntax
from kb.prose.blocks import Block
from kb.prose.term_links import Mention

SHOWN = 4
"""How many computed related pages a page shows at most."""

_MIN_SCORE = 0.1
"""Cosine below which two pages are not called related."""

_NAMED = 4
"""How many shared terms are named."""

_COMMON = 50
"""A feature of more pages than this says little of any two, and would make the time grow with their square."""

Feature = tuple[str, str, str]
"""("term", id, "") or ("place", reference, locator)."""


@dataclass(frozen=True)
class SimilarPage:
    """A computed related page, and the rarest terms that both pages use."""

    id: PageId
    terms: tuple[TermId, ...]


def similar(
    catalog: Catalog, order: Sequence[PageId], term_links: Mapping[PageId, Sequence[tuple[Block, Mention]]]
) -> dict[PageId, tuple[SimilarPage, ...]]:
    """Pages that share rare terms and passages: cosine of their sets of both, each weighted by its rarity.

    Curated related pages are left out; so is what more than a third of all pages share, or more than ``_COMMON``.
    """
    shared = _Shared({id_: _features(catalog, id_, term_links[id_]) for id_ in order})
    result = {}
    for id_ in order:
        curated = {relation.id for relation in catalog.pages[id_].related} | {id_}
        ranked = sorted((-score, other) for other, score in shared.scores(id_).items() if score >= _MIN_SCORE)
        best = [other for _, other in ranked if other not in curated][:SHOWN]
        result[id_] = tuple(shared.page(id_, other) for other in best)
    return result


class _Shared:
    """What pages share: for each its features, and for each feature the pages that have it and what it weighs."""

    def __init__(self, sets: Mapping[PageId, set[Feature]]) -> None:
        self._sets = sets
        self._holders: dict[Feature, list[PageId]] = defaultdict(list)
        for id_, features in sets.items():
            for feature in features:
                self._holders[feature].append(id_)
        self._weight = {feature: math.log(len(sets) / len(ids)) for feature, ids in self._holders.items()}
        self._norm = {id_: math.sqrt(sum(self._weight[f] ** 2 for f in found)) or 1.0 for id_, found in sets.items()}
        self._common = max(2, min(len(sets) // 3, _COMMON))

    def scores(self, id_: PageId) -> dict[PageId, float]:
        """The cosine of a page with each that shares something rare with it."""
        scores: dict[PageId, float] = defaultdict(float)
        for feature in self._rare(id_):
            for other in self._holders[feature]:
                scores[other] += self._weight[feature] ** 2 / self._norm[id_] / self._norm[other]
        return scores

    def page(self, id_: PageId, other: PageId) -> SimilarPage:
        """Another page, with the terms that both share, the rarest first."""
        shared = self._rare(id_) & self._sets[other]
        ranked = sorted(shared, key=lambda feature: (-self._weight[feature], feature))
        terms = [TermId(name) for kind, name, _ in ranked if kind == "term"]
        return SimilarPage(other, tuple(terms[:_NAMED]))

    def _rare(self, id_: PageId) -> set[Feature]:
        return {feature for feature in self._sets[id_] if len(self._holders[feature]) <= self._common}


def _features(catalog: Catalog, id_: PageId, links: Sequence[tuple[Block, Mention]]) -> set[Feature]:
    page = catalog.pages[id_]
    terms = {mention.term for _, mention in links} | set(page.terms) & set(catalog.terms)
    cited = (item for text in catalog.texts(page) for item in citation_syntax.citations(text.body.text))
    return {("term", term, "") for term in terms} | {
        ("place", item.target, citation_syntax.locator(item)) for item in cited
    }
