"""Write the sections that lead from a page to others: related pages, and the places that refer to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from kb.emit.parts.markdown import PageWriter
from kb.model.text import escape, joined
from kb.model.values import Page
from kb.resolve.backlinks import Backlink
from kb.resolve.similar import SimilarPage

FOLD_AFTER = 3
"""How many backlinks are shown with their sentences; the others are folded, and only named."""


def related(writer: PageWriter, page: Page) -> str:
    """The curated related pages with their reasons, then the computed ones with the terms that both explain."""
    rows = [f"-   {writer.plain_link(relation.id)}: {escape(relation.why)}." for relation in page.related]
    rows += [f"-   {writer.plain_link(other.id)}: {_shared(writer, other)}." for other in writer.site.similar[page.id]]
    return "\n\n## Related pages { #related data-search-exclude }\n\n" + "\n".join(rows)


def _shared(writer: PageWriter, other: SimilarPage) -> str:
    terms = joined([writer.term_link(term) for term in other.terms])
    return f"also on {terms}" if terms else "draws on the same documents"


def backlinks(writer: PageWriter, page: Page) -> str:
    """Every page that refers to this one, by area, with the first sentence that does; empty when there is none."""
    links = list({link.source: link for link in reversed(writer.site.backlinks[page.id])}.values())[::-1]
    if not links:
        return ""
    text = "\n\n## Referred to from { #backlinks data-search-exclude }\n\n" + _by_area(
        writer, links[:FOLD_AFTER], _backlink
    )
    if rest := links[FOLD_AFTER:]:
        inner = "\n".join(f"    {row}" for row in _by_area(writer, rest, _place).splitlines())
        noun = "page" if len(rest) == 1 else "pages"
        text += f'\n\n??? more "{len(rest)} more {noun}"\n\n{inner}'
    return text


def _by_area(writer: PageWriter, links: Sequence[Backlink], row: Callable[[PageWriter, Backlink], str]) -> str:
    catalog = writer.site.catalog
    rows = []
    for area, group in groupby(links, lambda link: catalog.pages[link.source].area):
        rows.append(f"-   {escape(catalog.areas[area].title)}")
        rows += [f"    -   {row(writer, link)}" for link in group]
    return "\n".join(rows)


def _backlink(writer: PageWriter, link: Backlink) -> str:
    sentence = f"{escape(link.before)}<mark>{escape(link.mention)}</mark>{escape(link.after)}"
    return f"{_place(writer, link)}: {sentence}"


def _place(writer: PageWriter, link: Backlink) -> str:
    """Links to a page that refers to this one, and to its section that does."""
    where = f" › {writer.section_link(link.source, link.anchor, link.section)}" if link.anchor else ""
    return f"{writer.plain_link(link.source)}{where}"
