"""Rules about lists: they are in order, and name nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath

from kb.load.catalog import Catalog
from kb.model.problems import Problem
from kb.model.suggest import shortened
from kb.model.text import initial, numbered, sort_key
from kb.model.values import Page, Term
from kb.model.works import Reference


def order(catalog: Catalog) -> Iterator[Problem]:
    """The terms of a letter's file begin with that letter, in the order of the index; references stand by their ids."""
    before: Term | None = None
    for term in catalog.content.terms:
        letter = PurePosixPath(term.origin.path).stem
        if len(letter) > 1:
            continue
        if initial(term.term).lower() != letter:
            message = f"`{shortened(term.term)}` does not begin with `{letter}`; move it to its letter's file"
            yield term.origin.problem("order", message, "term")
        elif before and before.origin.path == term.origin.path and sort_key(term.term) < sort_key(before.term):
            message = f"`{shortened(term.term)}` stands before `{shortened(before.term)}` in the index; move it up"
            yield term.origin.problem("order", message, "term")
        before = term
    yield from _references(catalog.content.references)


def _references(references: tuple[Reference, ...]) -> Iterator[Problem]:
    for before, reference in pairwise(references):
        same = before.origin.path == reference.origin.path
        if same and numbered(reference.id) < numbered(before.id):
            message = f"`{reference.id}` comes before `{before.id}`; move it up"
            yield reference.origin.problem("order", message, "id")


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
