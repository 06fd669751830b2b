"""Give the search index every name that a reader may type, and nothing twice."""

from __future__ import annotations

import html
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb.citing import reference_text
from kb.emit.pages.entry import FACTS_HEAD
from kb.emit.parts.markdown import page_doc
from kb.emit.parts.works import note
from kb.finish import initials
from kb.finish.locations import location
from kb.model.kinds import PLACE
from kb.model.target import FIXED_PAGES, Target
from kb.model.text import key
from kb.model.values import Page, Term
from kb.permanence.address import missing_states, placed_states
from kb.prose.index_syntax import index_entry
from kb.resolve.site import Site

_MARKERS = re.compile(r"\s*<sup>[\d, ]+</sup>")
"""The numbers of notes, as the index has them."""


@dataclass(frozen=True)
class Record:
    """What the search is told of an entry: its kind (only pages and terms have one), its other names, what is asked."""

    kind: str = ""
    names: tuple[str, ...] = ()
    text: str | None = None
    """The entry's text, where the page's own would repeat other pages."""
    title: str = ""
    """The entry's title, where the page has no heading for it: such an entry is added."""
    asked: tuple[str, ...] = ()


def records(site: Site, disk: bool) -> dict[str, Record | None]:
    """{location in the index: what to tell the search}; None for an entry to leave out."""
    found: dict[str, Record | None] = {}
    for page in site.ordered:
        here = location(page_doc(page), disk)
        found[here] = Record(page.kind, _names(page.title, _page_names(site, page)), asked=page.asked)
        for anchor, names in _section_names(page).items():
            found[f"{here}#{anchor}"] = Record(names=_names("", names))
    found.update(_terms(site, disk))
    figures = location(FIXED_PAGES["figures"], disk)
    for figure in site.figures:
        names = [f"{sub} {heading}".strip() for heading, sub, _ in map(index_entry, figure.index)]
        found[f"{figures}#{figure.id}"] = Record("figure", _names(figure.title, names))
    found.update(_places(site, disk))
    for list_ in site.catalog.lists.values():
        found[location(Target("list", list_.id).doc, disk)] = Record("list")
    for doc in FIXED_PAGES.values():
        found.setdefault(location(doc, disk), Record("overview"))
    if about := site.catalog.content.about:
        found[location(FIXED_PAGES["about"], disk)] = Record("overview", _names(about.title, about.aliases))
    found.update(_works(site, disk))
    for area in site.catalog.areas.values():
        summary = f"<p>{html.escape(area.summary, quote=False)}</p>"
        found[location(Target("area", area.id).doc, disk)] = Record("area", text=summary)
    return found


def _terms(site: Site, disk: bool) -> Iterator[tuple[str, Record | None]]:
    """The terms with the names of those that only point to them, which have no entry of their own."""
    others: dict[str, list[str]] = defaultdict(list)
    asked: dict[str, list[str]] = defaultdict(list)
    for term in site.catalog.terms.values():
        asked[term.see or term.id] += term.asked
        if term.see:
            others[term.see] += term.names
    for term in site.catalog.terms.values():
        record = Record("term", _names(_heading(term), [*term.names, *others[term.id]]), asked=tuple(asked[term.id]))
        yield f"{location(FIXED_PAGES['glossary'], disk)}#{term.id}", None if term.see else record


def _places(site: Site, disk: bool) -> Iterator[tuple[str, Record]]:
    """The page of each state, and the part of the page of places that names those of which there is nothing."""
    for state in placed_states(site.catalog):
        yield (
            location(Target(PLACE.name, state.slug).doc, disk),
            Record(PLACE.name, _names(state.title, state.sought), ""),
        )
    if missing := missing_states(site.catalog):
        names = [name for state in missing for name in state.sought]
        yield f"{location(FIXED_PAGES['places'], disk)}#missing", Record(names=_names("", names))


def _works(site: Site, disk: bool) -> Iterator[tuple[str, Record]]:
    """The works that pages recommend: each in the bibliography, and all of a page in its list of them."""
    bibliography = location(FIXED_PAGES["bibliography"], disk)
    seen: set[str] = set()
    for page in site.ordered:
        labels = []
        for work in page.literature:
            label = reference_text.label(site.catalog.references[work.id])
            labels.append(html.escape(label, quote=False))
            if work.id not in seen:
                yield (
                    f"{bibliography}#{work.id}",
                    Record(text=f"<p>{html.escape(note(work), quote=False)}</p>", title=label),
                )
                seen.add(work.id)
        if labels:
            here = f"{location(page_doc(page), disk)}#literature"
            yield here, Record(text=f"<p>{'; '.join(labels)}</p>", title="Literature")


def synonyms(site: Site) -> list[tuple[str, ...]]:
    """The groups of words that mean the same, of this subject: the engine of the search knows none."""
    return [group.words for group in site.catalog.content.synonyms]


def enrich(
    index: dict[str, Any], known: Mapping[str, Record | None], alike: Sequence[Sequence[str]] = ()
) -> dict[str, Any]:
    """MkDocs' index with ``kind`` and ``names`` added to its entries, and the groups of synonyms.

    Headings without text, the heads of tables of facts and the numbers of notes go.
    """
    docs = [_entry(entry, known.get(entry["location"], Record())) for entry in index["docs"]]
    added = [
        _entry({"location": where, "title": record.title, "text": ""}, record)
        for where, record in known.items()
        if record and record.title
    ]
    return {**index, "synonyms": alike, "docs": [entry for entry in (*docs, *added) if entry]}


def rewrite(
    path: Path,
    known: Mapping[str, Record | None],
    alike: Sequence[Sequence[str]],
    script: bool = False,
    last: Path | None = None,
) -> None:
    """Enrich the index at a path, in place, and write beside it what a page needs besides.

    Those are the small files of names or, with ``script``, the whole index as a script, which a page on a disk may
    load. ``last`` is the folder of the index in the last site. Without an index, as of a site without the search,
    nothing happens. Raises OSError.
    """
    if not path.exists():
        return
    index = enrich(json.loads(path.read_text(encoding="utf-8")), known, alike)
    text = _packed(index)
    path.write_text(text, encoding="utf-8")
    if script:
        path.with_suffix(".js").write_text(f"var __index = {text};\n", encoding="utf-8")
    else:
        works = {where for where, record in known.items() if record and record.title}
        docs = [doc for doc in index["docs"] if doc["location"] not in works]
        initials.write(path.with_name("initials"), docs, last and last / "initials")


def _packed(index: dict[str, Any]) -> str:
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def _entry(entry: dict[str, Any], record: Record | None) -> dict[str, Any] | None:
    if record is None:
        return None
    text = _in_order(_without_head(_MARKERS.sub("", entry["text"]))) if record.text is None else record.text
    if not text and not record.names and "#" in entry["location"]:
        return None
    extra = {"kind": record.kind, "names": list(record.names), "asked": list(record.asked)}
    return {**entry, "text": text, **{name: value for name, value in extra.items() if value}}


def _without_head(text: str) -> str:
    """The text of an entry without the head of the table of facts, which says nothing of the page."""
    return text.removeprefix(" ".join(FACTS_HEAD)).lstrip()


def _in_order(text: str) -> str:
    """The text of an entry with what stands outside paragraphs, the cells of a table, behind them."""
    table, paragraph, rest = text.partition("<p>")
    return f"{paragraph}{rest} <p>{table.strip()}</p>" if table.strip() and paragraph else text


def _heading(term: Term) -> str:
    return f"{term.term} ({term.acronym})" if term.acronym else term.term


def _page_names(site: Site, page: Page) -> list[str]:
    """A page answers to its aliases, to the terms it is named for, and to its whole-page entries of the A–Z index."""
    named = {key(name) for name in (page.title, *page.aliases)}
    title = {word.removesuffix("s") for word in key(page.title).split()}
    terms = [
        name
        for term in (site.catalog.terms[id_] for id_ in sorted(site.terms_about[page.id]))
        if named & {key(term.term), key(term.acronym or "")} or title >= set(key(term.term).split())
        for name in term.names
    ]
    return [*page.aliases, *terms, *_section_names(page).get("", [])]


def _section_names(page: Page) -> dict[str, list[str]]:
    """{anchor: the entries of the A–Z index that lead there}, sub-entries in front of their heading."""
    found: dict[str, list[str]] = {}
    for entry in page.index:
        heading, sub, anchor = index_entry(entry)
        found.setdefault(anchor, []).append(f"{sub} {heading}".strip())
    return found


def _names(title: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names that differ from the title and from each other in more than case, accents and hyphens."""
    seen = {key(title): ""}
    for name in names:
        seen.setdefault(key(name), name)
    return tuple(name for name in seen.values() if name)
