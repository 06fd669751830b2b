"""Rules about lists: they are in order, and name nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any, TypeVar

from kb.load.catalog import Catalog
from kb.model.problems import Problem
from kb.model.suggest import shortened
from kb.model.text import initial, numbered, sort_key
from kb.model.values import Page, Term
from kb.model.works import Reference

_Record = TypeVar("_Record", Term, Reference)


def order(catalog: Catalog) -> Iterator[Problem]:
    """The terms of a letter's file begin with that letter, in the order of the index; references stand by their ids."""
    lettered = [term for term in catalog.content.terms if len(PurePosixPath(term.origin.path).stem) == 1]
    for path, terms in _by_file(lettered):
        letter = PurePosixPath(path).stem
        here = [term for term in terms if initial(term.term).lower() == letter]
        for term in terms:
            if term not in here:
                message = f"`{shortened(term.term)}` does not begin with `{letter}`; move it to its letter's file"
                yield term.origin.problem("order", message, "term")
        yield from _moved(here, lambda term: sort_key(term.term), "term")
    for _, references in _by_file(catalog.content.references):
        yield from _moved(references, lambda reference: numbered(reference.id), "id")


def _by_file(records: Iterable[_Record]) -> Iterator[tuple[str, list[_Record]]]:
    """The records of each file, as they stand there."""
    files: dict[str, list[_Record]] = {}
    for record in records:
        files.setdefault(record.origin.path, []).append(record)
    yield from files.items()


def _moved(records: list[_Record], key: Callable[[_Record], Any], field: str) -> Iterator[Problem]:
    """A problem for each record that sorts before the one above it, which names its place."""
    ids = [str(record.id) for record in sorted(records, key=key)]
    for before, record in pairwise(records):
        if key(record) < key(before):
            rank = ids.index(record.id)
            above = f"after `{ids[rank - 1]}`, " if rank else ""
            message = f"`{record.id}` is not in its place; move it up, {above}before `{ids[rank + 1]}`"
            yield record.origin.problem("order", message, field)


def repeated(catalog: Catalog) -> Iterator[Problem]:
    """A page or term stands once in each list of a record."""
    for page in catalog.content.pages:
        for name, ids in _lists(page):
            yield from _twice(page, name, ids)
    for term in catalog.content.terms:
        yield from _twice(term, "see_also", term.see_also)


def _lists(page: Page) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "related", tuple(relation.id for relation in page.related)
    yield "literature", tuple(work.id for work in page.literature)
    yield from (("terms", page.terms), ("cases", page.cases), ("instruments", page.instruments))
    yield from (("states", page.states), ("region", page.region))


def _twice(record: Page | Term, name: str, ids: tuple[str, ...]) -> Iterator[Problem]:
    for i, id_ in enumerate(ids):
        if id_ in ids[:i]:
            yield record.origin.problem("repeated", f"`{id_}` already stands in `{name}`; keep one", name, i)


RULES = {"order": order, "repeated": repeated}
