"""Make the index of a book: of the site's, the entries that lead to its pages, with page numbers where it has any."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby

from kb.books.book import Book
from kb.books.chapters import slug
from kb.model.target import Target
from kb.model.text import initial, key, sort_key
from kb.resolve.index import Entry

ANCHOR = "index"

Numbers = Mapping[str, int]
"""{anchor: the number of the page on which it stands}"""


def place(target: Target) -> str:
    """The anchor of a target in a book."""
    return f"{slug(target.doc)}--{target.fragment}" if target.fragment else slug(target.doc)


def index(book: Book, known: Container[str], numbers: Numbers | None) -> str:
    """The index as HTML. ``known``: the anchors of the book. Without numbers each place is named by its title."""
    entries = _within(book.index, known)
    rows = [f'<h2 id="{ANCHOR}">Index</h2>']
    for letter, group in groupby(entries, lambda entry: initial(entry.heading)):
        rows += [f"<h3>{letter}</h3>", "<ul>", *(_entry(book, entry, numbers) for entry in group), "</ul>"]
    return f'<section class="index">{rows[0]}<div>{"".join(rows[1:])}</div></section>'


def _within(entries: Sequence[Entry], known: Container[str]) -> list[Entry]:
    """The entries with those places alone that a book has, and cross-references that lead to an entry of it."""
    kept = [_narrowed(entry, known) for entry in entries]
    headings = {key(entry.heading) for entry in kept if entry.places or entry.subs}
    for entry in kept:
        _keep_cross_references(entry, headings)
    return [entry for entry in kept if entry.places or entry.subs or entry.see]


def _keep_cross_references(entry: Entry, headings: set[str]) -> None:
    entry.see = entry.see if key(entry.see) in headings else ""
    entry.see_also = {heading for heading in entry.see_also if key(heading) in headings}


def _narrowed(entry: Entry, known: Container[str]) -> Entry:
    subs = {sub: found for sub, places in entry.subs.items() if (found := _known(places, known))}
    return replace(entry, places=_known(entry.places, known), subs=subs)


def _known(places: Sequence[Target], known: Container[str]) -> list[Target]:
    return [target for target in places if place(target) in known]


def _entry(book: Book, entry: Entry, numbers: Numbers | None) -> str:
    parts = [escape(entry.heading), *_links(book, entry.places, numbers)]
    if entry.see:
        parts.append(f"<em>see</em> {_cross(entry.see)}")
    if entry.see_also:
        also = "; ".join(map(_cross, sorted(entry.see_also, key=sort_key)))
        parts.append(f"<em>see also</em> {also}")
    subs = "".join(
        f"<li>{', '.join([escape(sub), *_links(book, places, numbers)])}</li>" for sub, places in entry.sorted_subs()
    )
    inner = f"<ul>{subs}</ul>" if subs else ""
    return f'<li><span id="{_anchor(entry.heading)}"></span>{", ".join(parts)}{inner}</li>'


def _anchor(heading: str) -> str:
    return f"{ANCHOR}--{key(heading).replace(' ', '-')}"


def _cross(heading: str) -> str:
    return f'<a href="#{_anchor(heading)}">{escape(heading)}</a>'


def _links(book: Book, places: Sequence[Target], numbers: Numbers | None) -> Iterator[str]:
    """Links to places: by their titles, or by the numbers of their pages, each once, those that follow joined."""
    if numbers is None:
        yield from (f'<a href="#{place(target)}">{escape(book.named[target])}</a>' for target in places)
        return
    first: dict[int, str] = {}
    for target in places:
        first.setdefault(numbers[place(target)], place(target))
    for _, group in groupby(enumerate(sorted(first)), lambda pair: pair[1] - pair[0]):
        pages = [page for _, page in group]
        shown = f"{pages[0]}–{pages[-1]}" if len(pages) > 1 else str(pages[0])
        yield f'<a href="#{first[pages[0]]}">{shown}</a>'
