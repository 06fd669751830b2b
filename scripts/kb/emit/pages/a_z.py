"""Write the page of the A–Z index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kb.emit.parts.letters import UNSEARCHED, by_letter
from kb.emit.parts.markdown import PageWriter, front_matter
from kb.model.ids import DocPath, PageId
from kb.model.kinds import PAGES
from kb.model.target import Target
from kb.model.text import escape, key, sort_key
from kb.resolve.index import Entry, build_index
from kb.resolve.site import Site

HERE = PAGES["a-z"]
DOC = HERE.doc


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The index page."""
    writer = PageWriter(site, DOC)
    entries = build_index(site).entries()
    bar, sections = by_letter(
        entries, lambda entry: entry.heading, lambda entry: _entry(writer, entry), more=UNSEARCHED
    )
    meta = {
        "title": HERE.title,
        "description": "Persons, bodies, treaties, exercises, places and concepts, with the sections on each.",
        "kind": "a-z",
        "styles": ["lists.css"],
        "scripts": ["fold.js", "filter.js"],
        "search": {"exclude": True},
    }
    yield DOC, "\n\n".join([front_matter(meta), f"{bar}\n{{ .letters }}", *sections]) + "\n"


def _entry(writer: PageWriter, entry: Entry) -> str:
    text = f"-   {escape(entry.heading)}"
    if entry.places:
        text += f": {_places(writer, entry.places)}"
    if entry.see:
        text += f" *see* {_cross(entry.see)}"
    if entry.see_also:
        text += f"; *see also* {'; '.join(map(_cross, sorted(entry.see_also, key=sort_key)))}"
    text += f"\n    {{ #{_anchor(entry.heading)} }}"
    subs = [f"    -   {escape(sub)}: {_places(writer, places)}" for sub, places in entry.sorted_subs()]
    return "\n\n".join([text, "\n".join(subs), ""]) if subs else text


def _places(writer: PageWriter, places: Sequence[Target]) -> str:
    return ", ".join(f"[{escape(label(writer.site, place))}]({writer.href(place)})" for place in places)


def label(site: Site, place: Target) -> str:
    """What a place is called: its page, and the section where only that is meant."""
    if place.kind == "term":
        return "Glossary"
    if place.kind in ("figure", "place"):
        return place.kind.capitalize()
    id_ = PageId(place.id)
    title = site.catalog.pages[id_].title
    section = site.catalog.anchors[id_].get(place.anchor)
    return f"{title} › {section}" if section else title


def _anchor(heading: str) -> str:
    return "i-" + key(heading).replace(" ", "-")


def _cross(heading: str) -> str:
    return f"[{escape(heading)}](#{_anchor(heading)})"
