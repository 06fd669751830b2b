"""Count on what kinds of evidence a page rests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from kb.load.catalog import Catalog
from kb.model.ids import FigureId, RefKey
from kb.model.kinds import EVIDENCE
from kb.model.values import Page
from kb.prose import citation_syntax
from kb.prose.citation_syntax import Citation

_SHOWN = ("body", "cell", "note")
"""The texts of a page whose citations stand on the page itself; those of events stand on the timeline."""


def profile(catalog: Catalog, page: Page, kinds: Mapping[RefKey, str]) -> dict[str, int]:
    """How often a page cites each kind of evidence, the strongest first; a kind that it never cites is left out."""
    count = Counter(kinds.get(item.target, "") for item in shown(catalog, page))
    return {kind: count[kind] for kind in EVIDENCE if count[kind]}


def shown(catalog: Catalog, page: Page) -> Iterator[Citation]:
    """Every citation that a page shows. A figure names each place once, however many of its rows rest on it."""
    for text in catalog.texts(page):
        if text.kind in _SHOWN:
            yield from citation_syntax.citations(text.body.text)
    for block in catalog.bodies[page.id].blocks:
        if block.figure:
            texts = catalog.figure_texts[FigureId(block.figure)]
            items = [item for text in texts for item in citation_syntax.citations(text.body.text)]
            yield from {(item.target, citation_syntax.locator(item)): item for item in items}.values()
