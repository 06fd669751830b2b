"""Make the entries of the back-of-the-book index, with the variants of a heading merged."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kb.model.ids import PageId, TermId
from kb.model.kinds import PLACE
from kb.model.target import Target
from kb.model.text import key, sort_key
from kb.model.values import Page, Term
from kb.permanence.address import placed_states
from kb.prose.index_syntax import index_entry
from kb.prose.word_forms import keys_of, singular
from kb.resolve.site import Site

_UNSOUGHT = re.compile(r"(What|Why|Where|How|From|A short)\b|.*(at a glance|: an overview)\Z")
"""A title that nobody looks up; its page stands under its other names."""
_ARTICLE = re.compile(r"(The|A|An) (?=\w)")
_QUALIFIER = re.compile(r" \([^()]+\)\Z")
_SMALL_WORDS = re.compile(r"((and|as|at|by|for|from|in|of|on|or|the|to|under|whether|with)\b ?)+")
_SPELLINGS = {"defence": "defense", "centre": "center", "programme": "program", "advisor": "adviser"}


@dataclass
class Entry:
    """A heading of the index: its places, the places of its sub-entries, and the headings it sends readers to.

    A ``minor`` entry only gives another name of what a page or term is about.
    """

    heading: str
    places: list[Target] = field(default_factory=list)
    subs: dict[str, list[Target]] = field(default_factory=dict)
    see: str = ""
    see_also: set[str] = field(default_factory=set)
    minor: bool = False

    @property
    def order(self) -> tuple[str, str]:
        """Where the entry stands: letter by letter, without accents."""
        return sort_key(self.heading)

    def sorted_subs(self) -> list[tuple[str, list[Target]]]:
        """Sub-entries in the order of their first word that matters, and their places."""
        return sorted(self.subs.items(), key=lambda pair: (sort_key(_SMALL_WORDS.sub("", pair[0])), pair[0]))


class Index:
    """Collects entries under headings that differ in more than case, accents and number."""

    def __init__(self, headings: dict[str, str]) -> None:
        """``headings``: {key of a name: the heading under which its thing is indexed}."""
        self._headings = headings
        self._entries: dict[str, Entry] = {}
        self._spellings: set[str] = set()

    def heading(self, name: str) -> str:
        """The heading of a name; a qualifier in brackets does not make another thing of a name that is known."""
        plain = self._headings.get(key(_QUALIFIER.sub("", name)))
        return self._headings.get(key(name)) or plain or _capital(name)

    def entry(self, name: str) -> Entry:
        """The entry of a name, made when it is new."""
        heading = self.heading(name)
        self._spellings.add(_spelling(heading))
        return self._entries.setdefault(key(heading), Entry(heading))

    def add(self, name: str, place: Target, sub: str = "") -> None:
        """Add a place to an entry or to one of its sub-entries. A whole page takes in its sections."""
        entry = self.entry(name)
        places = entry.subs.setdefault(sub, []) if sub else entry.places
        if place not in places and Target(place.kind, place.id) not in places:
            places[:] = [p for p in places if place.anchor or (p.kind, p.id) != (place.kind, place.id)]
            places.append(place)

    def minor(self, name: str, place: Target, see: str = "") -> None:
        """Lead another name to a place, or to the heading that ``see`` names, unless readers find it there anyway."""
        words = key(name).split()
        inverted = " ".join([words[-1], *words[:-1]])
        if _spelling(name) not in self._spellings and inverted not in self._entries:
            self._spellings.add(_spelling(name))
            heading = _capital(name)
            entry = Entry(heading, see=self.heading(see), minor=True) if see else Entry(heading, [place], minor=True)
            self._entries[key(name)] = entry

    def entries(self) -> list[Entry]:
        """The entries in order, each place once, without minor ones that lead to the line above or below."""
        ordered = sorted(self._entries.values(), key=lambda entry: entry.order)
        for near in (ordered, ordered[::-1]):
            last = Entry("")
            for entry in near:
                if entry.minor and _same_way(entry, last):
                    self._entries.pop(key(entry.heading), None)
                else:
                    last = entry
        for entry in self._entries.values():
            below = [place for places in entry.subs.values() for place in places]
            entry.places = [place for place in entry.places if not place.anchor or place not in below]
            entry.places.sort(key=lambda place: place.kind == "term")
        return sorted(self._entries.values(), key=lambda entry: entry.order)


def _same_way(entry: Entry, near: Entry) -> bool:
    """Whether a minor entry leads where a reader of the entry beside it is, or is sent."""
    return entry.see in (near.heading, near.see) if entry.see else entry.places[0] in near.places


def build_index(site: Site) -> Index:
    """Entries of pages, of the index entries that authors marked, of states and terms, and of their other names."""
    index = Index(_headings(site))
    _major(index, site)
    terms = site.catalog.terms
    for term in terms.values():
        for name in term.names:
            index.minor(name, Target("term", term.id), see=terms[term.see or term.id].term)
    for state in placed_states(site.catalog):
        for name in state.names[1:]:
            index.minor(name, Target(PLACE.name, state.slug), see=state.title)
    for page in site.ordered:
        sought = "" if _UNSOUGHT.match(page.title) else page.title
        for alias in page.aliases:
            index.minor(alias, Target(page.kind, page.id), see=sought)
    return index


def _major(index: Index, site: Site) -> None:
    """Add the titles of pages, what authors marked, and the terms."""
    for page in site.ordered:
        if not _UNSOUGHT.match(page.title):
            index.add(page.title, Target(page.kind, page.id))
        for text in page.index:
            _marked(index, page, text)
    for figure in site.figures:
        for text in figure.index:
            heading, sub, _ = index_entry(text)
            index.add(heading, Target("figure", figure.id), sub)
    for state in placed_states(site.catalog):
        index.add(state.title, Target(PLACE.name, state.slug))
    for term in site.catalog.terms.values():
        if not term.see:
            _term(index, site, term)


def _headings(site: Site) -> dict[str, str]:
    """The heading of each name of a page or term; a page and a term that it is about share one."""
    found: dict[str, str] = {}
    owners: dict[TermId, PageId] = {term: id_ for id_, terms in site.terms_about.items() for term in terms}
    for term in site.catalog.terms.values():
        if term.see:
            continue
        heading = _capital(term.term) + (f" ({term.acronym})" if term.acronym else "")
        names = keys_of(term.names)
        owner = site.catalog.pages.get(owners[term.id]) if term.id in owners else None
        if owner and key(_ARTICLE.sub("", owner.title)) in names:
            heading = _title(owner)
        for name in {*names, key(heading)}:
            found.setdefault(name, heading)
    for page in site.ordered:
        heading = _title(page)
        found.setdefault(key(page.title), found.get(key(heading), heading))
        found.setdefault(key(heading), heading)
    return found


def _title(page: Page) -> str:
    return _capital(_ARTICLE.sub("", page.title))


def _marked(index: Index, page: Page, text: str) -> None:
    heading, sub, anchor = index_entry(text)
    index.add(heading, Target(page.kind, page.id, anchor), sub)


def _term(index: Index, site: Site, term: Term) -> None:
    index.add(term.term, Target("term", term.id))
    for id_, section in site.term_uses[term.id]:
        page = site.catalog.pages[id_]
        if id_ == term.topic or term.id in page.terms:
            index.add(term.term, Target(page.kind, id_, section))
    for other in term.see_also:
        related = site.catalog.terms[other]
        heading = index.heading(site.catalog.terms[related.see or other].term)
        if heading != index.heading(term.term):
            index.entry(term.term).see_also.add(heading)


def _spelling(name: str) -> str:
    """What spellings of one name share: British and American, singular and plural, one word or two."""
    words = [singular(word) for word in key(_QUALIFIER.sub("", name)).split()]
    return "".join(re.sub(r"is(e|ing|ation)\Z", r"iz\1", _SPELLINGS.get(word, word)) for word in words)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
