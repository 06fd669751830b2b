"""Say for each place where words stand on a page why they are, or are not, a link to a glossary term."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.model.text import key
from kb.model.values import Page, Term
from kb.prose.blocks import Block
from kb.prose.term_links import NEVER_INSIDE, Entry, Linker, Mention
from kb.resolve.site import Site

_KINDS = {
    "heading": "a heading",
    "caption": "the caption of a table",
    "head": "the head of a table",
    "row": "a row of a table",
    "quote": "a quotation",
    "figure": "a line that places a figure",
}
_ZONES = {"cite": "a citation", "link": "a link that the author wrote", "quote": "quotation marks", "url": "an address"}


def reasons(site: Site, page: Page, words: str) -> Iterator[str]:
    """A line for each place of a page's body at which the words stand, in order; nothing where they stand nowhere."""
    body = site.catalog.bodies[page.id]
    linker = _of_all(site)
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
    for block in body.blocks:
        for found in pattern.finditer(block.text, 0, block.text_end):
            line, column = body.place(block.offset + found.start())
            why = _reason(site, page, linker, block, found.span())
            yield f"{page.origin.path}:{line}:{column}: {found.group()}: {why}"


def _of_all(site: Site) -> Linker:
    """A linker of every term, also of those that are not to be linked."""
    return Linker(Entry(t.id, t.names, t.match == "case", t.never) for t in site.catalog.terms.values())


def _reason(site: Site, page: Page, linker: Linker, block: Block, span: tuple[int, int]) -> str:
    for other, mention in site.term_links[page.id]:
        if other == block and _meets(mention, span):
            where = _place(site, site.catalog.terms[mention.term])
            return f"linked to `{mention.term}` ({where}), the first time that this part of the page names it"
    if block.kind in NEVER_INSIDE:
        return f"not linked: it stands in {_KINDS.get(block.kind, block.kind)}, where no term is linked"
    for zone in block.zones:
        if zone.start < span[1] and span[0] < zone.end:
            return f"not linked: it stands in {_ZONES.get(zone.kind, zone.kind)}"
    named = next((each for each in linker.mentions(block) if _meets(each, span)), None)
    return _of_term(site, page, named) if named else _unnamed(site, block.text[slice(*span)])


def _of_term(site: Site, page: Page, mention: Mention) -> str:
    """Why a name of a term that may be linked where it stands is not."""
    term = site.catalog.terms[mention.term]
    named = f"`{term.id}` ({_place(site, term)})"
    if term.see:
        return f"not linked: {named} only points to `{term.see}`; add the words to that term's `aliases`"
    if not term.link:
        return f"not linked: {named} has `link: false`"
    if term.id in site.terms_about[page.id]:
        return f"not linked: this page is about {named}"
    return f"not linked: {named} is linked earlier in this part of the page"


def _unnamed(site: Site, words: str) -> str:
    """Why words name no term where they stand."""
    for term in site.catalog.terms.values():
        named = f"`{term.id}` ({_place(site, term)})"
        if any(key(words) in key(phrase) for phrase in term.never):
            return f"not linked: it stands in a phrase that {named} has in `never`, or names no term"
        if key(words) in {key(name) for name in term.names}:
            return f"not linked: {named} is written with other capitals or signs (`match`, or a name with a capital)"
    return "not linked: no term has this name; add it to a term's `aliases`, or link it by [words](term:ID)"


def _meets(mention: Mention, span: tuple[int, int]) -> bool:
    return mention.start < span[1] and span[0] < mention.end


def _place(site: Site, term: Term) -> str:
    return f"{term.origin.path}:{term.origin.at()[0]}"
