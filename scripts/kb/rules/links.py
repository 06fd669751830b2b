"""Rules about links: everything that names another record or anchor names one that exists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kb.catalog import Catalog, Text
from kb.model import Problem
from kb.prose import Zone
from kb.suggest import did_you_mean
from kb.target import FIXED_PAGES, parse

_HTTPS = re.compile(r"https://[^\s<>\"']+\Z")
INDEX_FORM = re.compile(r"(?P<heading>(?:[^,>\\]|\\,)+)(?:, (?P<sub>[^>]+?))?(?:\s*> #(?P<anchor>\S+))?\Z")
"""``heading``, ``heading, sub-entry``, either with ``> #anchor``; a comma of a name is written ``\\,``."""


def link_scheme(catalog: Catalog) -> Iterator[Problem]:
    """A link is ``topic:ID``, ``case:ID``, ``term:ID``, ``area:ID``, ``source:ID``, ``page:NAME`` or https."""
    for text, zone, offset in _links(catalog):
        if not parse(zone.target) and not _HTTPS.match(zone.target):
            message = f"`{zone.target[:60]}` is no link of this site; write `topic:ID`, `case:ID`, `term:ID` or https"
            yield text.problem("link-scheme", message, offset)


def dead_link(catalog: Catalog) -> Iterator[Problem]:
    """A link leads to a record and an anchor that exist."""
    for text, zone, offset in _links(catalog):
        target = parse(zone.target)
        if not target:
            continue
        known = _known(catalog, target.kind)
        if target.id not in known:
            message = f"no {target.kind} `{target.id}`{did_you_mean(target.id, known)}"
            rule = {"term": "unknown-term", "topic": "unknown-topic", "case": "unknown-topic"}.get(target.kind)
            yield text.problem(rule or "dead-link", message, offset)
        elif target.anchor and target.kind in ("topic", "case"):
            anchors = catalog.anchors[target.id]
            if target.anchor not in anchors:
                message = f"no anchor `#{target.anchor}` on `{target.id}`{did_you_mean(target.anchor, anchors)}"
                yield text.problem("dead-link", message, offset)


def unknown_topic(catalog: Catalog) -> Iterator[Problem]:
    """Front matter and glossary name pages that exist."""
    for page in catalog.content.pages:
        for i, relation in enumerate(page.related):
            yield from _page_exists(catalog, page, relation.id, ("related", i, "id"))
            if relation.id == page.id:
                message = f"`{page.id}` is this page; name another"
                yield page.origin.problem("unknown-topic", message, "related", i, "id")
        for i, case in enumerate(page.cases):
            yield from _page_exists(catalog, page, case, ("cases", i), "case")
        for i, topic in enumerate(page.instruments):
            yield from _page_exists(catalog, page, topic, ("instruments", i), "topic")
        for i, event in enumerate(page.timeline):
            if event.see:
                yield from _page_exists(catalog, page, event.see, ("timeline", i, "see"))
    for term in catalog.content.terms:
        if term.topic:
            yield from _page_exists(catalog, term, term.topic, ("topic",))


def _page_exists(catalog: Catalog, record, id_: str, keys: tuple, kind: str = "") -> Iterator[Problem]:
    known = [page.id for page in catalog.pages.values() if kind in ("", page.kind)]
    name, _, anchor = id_.partition("#")
    if name not in known:
        message = f"no {kind or 'page'} `{name}`{did_you_mean(name, known)}"
        yield record.origin.problem("unknown-topic", message, *keys)
    elif anchor and anchor not in catalog.anchors[name]:
        yield record.origin.problem("dead-link", f"no anchor `#{anchor}` on `{name}`", *keys)


def unknown_term(catalog: Catalog) -> Iterator[Problem]:
    """Front matter and glossary name terms that exist."""
    for page in catalog.content.pages:
        for i, term in enumerate(page.terms):
            if term not in catalog.terms:
                message = f"no term `{term}`{did_you_mean(term, catalog.terms)}"
                yield page.origin.problem("unknown-term", message, "terms", i)
    for term in catalog.content.terms:
        named = [(term.see, ("see",)), (term.broader, ("broader",))]
        named += [(other, ("see_also", i)) for i, other in enumerate(term.see_also)]
        for other, keys in named:
            if other and (other not in catalog.terms or other == term.id):
                message = f"no other term `{other}`{did_you_mean(other, catalog.terms)}"
                yield term.origin.problem("unknown-term", message, *keys)


def term_form(catalog: Catalog) -> Iterator[Problem]:
    """A term has a definition with its citations, or points to another term with ``see``."""
    for term in catalog.content.terms:
        if term.see and (term.short or term.cite):
            message = "a term with `see` has no definition of its own; remove one"
            yield term.origin.problem("term-form", message, "see")
        elif not term.see and not (term.short and term.cite):
            yield term.origin.problem("term-form", "write `short` and `cite`, or `see`", "id")
        elif term.see and catalog.terms.get(term.see, term).see:
            message = f"`{term.see}` is only a pointer too; point to the term it means"
            yield term.origin.problem("term-form", message, "see")


def term_cycle(catalog: Catalog) -> Iterator[Problem]:
    """The broader terms of a term do not lead back to it."""
    for term in catalog.content.terms:
        seen, at = {term.id}, term.broader
        while at in catalog.terms and at not in seen:
            seen.add(at)
            at = catalog.terms[at].broader
        if at == term.id:
            message = f"the broader terms of `{term.id}` lead back to it; cut the circle"
            yield term.origin.problem("term-cycle", message, "broader")


def index_entry(catalog: Catalog) -> Iterator[Problem]:
    """An index entry is ``heading``, ``heading, sub-entry``, and may end in ``> #anchor`` of its page."""
    for page in catalog.content.pages:
        for i, entry in enumerate(page.index):
            match = INDEX_FORM.match(entry)
            if not match:
                message = f"`{entry}` is no index entry; write `heading, sub-entry > #anchor`"
                yield page.origin.problem("index-entry", message, "index", i)
            elif match["anchor"] and match["anchor"] not in catalog.anchors[page.id]:
                hint = did_you_mean(match["anchor"], catalog.anchors[page.id])
                yield page.origin.problem("dead-link", f"no anchor `#{match['anchor']}` here{hint}", "index", i)


def _known(catalog: Catalog, kind: str) -> Iterable[str]:
    return {
        "topic": [page.id for page in catalog.pages.values() if page.kind == "topic"],
        "case": [page.id for page in catalog.pages.values() if page.kind == "case"],
        "term": catalog.terms,
        "area": catalog.areas,
        "source": catalog.sources,
        "page": FIXED_PAGES,
    }[kind]


def _links(catalog: Catalog) -> Iterator[tuple[Text, Zone, int]]:
    for text in catalog.all_texts:
        for block in text.body.blocks:
            for zone in block.zones:
                if zone.kind == "link":
                    yield text, zone, block.offset + zone.start


RULES = {
    "link-scheme": link_scheme,
    "dead-link": dead_link,
    "unknown-topic": unknown_topic,
    "unknown-term": unknown_term,
    "term-form": term_form,
    "term-cycle": term_cycle,
    "index-entry": index_entry,
}
