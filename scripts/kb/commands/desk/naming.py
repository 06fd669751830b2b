"""List every field of a record that names another record by its id, with the place of the id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.load.catalog import Catalog
from kb.model.kinds import KINDS, PAGE
from kb.model.problems import Keys, Origin
from kb.model.target import parse


@dataclass(frozen=True)
class Named:
    """A field that names a record: the kind that it means, the id, an anchor or nothing, and where the field stands.

    ``kind`` is ``page`` where a topic or a case may be meant; ``offset`` is that of the id in the text of the field.
    """

    kind: str
    id: str
    origin: Origin
    keys: Keys
    anchor: str = ""
    offset: int = 0

    @property
    def kinds(self) -> set[str]:
        """The kinds of record that the field may mean."""
        return {name for name, each in KINDS.items() if each.entry} if self.kind == PAGE else {self.kind}

    @property
    def field(self) -> str:
        """The field in words: ``related.1.id``."""
        return ".".join(str(key + 1) if isinstance(key, int) else key for key in self.keys)


def fields(catalog: Catalog) -> Iterator[Named]:
    """What the fields of records name by its id."""
    for page in catalog.pages.values():
        named = {"terms": ("term", page.terms), "cases": (PAGE, page.cases), "instruments": (PAGE, page.instruments)}
        for name, (kind, ids) in named.items():
            yield from (Named(kind, used, page.origin, (name, i)) for i, used in enumerate(ids))
        yield from (Named(PAGE, each.id, page.origin, ("related", i, "id")) for i, each in enumerate(page.related))
        for i, work in enumerate(page.literature):
            yield Named("reference", work.id, page.origin, ("literature", i, "id"))
        for i, event in enumerate(page.timeline):
            id_, _, anchor = (event.see or "").partition("#")
            yield Named(PAGE, id_, page.origin, ("timeline", i, "see"), anchor)
    yield from _of_terms(catalog)
    yield from _of_lists(catalog)


def _of_terms(catalog: Catalog) -> Iterator[Named]:
    for term in catalog.terms.values():
        for name in ("see", "broader"):
            yield Named("term", getattr(term, name) or "", term.origin, (name,))
        yield from (Named("term", used, term.origin, ("see_also", i)) for i, used in enumerate(term.see_also))
        yield Named(PAGE, term.topic or "", term.origin, ("topic",))


def _of_lists(catalog: Catalog) -> Iterator[Named]:
    for listed in catalog.lists.values():
        for n, session in enumerate(listed.sessions):
            at: Keys = ("sessions", n)
            for i, item in enumerate(session.items):
                if target := parse(item.see):
                    keys: Keys = (*at, "items", i, "see")
                    yield Named(target.kind, target.id, listed.origin, keys, target.anchor, len(target.kind) + 1)
            for i, work in enumerate(session.outside):
                yield Named("reference", work.ref, listed.origin, (*at, "outside", i, "ref"))
            for i, ref in enumerate(session.task.refs if session.task else ()):
                yield Named("reference", ref, listed.origin, (*at, "task", "refs", i))
