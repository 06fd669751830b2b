"""Set each sentence of a page beside what its sources say: the sheet on which a second reader works."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.load.catalog import AuthoredText
from kb.model.ids import FigureId
from kb.model.values import Page
from kb.model.works import Reference
from kb.prose import citation_syntax
from kb.prose.citation_syntax import Citation
from kb.resolve.site import Site


@dataclass(frozen=True)
class Pair:
    """A stretch of text up to a citation: where it stands, its words, and (place cited, kind, what is said there)."""

    path: str
    line: int
    words: str
    sources: tuple[tuple[str, str, str], ...]

    def __str__(self) -> str:
        """As text, a line a source."""
        rows = [f"    {place} ({kind}): {says}" for place, kind, says in self.sources]
        return "\n".join([f"{self.path}:{self.line}: {self.words}", *rows, ""])


def pairs(site: Site, page: Page) -> Iterator[Pair]:
    """Every stretch of a page's texts and figures that ends in a citation, in order."""
    catalog = site.catalog
    for text in catalog.texts(page):
        event = page.timeline[int(text.keys[1])].what if text.kind == "cite" else ""
        yield from _pairs(site, text, event)
    for block in catalog.bodies[page.id].blocks:
        if block.figure:
            id_ = FigureId(block.figure)
            for text in catalog.figure_texts[id_]:
                yield from _pairs(site, text, f"Figure: {catalog.figures[id_].title}")


def _pairs(site: Site, text: AuthoredText, about: str) -> Iterator[Pair]:
    """The pairs of a text; ``about`` stands for words that it has not, since it holds citations alone."""
    raw, at = text.body.text, 0
    for group in citation_syntax.groups(raw):
        begins = max(at, raw.rfind("\n\n", 0, group.start) + 1)
        words = " ".join(raw[begins : group.start].split()).lstrip(".,;: ")
        where = text.problem("", "", group.start)
        yield Pair(where.path, where.line, words or about, tuple(_source(site, item) for item in group.items))
        at = group.end


def _source(site: Site, item: Citation) -> tuple[str, str, str]:
    catalog = site.catalog
    said = ""
    if item.passage and item.target in catalog.sections:
        _, section = catalog.sections[item.target]
        said = next((passage.says for passage in section.passages if passage.n == item.passage[1]), "")
    elif item.target in catalog.references:
        said = _said(catalog.references[item.target], item.locator)
    place = ", ".join(filter(None, [item.key, item.locator]))
    return place, site.evidence.get(item.target, ""), said


def _said(reference: Reference, at: str) -> str:
    return next((locus.says for locus in reference.loci if locus.at == at), "")
