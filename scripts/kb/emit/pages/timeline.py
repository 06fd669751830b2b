"""The timeline: every dated event, drawn to scale and listed with its citations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kb.citing import reference_text
from kb.emit.drawings.draw import figure
from kb.emit.drawings.timeline_drawing import NARROW, WIDE, Entry, draw, moment
from kb.emit.parts.markdown import PageWriter, front_matter
from kb.model.ids import DocPath, PageId
from kb.model.kinds import PAGES
from kb.model.target import Target
from kb.model.text import escape
from kb.model.values import Event
from kb.resolve.site import Site

HERE = PAGES["timeline"]
DOC = HERE.doc


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The timeline page and that of its references, if any page has dated events."""
    if not (events := dated(site)):
        return
    writer = PageWriter(site, DOC, listed=PAGES["timeline-references"])
    first, last = events[0][1].when[:4], events[-1][1].when[:4]
    meta = {
        "title": HERE.title,
        "description": f"{len(events)} dated events from {first} to {last}, drawn and listed, each with its source.",
        "kind": "timeline",
        "styles": ["drawings.css"],
    }
    intro = (
        f"{len(events)} dated events from {first} to {last}. Each label leads to the page that treats the event. "
        "The [list](#list) below has the same events with their sources. A decade in which more happened takes more "
        "room."
    )
    entries = [Entry(written(event), event.what, event, _see(writer, page, event)) for page, event in events]
    picture = figure("drawing", *(draw(entries, layout, site.project.subject) for layout in (WIDE, NARROW)))
    parts = [front_matter(meta), intro, picture, f"## The events as a list {{ #list }}\n\n{_rows(writer, events)}"]
    yield DOC, "\n\n".join(parts) + "\n"
    yield writer.references_apart(HERE)


def chapter(site: Site) -> str:
    """The events as a list, with the references that they cite, for a book."""
    writer = PageWriter(site, DOC)
    return f"{_rows(writer, dated(site))}{writer.references()}\n"


def dated(site: Site) -> list[tuple[PageId, Event]]:
    """Every event and the page whose front matter holds it, in the order of time."""
    found = [(page.id, event) for page in site.ordered for event in page.timeline]
    return sorted(found, key=lambda pair: (moment(pair[1].when), pair[1].what))


def written(event: Event) -> str:
    """The date of an event in words; of a range what both dates share stands once: 10–11 January 1994."""
    last = reference_text.written_date(event.until or event.when)
    if not event.until:
        return last
    first = reference_text.written_date(event.when).split(" ")
    same_month = len(event.when) == len(event.until) == 10 and event.when[:7] == event.until[:7]
    if same_month:
        return f"{first[0]}–{last}"
    return " ".join(first[:-1] if len(first) > 1 and event.when[:4] == event.until[:4] else first) + f" – {last}"


def _target(writer: PageWriter, page: PageId, event: Event) -> tuple[PageId, str]:
    id_, _, anchor = (event.see or page).partition("#")
    return PageId(id_), anchor


def _see(writer: PageWriter, page: PageId, event: Event) -> str:
    id_, anchor = _target(writer, page, event)
    return writer.href(Target(writer.site.catalog.pages[id_].kind, id_, anchor))


def _rows(writer: PageWriter, events: Iterable[tuple[PageId, Event]]) -> str:
    return "\n".join(_row(writer, page, event) for page, event in events)


def _row(writer: PageWriter, page: PageId, event: Event) -> str:
    what = writer.cited(f"{escape(event.what)}.", event.cite)
    link = writer.page_link(*_target(writer, page, event))
    return f"-   **{written(event)}:** {what} See {link}."
