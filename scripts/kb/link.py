"""Glossary terms and the blocks of a page in; where each term is mentioned, and which mentions become links, out.

Names are matched word by word in a trie, so the time grows with the text and not with the number of terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kb.model import Term, TermId
from kb.prose import Block
from kb.text import fold, key

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"(?:\s+|[-‐‑–/.’']{1,2}|\.\s)\Z")
_POSSESSIVE = re.compile(r"[’']s?(?![^\W_])")

NEVER_INSIDE = {"heading"}
"""Kinds of block in which no term is linked."""


@dataclass(frozen=True)
class Mention:
    """A name of a term in a block: the term, and the offsets of the words."""

    term: TermId
    start: int
    end: int


@dataclass
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    names: list[_Name] = field(default_factory=list)


@dataclass(frozen=True)
class _Name:
    term: TermId | None
    text: str
    exact: bool


class Linker:
    """Finds the names of terms in text."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._root = _Node()
        for term in terms:
            if term.see is None and term.link:
                self._add(term)

    def _add(self, term: Term) -> None:
        for name in term.names:
            exact = term.match_case or is_acronym(name)
            for form in forms(name):
                self._insert(form, _Name(term.id, form, exact))
        for phrase in term.never:
            for form in forms(phrase):
                self._insert(form, _Name(None, form, False))

    def _insert(self, form: str, name: _Name) -> None:
        node = self._root
        for word in _WORD.findall(fold(form)):
            node = node.next.setdefault(word, _Node())
        if node is not self._root:
            node.names.append(name)

    def mentions(self, block: Block) -> Iterator[Mention]:
        """Every mention outside the protected zones, longest first at each place, never overlapping."""
        if block.kind in NEVER_INSIDE:
            return
        text = block.text
        words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
        folded = fold(text)
        zones = [(z.start, z.end) for z in block.zones]
        at = zone = 0
        while at < len(words):
            start = words[at][0]
            while zone < len(zones) and zones[zone][1] <= start:
                zone += 1
            if zone < len(zones) and zones[zone][0] <= start:
                at += 1
                continue
            limit = zones[zone][0] if zone < len(zones) else len(text)
            length, name = self._longest(text, folded, words, at, limit)
            if name and name.term:
                yield Mention(name.term, start, words[at + length - 1][1])
            at += max(length, 1)

    def _longest(
        self, text: str, folded: str, words: list[tuple[int, int]], at: int, limit: int
    ) -> tuple[int, _Name | None]:
        node, best, found = self._root, 0, None
        for i in range(at, len(words)):
            start, end = words[i]
            if end > limit or (i > at and not _BETWEEN.match(text[words[i - 1][1] : start])):
                break
            if not (child := node.next.get(folded[start:end])):
                break
            node = child
            for name in node.names:
                if not name.exact or _same(text[words[at][0] : end], name.text):
                    best, found = i - at + 1, name
                    break
        return best, found


def _same(found: str, name: str) -> bool:
    return _WORD.findall(found) == _WORD.findall(name)


def is_acronym(name: str) -> bool:
    """Whether a name is written in capitals, so that only capitals match it."""
    letters = [c for c in name if c.isalpha()]
    return len(letters) > 1 and " " not in name and sum(c.isupper() for c in letters) * 2 > len(letters)


def forms(name: str) -> list[str]:
    """A name, its plural, and for a name with a plural head (``rules of engagement``) that of its first word."""
    found = [name, plural(name)]
    if match := re.match(r"(\w+)( (?:of|for|in|to|on|at|with|the) .+)", name):
        found.append(plural(match.group(1)) + match.group(2))
    if (single := singular(name)) != name:
        found.append(single)
    return list(dict.fromkeys(found))


def plural(name: str) -> str:
    """The regular English plural of a name."""
    lower = name.lower()
    if lower.endswith(("s", "x", "z", "ch", "sh")):
        return name + "es"
    if lower.endswith("y") and lower[-2:-1] not in "aeiou":
        return name[:-1] + "ies"
    return name + "s"


def singular(name: str) -> str:
    """The singular of a name that is a regular plural of lower-case letters; else the name itself."""
    if not name[-3:].islower():
        return name
    if name.endswith("ies") and len(name) > 5:
        return name[:-3] + "y"
    if name.endswith("s") and not name.endswith(("ss", "us", "is", "ics", "ses", "xes")) and len(name) > 4:
        return name[:-1]
    return name


def keys_of(names: Iterable[str]) -> set[str]:
    """Keys of all forms of some names, by which two sets of names can be compared."""
    return {key(form) for name in names for form in forms(name)}


def first_uses(linker: Linker, blocks: Iterable[Block], skip: set[TermId]) -> Iterator[tuple[Block, Mention]]:
    """The first mention of each term in each part of a page, without the terms of ``skip``."""
    seen: set[tuple[str, TermId]] = set()
    for block in blocks:
        for mention in linker.mentions(block):
            if mention.term not in skip and (block.part, mention.term) not in seen:
                seen.add((block.part, mention.term))
                yield block, mention
