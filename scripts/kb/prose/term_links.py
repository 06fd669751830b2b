"""Find where each glossary term is mentioned in a page, and which mentions become links.

Names are matched word by word in a trie, so the time grows with the text and not with the number of terms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, Protocol

from kb.model.ids import TermId
from kb.model.text import fold
from kb.model.values import Term
from kb.prose.blocks import SILENT, Block
from kb.prose.word_forms import inflections, is_acronym, signs

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
"""A word; its accents may be characters of their own."""
_BETWEEN = re.compile(r"(?:\s+|[-‐‑–/.’']{1,2}|[’']\s+)\Z")
_AFTER_INITIAL = re.compile(r"\.\s+\Z")

NEVER_INSIDE = {*SILENT, "quote", "row"}
"""Kinds of block in which no term is linked."""


class Named(Protocol):
    """What has names that can be found in text: a glossary term, or a page."""

    @property
    def id(self) -> str:
        """The id that mentions carry."""

    @property
    def names(self) -> Iterable[str]:
        """Every name, as it is written inside a sentence."""

    @property
    def match_case(self) -> bool:
        """Whether each letter must be as in the name."""

    @property
    def never(self) -> Iterable[str]:
        """Longer phrases inside which a name means something else."""


@dataclass(frozen=True)
class Mention:
    """A name of a term in a block: the term, and the offsets of the words."""

    term: TermId
    start: int
    end: int


@dataclass(frozen=True)
class _Name:
    term: TermId
    words: tuple[str, ...]
    exact: bool
    before: str = ""
    after: str = ""
    """The signs around the words, without which text does not name the term: ``2%`` is not 2."""

    def stands(self, text: str, start: int, end: int) -> bool:
        """Whether the signs stand around the words in a text."""
        return text[:start].endswith(self.before) and text.startswith(self.after, end)

    def extent(self, start: int, end: int) -> tuple[int, int]:
        """The offsets of the words with their signs."""
        return start - len(self.before), end + len(self.after)


@dataclass
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    names: list[_Name] = field(default_factory=list)

    def insert(self, form: str, term: TermId, exact: bool) -> None:
        """Put a form of a name at the end of the path of its words."""
        node, words = self, _WORD.findall(form)
        for word in words:
            node = node.next.setdefault(fold(word), _Node())
        if words:
            node.names.append(_Name(term, tuple(words), exact, *signs(form)))


class Entry(NamedTuple):
    """What a Linker knows of something Named."""

    id: str
    names: tuple[str, ...]
    match_case: bool
    never: tuple[str, ...]


@lru_cache(maxsize=2)
def _linker(entries: tuple[Entry, ...]) -> Linker:
    return Linker(entries)


class Linker:
    """Finds the names of terms in text, and remembers what it found in a block."""

    def __init__(self, entries: Iterable[Named]) -> None:
        self._names, self._never = _Node(), _Node()
        self._found: dict[Block, tuple[Mention, ...]] = {}
        for entry in entries:
            for name in entry.names:
                exact = entry.match_case or is_acronym(name)
                for form in inflections(name):
                    self._names.insert(form, TermId(entry.id), exact)
            for phrase in entry.never:
                for form in inflections(phrase):
                    self._never.insert(form, TermId(entry.id), False)

    @classmethod
    def of(cls, terms: Iterable[Term]) -> Linker:
        """A linker of the glossary terms that are to be linked; that of the same terms again."""
        wanted = (term for term in terms if term.see is None and term.link)
        return _linker(tuple(Entry(t.id, tuple(t.names), t.match == "case", tuple(t.never)) for t in wanted))

    def mentions(self, block: Block) -> tuple[Mention, ...]:
        """Every mention outside the protected zones, longest first at each place, never overlapping."""
        if block.kind in NEVER_INSIDE:
            return ()
        if block not in self._found:
            self._found[block] = tuple(self._search(block))
        return self._found[block]

    def _search(self, block: Block) -> Iterator[Mention]:
        for stretch in _stretches(block):
            blocked = [
                (name.term, at, at + n)
                for at in stretch.starts(self._never)
                for n, name in stretch.names(self._never, at)
            ]
            end = 0
            for at in stretch.starts(self._names):
                if at >= end and (found := self._longest(stretch, at, blocked)):
                    length, name = found
                    end = at + length
                    yield Mention(name.term, *name.extent(stretch.words[at].start(), stretch.words[end - 1].end()))

    def _longest(self, stretch: _Stretch, at: int, blocked: list[tuple[TermId, int, int]]) -> tuple[int, _Name] | None:
        """The longest name that begins at a word, with its number of words."""
        for n, name in reversed(stretch.names(self._names, at)):
            if not any(term == name.term and s <= at and at + n <= e for term, s, e in blocked):
                return n, name
        return None


@dataclass(frozen=True)
class _Stretch:
    """The words of a block between two protected zones, as they stand and folded."""

    words: list[re.Match[str]]
    folded: list[str]

    def starts(self, root: _Node) -> list[int]:
        """The words with which a name may begin, by their places."""
        return [at for at, word in enumerate(self.folded) if word in root.next]

    def names(self, root: _Node, at: int) -> list[tuple[int, _Name]]:
        """Names that begin at a word, with their number of words, the shortest first."""
        found: list[tuple[int, _Name]] = []
        node, end = root.next.get(self.folded[at]), at + 1
        while node:
            for name in node.names:
                stands = name.stands(self.words[at].string, self.words[at].start(), self.words[end - 1].end())
                if stands and all(map(_fits(name), (word[0] for word in self.words[at:end]), name.words)):
                    found.append((end - at, name))
            if not node.next or end == len(self.words) or not self._joined(end):
                break
            node, end = node.next.get(self.folded[end]), end + 1
        return found

    def _joined(self, at: int) -> bool:
        """Whether a word may follow the one before it in a name."""
        word, after = self.words[at - 1], self.words[at]
        between = word.string[word.end() : after.start()]
        return bool(_BETWEEN.match(between) or (len(word[0]) == 1 and _AFTER_INITIAL.match(between)))


def _stretches(block: Block) -> Iterator[_Stretch]:
    at = 0
    for zone in (*block.zones, None):
        words = list(_WORD.finditer(block.text, at, zone.start if zone else len(block.text)))
        yield _Stretch(words, [fold(word[0]) for word in words])
        at = zone.end if zone else at


def _fits(name: _Name) -> Callable[[str, str], bool]:
    return str.__eq__ if name.exact else _as_capital


def _as_capital(found: str, word: str) -> bool:
    """A word that a name writes with a capital has one in text too: Open Skies are not open skies."""
    return found[0].isupper() or not word[0].isupper()


def first_uses(linker: Linker, blocks: Iterable[Block], skip: set[TermId]) -> Iterator[tuple[Block, Mention]]:
    """The first mention of each term in each part of a page, without the terms of ``skip``."""
    seen: set[tuple[str, TermId]] = set()
    for block in blocks:
        for mention in linker.mentions(block):
            if mention.term not in skip and (block.part, mention.term) not in seen:
                seen.add((block.part, mention.term))
                yield block, mention
