"""Gather the addresses outside the site that the content names, with the places and the pages that name each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kb.load.catalog import Catalog
from kb.model.ids import RefKey
from kb.model.works import Reference
from kb.prose.citation_syntax import citations

_OUTSIDE = ("http://", "https://")


@dataclass(frozen=True, order=True)
class Place:
    """Where an address stands, and the reference whose address it is; nothing for a link in a text."""

    path: str
    line: int
    reference: str = ""


@dataclass
class Named:
    """An address, the places that name it, and the pages that rest on it."""

    url: str
    places: list[Place] = field(default_factory=list)
    pages: set[str] = field(default_factory=set)


def gather(catalog: Catalog) -> list[Named]:
    """Every address once, sorted."""
    found: dict[str, Named] = {}
    citing = _citing(catalog)
    for url, place, pages in [*_of_references(catalog, citing), *_of_texts(catalog)]:
        named = found.setdefault(url, Named(url))
        named.places.append(place)
        named.pages |= pages
    return [found[url] for url in sorted(found)]


def _citing(catalog: Catalog) -> Mapping[str, set[str]]:
    """{reference: the pages that cite or recommend it}; a source article by its key."""
    found: dict[str, set[str]] = defaultdict(set)
    for page in catalog.pages.values():
        for text in catalog.texts(page):
            for item in citations(text.body.text):
                found[item.target.partition("/")[0]].add(page.id)
        for work in page.literature:
            found[work.id].add(page.id)
    return found


def _of_references(catalog: Catalog, citing: Mapping[str, set[str]]) -> Iterator[tuple[str, Place, set[str]]]:
    """Those of references and their places, and of source articles. A DOI counts where there is no other address."""
    for reference in [*catalog.references.values(), *(source.record for source in catalog.sources.values())]:
        pages = citing.get(reference.id, set())
        for url, keys in _addresses(reference):
            line, _ = reference.origin.at(*keys)
            yield url, Place(reference.origin.path, line, RefKey(reference.id)), pages


def _addresses(reference: Reference) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    if reference.url:
        yield reference.url, ("URL",)
    elif reference.doi:
        yield f"https://doi.org/{reference.doi}", ("DOI",)
    for i, locus in enumerate(reference.loci):
        if locus.url:
            yield locus.url, ("loci", i, "URL")


def _of_texts(catalog: Catalog) -> Iterator[tuple[str, Place, set[str]]]:
    of_pages = {page.origin.path: page.id for page in catalog.pages.values()}
    for text in catalog.all_texts:
        for block in text.body.blocks:
            for zone in block.zones:
                if zone.kind == "link" and zone.target.startswith(_OUTSIDE):
                    problem = text.problem("", "", block.offset + zone.start)
                    pages: set[str] = {of_pages[problem.path]} if problem.path in of_pages else set()
                    yield zone.target, Place(problem.path, problem.line), pages
