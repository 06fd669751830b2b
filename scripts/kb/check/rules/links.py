"""Rules about links: everything that names another record or anchor names one that exists."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kb.load.catalog import AuthoredText, Catalog
from kb.model.ids import PageId
from kb.model.kinds import PAGE
from kb.model.problems import Keys, Problem
from kb.model.suggest import did_you_mean, shortened
from kb.model.target import Target, parse
from kb.model.values import Page, Term
from kb.prose.blocks import Zone
from kb.prose.index_syntax import INDEX_FORM

_HTTPS = re.compile(r"https://[^\s<>\"'\\^`{|}\[\]()*_@]+\Z")
"""What may stand in an external link as it is; parentheses, asterisks and underscores are percent-encoded."""


def link_scheme(catalog: Catalog) -> Iterator[Problem]:
    """A link is ``KIND:ID``, of a topic, case, term, area, source or list, ``page:NAME`` or https."""
    for text, zone, offset in _links(catalog):
        if not parse(zone.target) and not _HTTPS.match(zone.target):
            yield text.problem("link-scheme", _scheme_fault(catalog, zone.target), offset)


def _scheme_fault(catalog: Catalog, target: str) -> str:
    found = f"`{shortened(target)}` is no link of this site"
    if target.startswith("https:"):
        return f"{found}; percent-encode its parentheses, asterisks and underscores"
    stem = re.sub(r"\.(md|html)?/?\Z", "", target.partition("#")[0].rstrip("/")).rpartition("/")[2].rpartition(":")[2]
    near = next((f"{kind}:{stem}" for kind in ("topic", "case", "term") if stem in catalog.ids[kind]), "")
    hint = f"; did you mean `{near}`?" if near else "; write `topic:ID`, `case:ID`, `term:ID` or an https address"
    return found + hint


def dead_link(catalog: Catalog) -> Iterator[Problem]:
    """A link leads to a record and an anchor that exist."""
    for text, zone, offset in _links(catalog):
        target = parse(zone.target)
        if target and (fault := target_fault(catalog, target)):
            yield text.problem(*fault, offset)


def target_fault(catalog: Catalog, target: Target) -> tuple[str, str] | None:
    """The rule that a target breaks, and the message; None when the record and the anchor exist."""
    known = catalog.ids[target.kind]
    if target.id not in known:
        every = f"; write one of {', '.join(sorted(known))}" if target.kind == PAGE else ""
        hint = did_you_mean(target.id, known) or every or _elsewhere(catalog, target.id)
        rule = "unknown-topic" if target.is_entry else "unknown-term" if target.kind == "term" else "dead-link"
        return rule, f"no {target.kind} `{shortened(target.id)}`{hint}"
    if target.anchor and target.anchor not in (anchors := _anchors(catalog, target)):
        message = f"no anchor `#{shortened(target.anchor)}` on `{target.id}`{_anchor_hint(target.anchor, anchors)}"
        return "dead-link", message
    return None


def _elsewhere(catalog: Catalog, id_: str) -> str:
    """What else has this id: a topic that is linked as a case, for one."""
    found = next((kind for kind in ("topic", "case", "term", "area") if id_ in catalog.ids[kind]), "")
    return f"; did you mean `{found}:{id_}`?" if found else "; write it, or remove the link"


def _anchors(catalog: Catalog, target: Target) -> Collection[str]:
    """Every anchor that a link to this target may name."""
    if target.is_entry:
        return catalog.anchors[PageId(target.id)]
    if target.kind == "source":
        sections = catalog.sources[target.id].sections
        return {s.id for s in sections} | {f"{s.id}-{p.n}" for s in sections for p in s.passages}
    if target.kind == "page" and target.id == "references":
        return catalog.references
    return ()


def _anchor_hint(anchor: str, anchors: Collection[str]) -> str:
    return did_you_mean(anchor, anchors) or ("; name one that is there, or remove it" if anchors else "; remove it")


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


def _page_exists(catalog: Catalog, record: Page | Term, id_: str, keys: Keys, kind: str = "") -> Iterator[Problem]:
    known = catalog.ids[kind]
    name, _, anchor = id_.partition("#")
    if name not in known:
        message = f"no {kind or 'page'} `{shortened(name)}`{did_you_mean(name, known) or '; write it, or remove this'}"
        yield record.origin.problem("unknown-topic", message, *keys)
    elif anchor and anchor not in (anchors := catalog.anchors[PageId(name)]):
        message = f"no anchor `#{shortened(anchor)}` on `{name}`{_anchor_hint(anchor, anchors)}"
        yield record.origin.problem("dead-link", message, *keys)


def index_entry(catalog: Catalog) -> Iterator[Problem]:
    """An index entry is ``heading``, ``heading, sub-entry``, and may end in ``> #anchor`` of its page."""
    for page in catalog.content.pages:
        for i, entry in enumerate(page.index):
            match = INDEX_FORM.match(entry)
            if not match:
                message = (
                    f"`{shortened(entry)}` is no index entry; write 'heading, sub-entry > #anchor' in quotation marks"
                )
                yield page.origin.problem("index-entry", message, "index", i)
            elif match["anchor"] and match["anchor"] not in catalog.anchors[page.id]:
                hint = _anchor_hint(match["anchor"], catalog.anchors[page.id])
                yield page.origin.problem(
                    "dead-link", f"no anchor `#{shortened(match['anchor'])}` here{hint}", "index", i
                )


def _links(catalog: Catalog) -> Iterator[tuple[AuthoredText, Zone, int]]:
    for text in catalog.all_texts:
        for block in text.body.blocks:
            for zone in block.zones:
                if zone.kind == "link":
                    yield text, zone, block.offset + zone.start


RULES = {
    "link-scheme": link_scheme,
    "dead-link": dead_link,
    "unknown-topic": unknown_topic,
    "index-entry": index_entry,
}
