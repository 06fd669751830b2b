"""The home page: the editors' words, then every area with its pages, the ways to look things up, and what is new."""

from __future__ import annotations

from collections.abc import Iterator

from kb.emit.files import json_ld
from kb.emit.files.navigation import shown
from kb.emit.parts.markdown import PageWriter, front_matter
from kb.model.ids import DocPath
from kb.model.target import FIXED_PAGES, Target
from kb.model.text import escape, name_and_subtitle
from kb.model.values import Area, Page
from kb.prose.body import read
from kb.resolve.site import Site

DOC = FIXED_PAGES["home"]

REVISIONS = 6
"""How many of the latest revisions are listed."""


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The home page."""
    home = site.home
    writer = PageWriter(site, DOC)
    name, subtitle = name_and_subtitle(home.title)
    meta = {
        "title": home.title,
        "name": name,
        "subtitle": subtitle,
        "description": home.summary,
        "kind": "home",
        "search": {"exclude": True},
        "head": {"graph": json_ld.home(site)},
        "states": len(site.catalog.states),
    }
    body = read(home.body, home.body_line)
    parts = [front_matter(meta, home.body_line - 1) + writer.prose(body.blocks, home.body.rstrip("\n"))]
    parts += [_area(writer, area, site.areas[area.id]) for area in site.catalog.content.areas]
    parts.append("## Find and check { #find }\n\n" + "\n".join(_finders(writer)))
    parts.append("## Latest revisions { #revisions }\n\n" + "\n".join(_revisions(writer)))
    yield DOC, "\n\n".join(parts) + "\n"


def _area(writer: PageWriter, area: Area, pages: tuple[Page, ...]) -> str:
    rows = "\n".join(f"-   {writer.page_link(page.id)}{_years(page)}" for page in pages)
    href = writer.href(Target("area", area.id))
    return f"## [{escape(area.title)}]({href}) {{ #{area.id} }}\n\n{escape(area.summary)}\n\n{rows}"


def _years(page: Page) -> str:
    """The years of a case, where it has any."""
    if page.start is None:
        return ""
    if page.end is None:
        return f", from {page.start}"
    return f", {page.start}" if page.end == page.start else f", {page.start}–{page.end}"


def _finders(writer: PageWriter) -> Iterator[str]:
    terms = sum(not term.see for term in writer.site.catalog.terms.values())
    for page in shown(writer.site):
        if page.teaser:
            yield f"-   [{page.title}]({page.doc}): {page.teaser.format(terms=terms)}"
    for source in writer.site.catalog.sources.values():
        href = writer.href(Target("source", source.key))
        yield f"-   [{escape(source.record.title)}]({href}): which page carries each passage of this source"


def _revisions(writer: PageWriter) -> Iterator[str]:
    """The pages revised last, newest first; those of one day in the order of the areas."""
    for page in sorted(writer.site.ordered, key=lambda page: page.revised, reverse=True)[:REVISIONS]:
        what = page.changes[-1].what if page.changes else "first published"
        day = f"{page.revised.day} {page.revised:%B %Y}"
        yield f"-   {day}: {writer.page_link(page.id)}, {escape(what)}"
