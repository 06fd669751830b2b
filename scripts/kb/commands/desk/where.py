"""Find where a term, a reference or a page is used, with the place of each use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.load.catalog import AuthoredText, Catalog
from kb.model.kinds import KINDS
from kb.model.problems import Keys, Origin
from kb.model.target import parse
from kb.prose import citation_syntax
from kb.resolve.site import Site

Uses = Iterator[tuple[str, str, Origin, Keys]]
"""Kind and id of what is used, the record that uses it, and the field."""


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
        Use(origin.path, *origin.at(*keys), f"{kind}, in `{_field(keys)}`")
        for kind, used, origin, keys in _fields(site.catalog)
        if used == id_ and kinds & _meant(kind)
    }
    found |= set(_texts(site, id_, kinds))
    return sorted(found)


def _meant(kind: str) -> set[str]:
    return {name for name, each in KINDS.items() if each.entry} if kind == "page" else {kind}


def _field(keys: Keys) -> str:
    return ".".join(str(key + 1) if isinstance(key, int) else key for key in keys)


def _fields(catalog: Catalog) -> Uses:
    """What the fields of records name by its id."""
    for page in catalog.pages.values():
        named = {
            "terms": ("term", page.terms),
            "cases": ("page", page.cases),
            "instruments": ("page", page.instruments),
        }
        for name, (kind, ids) in named.items():
            yield from ((kind, used, page.origin, (name, i)) for i, used in enumerate(ids))
        yield from (("page", each.id, page.origin, ("related", i, "id")) for i, each in enumerate(page.related))
        yield from (
            ("reference", each.id, page.origin, ("literature", i, "id")) for i, each in enumerate(page.literature)
        )
        for i, event in enumerate(page.timeline):
            yield "page", (event.see or "").partition("#")[0], page.origin, ("timeline", i, "see")
    yield from _of_terms(catalog)
    yield from _of_lists(catalog)


def _of_terms(catalog: Catalog) -> Uses:
    for term in catalog.terms.values():
        for name in ("see", "broader"):
            yield "term", getattr(term, name) or "", term.origin, (name,)
        yield from (("term", used, term.origin, ("see_also", i)) for i, used in enumerate(term.see_also))
        yield "page", term.topic or "", term.origin, ("topic",)


def _of_lists(catalog: Catalog) -> Uses:
    for listed in catalog.lists.values():
        for n, session in enumerate(listed.sessions):
            at: Keys = ("sessions", n)
            for i, item in enumerate(session.items):
                if target := parse(item.see):
                    yield target.kind, target.id, listed.origin, (*at, "items", i, "see")
            for i, work in enumerate(session.outside):
                yield "reference", work.ref, listed.origin, (*at, "outside", i, "ref")
            for i, ref in enumerate(session.task.refs if session.task else ()):
                yield "reference", ref, listed.origin, (*at, "task", "refs", i)


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
