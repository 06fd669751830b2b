"""Rules about reading lists: each reading leads somewhere, once, and the dates are in order."""

from __future__ import annotations

from collections.abc import Iterator

from kb.check.rules.links import target_fault
from kb.load.catalog import Catalog
from kb.model.ids import RefKey
from kb.model.kinds import EVERYTHING, KINDS
from kb.model.problems import Keys, Problem
from kb.model.suggest import did_you_mean, shortened
from kb.model.target import parse
from kb.prose.body import read

READABLE = {kind.name for kind in KINDS.values() if kind.read}
"""Kinds of target that can be assigned."""


def reading(catalog: Catalog) -> Iterator[Problem]:
    """A reading is ``topic:ID``, ``case:ID`` or ``term:ID``, the first two also with an anchor, and exists."""
    for list_ in catalog.content.lists:
        for i, session in enumerate(list_.sessions):
            for j, item in enumerate(session.items):
                target = parse(item.see)
                if not target or target.kind not in READABLE or (target.kind == "term" and target.anchor):
                    message = f"`{shortened(item.see)}` is no reading; write `topic:ID#anchor`, `case:ID` or `term:ID`"
                    fault: tuple[str, str] | None = ("reading", message)
                else:
                    fault = target_fault(catalog, target)
                if fault:
                    yield list_.origin.problem(*fault, "sessions", i, "items", j, "see")


def outside_reading(catalog: Catalog) -> Iterator[Problem]:
    """A reading outside the site, and a document of a task, is a reference of references/."""
    for list_ in catalog.content.lists:
        for i, session in enumerate(list_.sessions):
            named: list[tuple[RefKey, Keys]] = [(o.ref, ("outside", j, "ref")) for j, o in enumerate(session.outside)]
            named += [(ref, ("task", "refs", j)) for j, ref in enumerate(session.task.refs if session.task else ())]
            for ref, keys in named:
                if ref not in catalog.references:
                    hint = did_you_mean(ref, catalog.references) or "; add it to references/"
                    message = f"no reference `{shortened(ref)}`{hint}"
                    yield list_.origin.problem("outside-reading", message, "sessions", i, *keys)


def repeated_reading(catalog: Catalog) -> Iterator[Problem]:
    """A reading stands once in its list."""
    for list_ in catalog.content.lists:
        first: dict[str, int] = {}
        for i, session in enumerate(list_.sessions):
            for j, item in enumerate(session.items):
                keys = ("sessions", i, "items", j, "see")
                if item.see in first:
                    message = f"`{shortened(item.see)}` is already read at line {first[item.see]}; keep one"
                    yield list_.origin.problem("repeated-reading", message, *keys)
                first.setdefault(item.see, list_.origin.at(*keys)[0])


def list_dates(catalog: Catalog) -> Iterator[Problem]:
    """A reading list is not reviewed before the day on which it was published."""
    for list_ in catalog.content.lists:
        if list_.reviewed < list_.published:
            message = f"{list_.reviewed} is before `published`, {list_.published}; write the day of the last review"
            yield list_.origin.problem("list-dates", message, "reviewed")


def reserved_list(catalog: Catalog) -> Iterator[Problem]:
    """No reading list has the id ``all``, which is that of the list of every page."""
    for list_ in catalog.content.lists:
        if list_.id == EVERYTHING:
            yield list_.origin.problem(
                "reserved-list", f"`{EVERYTHING}` is the list of every page; choose another", "id"
            )


def guide(catalog: Catalog) -> Iterator[Problem]:
    """The page for instructors has a part ``#cartridge``, to which lists lead, and about.md a part ``#checked``."""
    content = catalog.content
    for prose, part, what, leads in (
        (content.instructors, "cartridge", "reading list", bool(catalog.lists)),
        (content.about, "checked", "page", bool(catalog.pages)),
    ):
        if prose and leads and part not in {block.id for block in read(prose.body, prose.body_line).blocks}:
            message = f"no part `#{part}` here, to which each {what} leads; write it: `## Words {{ #{part} }}`"
            yield prose.origin.problem("guide", message)


RULES = {
    "guide": guide,
    "reading": reading,
    "outside-reading": outside_reading,
    "repeated-reading": repeated_reading,
    "list-dates": list_dates,
    "reserved-list": reserved_list,
}
