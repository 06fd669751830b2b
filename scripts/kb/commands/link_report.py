"""List every term link that was made, and mentions of topics that have none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from kb.model.ids import PageId
from kb.model.target import parse
from kb.model.text import key
from kb.model.values import Page
from kb.prose.blocks import Block
from kb.prose.term_links import Linker, Mention
from kb.resolve.site import Site


@dataclass(frozen=True)
class Line:
    """A line of a ledger: the place in content/, the id of the term or page meant, the words, and their sentence."""

    path: str
    line: int
    column: int
    id: str
    before: str
    words: str
    after: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.id}: {self.before}[[{self.words}]]{self.after}"

    def record(self) -> dict[str, Any]:
        """The line as JSON."""
        return asdict(self)


@dataclass(frozen=True)
class _Topic:
    """A page as something that is named in text."""

    id: PageId
    names: tuple[str, ...]
    never: tuple[str, ...]
    match_case: bool = False


def links(site: Site) -> Iterator[Line]:
    """Every glossary link that the build makes, page by page, in the order of the text."""
    for page in site.ordered:
        for block, mention in site.term_links[page.id]:
            yield _line(site, page, block, mention)


def mentions(site: Site, everywhere: bool = False) -> Iterator[Line]:
    """Mentions of a page's names in the prose of a page that has no link to it.

    Links that authors wrote count; those to the glossary do not. With ``everywhere``, also in pages that link to it.
    """
    linker = Linker(_topics(site))
    for page in site.ordered:
        blocks = site.catalog.bodies[page.id].blocks
        linked = {page.id} if everywhere else {page.id, *_linked(blocks)}
        for block in blocks:
            for mention in linker.mentions(block):
                if mention.term not in linked:
                    yield _line(site, page, block, mention)


def _topics(site: Site) -> Iterator[_Topic]:
    """Every page with its title, aliases and the names of its own terms; titles are matched as common words."""
    for page in site.ordered:
        terms = [site.catalog.terms[id_] for id_ in sorted(site.terms_about[page.id])]
        title = page.title if page.title[1:2].isupper() else page.title[:1].lower() + page.title[1:]
        names = {key(name): name for term in terms for name in term.names} | {key(n): n for n in (*page.aliases, title)}
        yield _Topic(page.id, tuple(names.values()), tuple(phrase for term in terms for phrase in term.never))


def _linked(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        for zone in block.zones:
            target = parse(zone.target) if zone.kind == "link" else None
            if target and target.is_entry:
                yield target.id


def _line(site: Site, page: Page, block: Block, mention: Mention) -> Line:
    line, column = site.catalog.bodies[page.id].place(block.offset + mention.start)
    return Line(page.origin.path, line, column, mention.term, *block.excerpt(mention.start, mention.end))
