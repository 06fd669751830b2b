"""Pages and figures in; for each state of the world what the content has on it out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from kb.figures.world.names import Named, named
from kb.model.figures import Figure
from kb.model.ids import FigureId, PageId, RefKey
from kb.model.values import Page
from kb.prose import citation_syntax
from kb.prose.blocks import Block
from kb.prose.body import Body
from kb.prose.term_links import Entry, Linker, Mention

Naming = tuple[Block, Mention]
"""Where a text names a state: the block, and where in it the name stands."""


@dataclass(frozen=True)
class Sentence:
    """The first mention of a state in a sentence: the page, the block, and where in it the name stands."""

    page: PageId
    block: Block
    start: int
    end: int

    @property
    def anchor(self) -> str:
        """The part of the page that readers are led to: the paragraph, or else its section."""
        return self.block.id or self.block.section

    @property
    def cited(self) -> set[RefKey]:
        """What the sentence cites."""
        first, last = self.block.sentence(self.start, self.end)
        return {citation.target for citation in citation_syntax.citations(self.block.text[first:last])}


@dataclass
class Presence:
    """What the content has on a state: pages whose front matter names it, sentences that do, figures that show it."""

    state: Named
    acts: list[PageId] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    figures: list[FigureId] = field(default_factory=list)

    @property
    def pages(self) -> set[PageId]:
        """Every page that has something on it."""
        return {*self.acts, *(sentence.page for sentence in self.sentences)}


def presences(
    pages: Iterable[Page], mentions: Mapping[PageId, Iterable[Naming]], figures: Iterable[Figure]
) -> dict[str, Presence]:
    """{code: presence} of the states with something, in the order of codes. A code that is unknown is passed over.

    ``mentions``: the states that each page names.
    """
    found = {code: Presence(state) for code, state in named().items()}
    for page in pages:
        for code in page.states:
            if code in found:
                found[code].acts.append(page.id)
        for block, mention in mentions[page.id]:
            found[mention.term].sentences.append(Sentence(page.id, block, mention.start, mention.end))
    for figure in figures:
        for code in _shown(figure) & found.keys():
            found[code].figures.append(FigureId(figure.id))
    return {code: each for code, each in found.items() if each.pages or each.figures}


_NEXT = re.compile(r"\s([a-z]+)")

_OTHERWISE = re.compile(
    r"(?:and|or|in|by|of|to|for|from|with|as|at|on|is|was|were|are|has|had|the|an?|that|which|who|if|but"
    r"|languages?|speakers?|texts?|translations?|versions?|editions?|originals?)\Z"
)
"""Words before which an adjective may be that of a language, or a word for people."""


@cache
def _linker() -> Linker:
    return Linker(named().values())


@cache
def _adjectives() -> Linker:
    return Linker(Entry(code, state.adjectives, True, state.never) for code, state in named().items())


def named_in(body: Body) -> Iterator[Naming]:
    """The first mention of each state in each sentence."""
    for block in body.blocks:
        starts: dict[str, set[int]] = defaultdict(set)
        for mention in sorted([*_mentions(block), *_described(block)], key=lambda each: each.start):
            start, _ = block.sentence(mention.start, mention.end)
            if start not in starts[mention.term]:
                starts[mention.term].add(start)
                yield block, mention


def _mentions(block: Block) -> Iterator[Mention]:
    """The mentions of states, without the given names of persons, which a surname follows."""
    for mention in _linker().mentions(block):
        after = block.text[mention.end : mention.end + 2]
        if not (named()[mention.term].given and after[:1] == " " and after[1:].isupper()):
            yield mention


def _described(block: Block) -> Iterator[Mention]:
    """The mentions of states by an adjective of a thing, which is a word in small letters: “a Kenyan officer”."""
    for mention in _adjectives().mentions(block):
        after = _NEXT.match(block.text, mention.end)
        exact = block.text[mention.start : mention.end] in named()[mention.term].adjectives
        if exact and after and not _OTHERWISE.match(after.group(1)):
            yield mention


def _shown(figure: Figure) -> set[str]:
    """The codes of the states that a map colors, or that a row names in words."""
    column = figure.drawn.state or ""
    codes = {str(row.cells.get(column)) for row in figure.rows}
    words = {
        cell for row in figure.rows for name, cell in row.cells.items() if isinstance(cell, str) and name != column
    }
    return codes | {mention.term for text in words for mention in _mentions(Block("paragraph", text, 0))}
