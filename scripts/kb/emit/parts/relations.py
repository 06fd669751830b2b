"""Write the sections that lead from a page to others: related pages, and the places that refer to it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from kb.emit.parts.markdown import PageWriter
from kb.model.text import escape, joined
from kb.model.values import Page
from kb.resolve.backlinks import Backlink
from kb.resolve.similar import SimilarPage

_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

FOLD_AFTER = 5
"""How many backlinks are shown before the rest is folded."""


def related(writer: PageWriter, page: Page) -> str:
    """The curated related pages with their reasons, then the computed ones with what they share."""
    rows = [f"-   {writer.page_link(relation.id)}: {escape(relation.why)}." for relation in page.related]
    rows += [f"-   {writer.page_link(other.id)}: {_shared(writer, other)}." for other in writer.site.similar[page.id]]
    return "\n\n## Related pages { #related data-search-exclude }\n\n" + "\n".join(rows)


def _shared(writer: PageWriter, other: SimilarPage) -> str:
    terms = joined([writer.term_link(term) for term in other.terms])
    number = _NUMBERS[other.places] if other.places < len(_NUMBERS) else str(other.places)
    passages = f"cite {number} of the same passages" if other.places else ""
    return f"both {', and '.join(filter(None, [f'speak of {terms}' if terms else '', passages]))}"


def backlinks(writer: PageWriter, page: Page) -> str:
    """Every section that refers to the page, by area, with the sentence; empty when there is none."""
    links = writer.site.backlinks[page.id]
    if not links:
        return ""
    text = "\n\n## Referred to from { #backlinks data-search-exclude }\n\n" + _by_area(writer, links[:FOLD_AFTER])
    if rest := links[FOLD_AFTER:]:
        inner = "\n".join(f"    {row}" for row in _by_area(writer, rest).splitlines())
        noun = "place" if len(rest) == 1 else "places"
        text += f'\n\n??? more "{len(rest)} more {noun}"\n\n{inner}'
    return text


def _by_area(writer: PageWriter, links: Sequence[Backlink]) -> str:
    catalog = writer.site.catalog
    rows = []
    for area, group in groupby(links, lambda link: catalog.pages[link.source].area):
        rows.append(f"-   {escape(catalog.areas[area].title)}")
        rows += [f"    -   {_backlink(writer, link)}" for link in group]
    return "\n".join(rows)


def _backlink(writer: PageWriter, link: Backlink) -> str:
    page = writer.site.catalog.pages[link.source]
    where = f" › {writer.section_link(link.source, link.anchor, link.section)}" if link.anchor else ""
    sentence = f"{escape(link.before)}<mark>{escape(link.mention)}</mark>{escape(link.after)}"
    return f"{writer.page_link(page.id)}{where}: {sentence}"
