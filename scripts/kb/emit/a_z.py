"""The A–Z index: every name of every page and term, with sub-entries that point at sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from kb.emit.glossary import letter_id
from kb.emit.markdown import Writer, front_matter
from kb.model import DocPath
from kb.resolve import Site
from kb.rules.links import INDEX_FORM
from kb.target import FIXED_PAGES, Target
from kb.text import escape, initial, joined, key, sort_key

DOC = FIXED_PAGES["a-z"]


@dataclass
class Entry:
    """A heading of the index: its places, sub-entries, and the headings it sends readers to."""

    heading: str
    places: dict[str, str] = field(default_factory=dict)
    subs: dict[str, dict[str, str]] = field(default_factory=dict)
    see: set[str] = field(default_factory=set)
    see_also: set[str] = field(default_factory=set)


class Index:
    """Collects entries under headings that differ in more than case and accents."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}

    def entry(self, heading: str) -> Entry:
        """The entry of a heading, made when it is new."""
        return self.entries.setdefault(key(heading), Entry(heading))

    def see(self, heading: str, target: str) -> None:
        """Send readers of a heading on, unless it has places of its own or is the target."""
        if key(heading) != key(target) and key(heading) not in self.entries:
            self.entry(heading).see.add(target)

    def sorted(self) -> list[Entry]:
        """The entries in the order of an index."""
        return sorted(self.entries.values(), key=lambda entry: sort_key(entry.heading))


def build_index(site: Site, writer: Writer) -> Index:
    """Entries of pages, of their marked index entries, of terms and their other names."""
    index = Index()
    for page in site.ordered:
        index.entry(page.title).places[writer.href(Target(page.kind, page.id))] = page.title
    for page in site.ordered:
        for text in page.index:
            _marked(index, writer, page, text)
    terms = [term for term in site.catalog.terms.values() if not term.see]
    for term in terms:
        entry = index.entry(_capital(term.term))
        entry.places[writer.href(Target("term", term.id))] = "Glossary"
        for id_, section in site.term_uses[term.id]:
            page = site.catalog.pages[id_]
            if id_ == term.topic or id_ in (p.id for p in site.ordered if term.id in p.terms):
                entry.places.setdefault(writer.href(Target(page.kind, id_, section)), page.title)
        for other in term.see_also:
            entry.see_also.add(_capital(site.catalog.terms[other].term))
    for term in site.catalog.terms.values():
        names = term.names if term.see else term.names[1:]
        for name in names:
            index.see(_capital(name), _capital(site.catalog.terms[term.see or term.id].term))
    for page in site.ordered:
        for alias in page.aliases:
            index.see(_capital(alias), page.title)
    return index


def _marked(index: Index, writer: Writer, page, text: str) -> None:
    match = INDEX_FORM.match(text)
    heading, sub = match["heading"].replace("\\,", ",").strip(), (match["sub"] or "").strip()
    href = writer.href(Target(page.kind, page.id, match["anchor"] or ""))
    entry = index.entry(_capital(heading))
    if sub:
        entry.subs.setdefault(sub, {})[href] = page.title
    else:
        entry.places[href] = page.title


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The index page."""
    writer = Writer(site, DOC)
    index = build_index(site, writer)
    letters = [(letter, list(group)) for letter, group in groupby(index.sorted(), lambda e: initial(e.heading))]
    bar = " ".join(f"[{letter}](#{letter_id(letter)})" for letter, _ in letters)
    sections = [
        f"## {letter} {{ #{letter_id(letter)} data-search-exclude }}\n\n"
        + "\n".join(_entry(index, entry) for entry in group)
        for letter, group in letters
    ]
    meta = {
        "title": "A–Z index",
        "description": "Every topic, case, term, person, body, treaty and exercise, from A to Z.",
        "kind": "a-z",
        "search": {"exclude": True},
    }
    yield DOC, "\n\n".join([front_matter(meta), f"{bar}\n{{ .letters }}", *sections]) + "\n"


def _entry(index: Index, entry: Entry) -> str:
    text = f"-   {escape(entry.heading)}"
    if entry.places:
        text += ": " + ", ".join(f"[{escape(title)}]({href})" for href, title in entry.places.items())
    if entry.see and not entry.places and not entry.subs:
        text += f" *see* {joined([_cross(index, name) for name in sorted(entry.see)])}"
    if entry.see_also:
        text += f"; *see also* {joined([_cross(index, name) for name in sorted(entry.see_also)])}"
    anchor = f"\n    {{ #{_anchor(entry.heading)} }}"
    subs = [
        f"\n    -   {escape(sub)}: " + ", ".join(f"[{escape(t)}]({href})" for href, t in places.items())
        for sub, places in sorted(entry.subs.items(), key=lambda pair: sort_key(pair[0]))
    ]
    return text + anchor + ("\n" + "".join(subs) if subs else "")


def _anchor(heading: str) -> str:
    return "i-" + key(heading).replace(" ", "-")


def _cross(index: Index, heading: str) -> str:
    target = index.entry(heading).heading
    return f"[{escape(target)}](#{_anchor(target)})"
