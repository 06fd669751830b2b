"""Find where a term, a reference or a page is used, with the place of each use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.commands.desk.naming import fields
from kb.load.catalog import AuthoredText, Catalog
from kb.model.kinds import KINDS
from kb.model.target import parse
from kb.prose import citation_syntax
from kb.resolve.site import Site


@dataclass(frozen=True, order=True)
class Use:
    """A place of content/ in which a record is used, and how."""

    path: str
    line: int
    column: int
    how: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.how}"


def kinds_of(catalog: Catalog, id_: str) -> list[str]:
    """The kinds of record that have an id."""
    return [name for name in KINDS if id_ in catalog.ids[name]]


def uses(site: Site, id_: str) -> list[Use]:
    """Every use of the records of an id: in fields, links, citations, and links to terms that the build makes."""
    kinds = set(kinds_of(site.catalog, id_))
    found = {
        Use(named.origin.path, *named.origin.at(*named.keys), f"{named.kind}, in `{named.field}`")
        for named in fields(site.catalog)
        if named.id == id_ and kinds & named.kinds
    }
    found |= set(_texts(site, id_, kinds))
    return sorted(found)


def _texts(site: Site, id_: str, kinds: set[str]) -> Iterator[Use]:
    """What texts link to or cite, and the links to terms that the build makes."""
    for text in site.catalog.all_texts:
        yield from _cited(text, id_, kinds)
        yield from _linked(text, id_, kinds)
    if "term" in kinds:
        yield from _mentioned(site, id_)


def _cited(text: AuthoredText, id_: str, kinds: set[str]) -> Iterator[Use]:
    for item in citation_syntax.citations(text.body.text):
        if (item.target == id_ and "reference" in kinds) or ("source" in kinds and item.key.startswith(f"{id_}/")):
            place = text.problem("", "", item.offset)
            yield Use(place.path, place.line, place.column, ", ".join(filter(None, ["cited", item.locator])))


def _linked(text: AuthoredText, id_: str, kinds: set[str]) -> Iterator[Use]:
    for block in text.body.blocks:
        for zone in block.zones:
            target = parse(zone.target) if zone.kind == "link" else None
            if target and target.id == id_ and target.kind in kinds:
                place = text.problem("", "", block.offset + zone.start)
                yield Use(place.path, place.line, place.column, f"linked: {zone.label}")


def _mentioned(site: Site, id_: str) -> Iterator[Use]:
    for page in site.ordered:
        for block, mention in site.term_links[page.id]:
            if mention.term == id_:
                at = site.catalog.bodies[page.id].place(block.offset + mention.start)
                words = block.text[mention.start : mention.end]
                yield Use(page.origin.path, *at, f"linked by the build: {words}")
