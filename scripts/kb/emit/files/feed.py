"""The Atom feed of publications and substantive revisions (RFC 4287)."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from kb.emit.parts.markdown import page_doc
from kb.model.ids import DocPath
from kb.model.project import LANGUAGE
from kb.model.values import Page
from kb.permanence.address import path_of
from kb.resolve.site import Site

DOC = DocPath("feed.xml")
LIMIT = 100
"""How many entries the feed holds, the newest."""


@dataclass(frozen=True)
class Entry:
    """A publication or revision of a page: "New" or "Revised", and what it holds or what was done."""

    date: dt.date
    page: Page
    word: str
    summary: str

    @property
    def moment(self) -> dt.datetime:
        """A moment of the day, for each page another, since programs put entries of one moment in any order."""
        rest = dt.timedelta(microseconds=zlib.crc32(self.page.id.encode()) * 20)
        return dt.datetime.combine(self.date, dt.time()) + rest


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The feed of the live site; a frozen edition has none."""
    if site.deployment.edition:
        return
    newest = sorted(entries(site), key=lambda e: e.moment, reverse=True)[:LIMIT]
    live = site.deployment.live
    updated = newest[0].moment if newest else dt.datetime.combine(site.project.since, dt.time())
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{LANGUAGE}">',
        f"<id>{_tag(site, '/')}</id>",
        f"<title>{escape(site.project.title)}: revisions</title>",
        f"<updated>{updated.isoformat()}Z</updated>",
        f"<author><name>{escape(site.project.publisher)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(live + DOC)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(live)}/>',
    ]
    yield DOC, "\n".join([*head, *(_entry(site, entry) for entry in newest), "</feed>", ""])


def entries(site: Site) -> Iterator[Entry]:
    """Every publication and revision, in the order of the pages."""
    for page in site.ordered:
        yield Entry(page.published, page, "New", page.summary)
        for change in page.changes:
            yield Entry(change.date, page, "Revised", change.what)


def _entry(site: Site, entry: Entry) -> str:
    path = path_of(page_doc(entry.page))
    href = site.deployment.live + path.lstrip("/")
    return (
        f"<entry><id>{_tag(site, path + entry.date.isoformat())}</id>"
        f"<title>{entry.word}: {escape(entry.page.title)}</title><updated>{entry.moment.isoformat()}Z</updated>"
        f'<link rel="alternate" type="text/html" href={quoteattr(href)}/>'
        f"<summary>{escape(entry.summary)}</summary></entry>"
    )


def _tag(site: Site, path: str) -> str:
    """A permanent name (RFC 4151): a page has at most one entry a day, so its path and the day suffice."""
    return f"tag:{site.deployment.host},{site.project.since.year}:{path}"
