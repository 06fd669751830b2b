"""The page of all publications and revisions, by day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from kb.emit.files import feed
from kb.emit.parts.markdown import PageWriter, front_matter
from kb.model.ids import DocPath
from kb.model.kinds import PAGES
from kb.model.text import escape, long_date
from kb.resolve.site import Site

HERE = PAGES["changes"]
DOC = HERE.doc


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The page of changes, the newest day first and the pages of a day in the order of the site."""
    writer = PageWriter(site, DOC)
    meta = {
        "title": HERE.title,
        "description": "Every new page and every revision of substance, by day.",
        "kind": "changes",
        "search": {"exclude": True},
    }
    intro = "Every new page and every revision of substance, by day."
    if not site.deployment.edition:
        intro += f" The same as a [feed]({site.deployment.live}{feed.DOC}) for news readers."
    parts = [front_matter(meta), intro]
    entries = sorted(feed.entries(site), key=lambda entry: entry.date, reverse=True)
    for day, group in groupby(entries, key=lambda entry: entry.date):
        rows = [f"-   {each.word}: {writer.plain_link(each.page.id)}. {escape(each.summary)}" for each in group]
        parts.append(f"## {long_date(day)} {{ #d{day.isoformat()} }}\n\n" + "\n".join(rows))
    yield DOC, "\n\n".join(parts) + "\n"
