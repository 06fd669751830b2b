"""Rules about ids and names: each names one thing, and is where its file says."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import PurePosixPath

from kb.load.catalog import Catalog
from kb.model.kinds import KINDS, RESERVED_ID
from kb.model.problems import Keys, Origin, Problem
from kb.model.suggest import did_you_mean, shortened
from kb.model.text import key
from kb.model.values import Page, Record, Term
from kb.model.works import Source


def duplicate_id(catalog: Catalog) -> Iterator[Problem]:
    """An id names one record; pages share one space of ids, terms, references and areas have each their own."""
    content = catalog.content
    for stored in ("pages", *(kind.stored for kind in KINDS.values() if kind.listed)):
        records: Iterable[Record] = getattr(content, stored)
        first: dict[str, tuple[str, int]] = {}
        for record in records:
            if record.id in first:
                path, line = first[record.id]
                message = f"`{record.id}` is already the id at {path}:{line}; choose another"
                yield record.origin.problem("duplicate-id", message, "id")
            else:
                first[record.id] = (record.origin.path, record.origin.at("id")[0])
    for source in content.sources:
        yield from _duplicate_sections(source)


def _duplicate_sections(source: Source) -> Iterator[Problem]:
    """Sections with the id of another, or of a passage of another, and passages with the number of another."""
    passages = {f"{section.id}-{passage.n}" for section in source.sections for passage in section.passages}
    seen: set[str] = set()
    for i, section in enumerate(source.sections):
        if section.id in seen or section.id in passages:
            message = f"`{section.id}` is already the id of a section or passage here; choose another"
            yield source.origin.problem("duplicate-id", message, "sections", i, "id")
        seen.add(section.id)
        numbers: set[int] = set()
        for j, passage in enumerate(section.passages):
            if passage.n in numbers:
                message = f"{passage.n} is already the number of a passage of this section; number them in order"
                yield source.origin.problem("duplicate-id", message, "sections", i, "passages", j)
            numbers.add(passage.n)


def reserved_id(catalog: Catalog) -> Iterator[Problem]:
    """An id is not the anchor of a part that the build adds to a page on which the record has one."""
    content = catalog.content
    found: list[tuple[Origin, str, Keys]] = []
    for stored in dict.fromkeys(kind.stored for kind in KINDS.values() if kind.name != "source"):
        records: Iterable[Record] = getattr(content, stored)
        found += [(record.origin, record.id, ("id",)) for record in records]
    for source in content.sources:
        found += [(source.origin, section.id, ("sections", i, "id")) for i, section in enumerate(source.sections)]
    for origin, id_, keys in found:
        if RESERVED_ID.match(id_):
            yield origin.problem("reserved-id", f"`{id_}` is an anchor that the build uses; choose another", *keys)


def id_is_file_name(catalog: Catalog) -> Iterator[Problem]:
    """The id of a page, figure or reading list is the name of its file, and a source's key that of its file."""
    named: list[tuple[str, Origin]] = []
    for stored in dict.fromkeys(kind.stored for kind in KINDS.values() if not kind.listed and kind.name != "source"):
        records: Iterable[Record] = getattr(catalog.content, stored)
        named += [(record.id, record.origin) for record in records]
    for id_, origin in named:
        stem = PurePosixPath(origin.path).stem
        if id_ != stem:
            message = f"`{id_}` is not the name of the file; rename one so that both are `{stem}`"
            yield origin.problem("id-is-file-name", message, "id")
    for source in catalog.content.sources:
        stem = PurePosixPath(source.origin.path).stem
        if source.key != stem:
            message = f"`{source.key}` is not the name of the file; write `{stem}`"
            yield source.origin.problem("id-is-file-name", message, "key")


def unknown_area(catalog: Catalog) -> Iterator[Problem]:
    """The folder of a topic is an area of areas.yml."""
    for page in catalog.content.pages:
        if page.area not in catalog.areas:
            hint = did_you_mean(page.area, catalog.areas)
            message = f"no area `{page.area}` in areas.yml{hint or '; add it there, or move the file'}"
            yield page.origin.problem("unknown-area", message, "id")


def duplicate_name(catalog: Catalog) -> Iterator[Problem]:
    """A title, alias or acronym leads to one page, and a name of a term to one term."""
    yield from _duplicates((page, _page_names(page)) for page in catalog.content.pages)
    yield from _duplicates((term, _term_names(term)) for term in catalog.content.terms)


def _page_names(page: Page) -> Iterator[tuple[str, Keys]]:
    yield page.title, ("title",)
    for i, alias in enumerate(page.aliases):
        yield alias, ("aliases", i)


def _term_names(term: Term) -> Iterator[tuple[str, Keys]]:
    yield term.term, ("term",)
    if term.acronym:
        yield term.acronym, ("acronym",)
    for i, alias in enumerate(term.aliases):
        yield alias, ("aliases", i)


def _duplicates(named: Iterable[tuple[Page | Term, Iterable[tuple[str, Keys]]]]) -> Iterator[Problem]:
    first: dict[str, tuple[Page | Term, str, int]] = {}
    for record, name, keys in chain.from_iterable(((r, n, k) for n, k in names) for r, names in named):
        folded = key(name)
        if folded in first and not (first[folded][0] is record and _unlike(first[folded][1], name)):
            other, _, line = first[folded]
            message = f"`{shortened(name)}` already names `{other.id}` at {other.origin.path}:{line}; keep one"
            yield record.origin.problem("duplicate-name", message, *keys)
        first.setdefault(folded, (record, name, record.origin.at(*keys)[0]))


def _unlike(one: str, other: str) -> bool:
    """Whether two names of one record are seen to differ: not by how a program composes their letters."""
    return unicodedata.normalize("NFC", one) != unicodedata.normalize("NFC", other)


RULES = {
    "duplicate-id": duplicate_id,
    "id-is-file-name": id_is_file_name,
    "reserved-id": reserved_id,
    "unknown-area": unknown_area,
    "duplicate-name": duplicate_name,
}
