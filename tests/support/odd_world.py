"""A content while it is made up: its dice, the ids of its records, what may be cited, and texts of odd words."""

from __future__ import annotations

import random
from typing import Any

from kb.model.kinds import RESERVED_ANCHOR, RESERVED_ID
from odd_words import BLOCKS, FRAME, MARKED, WORDS

Record = dict[str, Any]


class World:
    """A content while it is made: its dice, the ids of its records, and what may be cited."""

    def __init__(self, dice: random.Random) -> None:
        self.dice, self.taken = dice, set[str]()
        self.areas, self.topics, self.cases = self.ids(1, 2), self.ids(2, 3), self.ids(0, 2)
        self.terms, self.figures, self.lists = self.ids(0, 4), self.ids(0, 2), self.ids(0, 2)
        self.references, self.cites, self.passages = list[str](), list[str](), list[str]()
        self.anchors = {page: self.ids(0, 3, apart=True) for page in self.pages}

    @property
    def pages(self) -> list[str]:
        return [*self.topics, *self.cases]

    def cite_from(self, works: list[Record], sources: list[Record]) -> None:
        """Let the places of some works and source articles be cited."""
        self.references = [work["id"] for work in works]
        self.cites = [f"@{work['id']}{', ' * bool(at['at'])}{at['at']}" for work in works for at in work["loci"]]
        self.passages = [
            f"@{source['key']}/{section['id']}/{passage['n']}"
            for source in sources for section in source["sections"] for passage in section["passages"]
        ]  # fmt: skip

    def ids(self, least: int, most: int, apart: bool = False) -> list[str]:
        """So many ids that nothing else has, or that only these are apart from each other."""
        taken, found = (set() if apart else self.taken), []
        for _ in range(self.dice.randint(least, most)):
            id_ = self.dice.choice([*FRAME, f"visit-{self.dice.randint(1, 99)}", f"u{self.dice.randint(1, 9)}"])
            refused = RESERVED_ANCHOR.match(id_) or not id_[0].isalpha() if apart else RESERVED_ID.match(id_)
            refused = refused or id_ in ("index", "all", "glossary")
            if id_ not in taken and not (refused and self.dice.random() < 0.99):
                taken.add(id_)
                found.append(id_)
        while len(found) < least:
            found.append(f"spare-{len(self.taken)}-{len(found)}")
        return found

    def words(self, most: int = 60, odd: tuple[str, ...] = (*WORDS, *MARKED)) -> str:
        """A few words that are no longer than a field may be."""
        found = [self.dice.choice(odd) for _ in range(self.dice.randint(1, 5))]
        text = " ".join(found)[:most].strip()
        plain = text[:1].isalpha() and text[1:2] not in (".", ")", "")
        return text if plain else f"Ab{text}"[:most].strip()

    def name(self, most: int = 60) -> str:
        """A name that most likely nothing else has."""
        return f"{self.words(most - 6)} {self.dice.randint(0, 9999)}".strip()

    def sentence(self, most: int = 100) -> str:
        return f"{self.words(most - 1)}."

    def clause(self, most: int = 80) -> str:
        return self.words(most).rstrip(" .?!…") or "words"

    def some(self, among: list[str], least: int = 0, most: int = 2) -> list[str]:
        return self.dice.sample(among, min(len(among), self.dice.randint(least, most)))

    def cite(self) -> str:
        return f"[{'; '.join(self.some(self.cites, 1, 3))}]"

    def cell(self) -> str:
        return f"{self.words(40, WORDS)} {self.cite()}"

    def link(self) -> str:
        """What a link inside the site, or a reading, leads to."""
        kind, ids = self.dice.choice([("topic", self.topics), ("case", self.cases), ("term", self.terms)])
        if not ids:
            return f"topic:{self.topics[0]}"
        id_ = self.dice.choice(ids)
        anchors = [f"#{anchor}" for anchor in self.anchors.get(id_, [])]
        return f"{kind}:{id_}{self.dice.choice(['', *anchors])}"

    def body(self, page: str) -> str:
        """A page's text, with its anchors; the first topic places every figure, and cites every passage."""
        first = page == self.topics[0]
        parts = [self.paragraph()]
        for anchor in self.anchors[page]:
            parts += [f"## {self.words(30, WORDS)} {{ #{anchor} }}", self.paragraph()]
            block = self.dice.choice(BLOCKS)
            parts.append(block.format(c=self.cite(), w=self.words(20, WORDS), n=len(parts)))
        parts += [f"[figure](figure:{figure})" for figure in (self.figures if first else self.some(self.figures))]
        parts += [f"This rests on something [{cite}]." for cite in (self.passages if first else ())]
        return "\n\n".join(parts) + "\n"

    def paragraph(self) -> str:
        inside = [self.words(30, WORDS), f"[{self.words(12, WORDS)}]({self.link()})", "*so*", "“said”", "2% of 2"]
        return f"{self.words(30, WORDS)} {' '.join(self.some(inside, 0, 3))} {self.cite()}."
