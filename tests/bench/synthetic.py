#!/usr/bin/env python3
"""The real content and a number in; a made-up content of that many pages, as large and as tied together, out.

    python tests/bench/synthetic.py 1000 FOLDER

Writes FOLDER/content. Sentences, places of citation and source articles are the real ones; pages, terms, references
and links are drawn anew. A page has 600 words, 10 links, 9 cited paragraphs and 8 terms; a tenth are cases. There are
as many terms as pages, and at least 200. The same number always gives the same files.
"""

from __future__ import annotations

import datetime as dt
import random
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts")]

import yaml  # noqa: E402 - the folder above holds what a script here needs
from kb.load.catalog import Catalog  # noqa: E402
from kb.load.collect import load  # noqa: E402
from kb.prose.blocks import plain  # noqa: E402

DAY = dt.date(2026, 1, 5)
SYLLABLES = [a + b for a in ("ba", "de", "fo", "hi", "ku", "lo") for b in "lnr"]
_SAFE = re.compile(r"[A-Z][\w ,;’-]+\.\Z")


def words(count: int) -> list[str]:
    """Made-up words, each once."""
    base = len(SYLLABLES)
    return [SYLLABLES[n // base**2 % base] + SYLLABLES[n // base % base] + SYLLABLES[n % base] for n in range(count)]


class Maker:
    """Draws the records of a content of ``count`` pages."""

    def __init__(self, count: int) -> None:
        self.random = random.Random(count)
        real = Catalog(load(ROOT)[0])
        self.areas = [area for area in real.areas if area != "cases"]
        blocks = [b for body in real.bodies.values() for b in body.blocks if b.kind == "paragraph"]
        parts = [part for b in blocks for part in re.split(r"(?<=\.) ", plain(b.text).strip())]
        self.sentences = [part for part in parts if _SAFE.match(part) and 8 <= len(part.split()) <= 30]
        self.passages = [f"{s.key}/{section}/{n}" for s in real.sources.values() for section, n in s.passages()]
        self.cases = [f"case-{n}" for n in range(count // 10)]
        self.topics = [f"topic-{n}" for n in range(count - len(self.cases))]
        self.terms = [f"{word} arrangement" for word in words(max(200, count))]
        self.references = [f"document-{n}" for n in range(100 + count // 3)]
        self.share = -(-len(self.passages) // len(self.topics))

    def sentence(self) -> str:
        """A real sentence without its full stop."""
        return self.random.choice(self.sentences)[:-1]

    def mark(self) -> str:
        """A citation of a made-up reference."""
        return f"[@{self.random.choice(self.references)}, ch. {self.random.randint(1, 4)}]"

    def link(self) -> str:
        """A link to any page."""
        kind = "case" if self.cases and self.random.random() < 0.1 else "topic"
        id_ = self.random.choice(self.cases if kind == "case" else self.topics)
        return f"[another page]({kind}:{id_})"

    def body(self, n: int) -> str:
        """Four sections of two paragraphs under a lead."""
        start = n * self.share % len(self.passages)
        passages = (self.passages * 2)[start : start + self.share]
        marks = " ".join(f"[@{passage}]" for passage in passages)
        parts = [f"{self.sentence()}. {self.sentence()} {marks}."]
        for section in range(4):
            parts.append(f"## Section {section + 1} of {self.random.choice(self.terms)} {{ #section-{section} }}")
            parts += [self.paragraph(n * 10 + section * 2 + i) for i in range(2)]
        return "\n\n".join(parts)

    def paragraph(self, number: int) -> str:
        """A stamped paragraph with a term, a link and two citations."""
        term = self.random.choice(self.terms)
        one, two, three, four = (self.sentence() for _ in range(4))
        return (
            f"{one}, like the {term} {self.mark()}. {two}. {three}, as {self.link()} shows. {four} {self.mark()}.\n"
            f"{{ #p-0{number} }}"
        )

    def front(self, n: int, id_: str) -> dict:
        """Front matter that topics and cases share."""
        near = self.random.sample(self.topics, 3)
        return {
            "id": id_,
            "title": f"{id_.capitalize().replace('-', ' ')} of {words(n + 1)[-1]}",
            "order": n,
            "summary": f"{self.sentence()[:140]}.",
            "level": "introductory",
            "objectives": [self.sentence()[:90] for _ in range(3)],
            "questions": [f"{self.sentence()[:90]}?" for _ in range(3)],
            "terms": [name.replace(" ", "-") for name in self.random.sample(self.terms, 3)],
            "related": [{"id": other, "why": "a neighbor in the matter"} for other in near if other != id_],
            "index": [f"{self.random.choice(self.terms)}, on page {n} > #section-1"],
            "published": DAY,
            "reviewed": DAY,
        }

    def topic(self, n: int, id_: str) -> str:
        """A topic's file."""
        front = self.front(n, id_)
        front["cases"] = self.random.sample(self.cases, min(1, len(self.cases)))
        if n % 20 == 0:
            when = str(1900 + n // 20 % 120)
            front["timeline"] = [{"when": when, "what": self.sentence()[:80], "cite": self.mark()}]
        return file(front, self.body(n))

    def case(self, n: int, id_: str) -> str:
        """A case's file."""
        front = self.front(n, id_) | {
            "start": 1900 + n % 120,
            "region": ["global"],
            "instruments": self.random.sample(self.topics, 2),
        }
        for cell in ("actors", "period", "aim", "actions", "claimed", "result", "limits"):
            front[cell] = f"{self.sentence()[:100]} {self.mark()}"
        return file(front, self.body(n))

    def term(self, n: int) -> dict:
        """A term; one in five is narrower than another."""
        name = self.terms[n]
        near = self.terms[self.random.randrange(len(self.terms))]
        found = {"id": name.replace(" ", "-"), "term": name, "short": f"{self.sentence()[:150]}.", "cite": self.mark()}
        found["see_also"] = [near.replace(" ", "-")] if near != name else []
        if n % 5:
            found["broader"] = self.terms[n - n % 5].replace(" ", "-")
        return found

    def reference(self, id_: str) -> dict:
        """A document with four chapters that were read."""
        number = id_.rpartition("-")[2]
        loci = [{"at": f"ch. {n}", "says": f"What chapter {n} says."} for n in range(1, 5)]
        return {
            "id": id_,
            "kind": "research",
            "type": "report",
            "title": f"Document {number}",
            "publisher": "A Press",
            "loci": loci,
        }


def file(front: dict, body: str) -> str:
    """A Markdown file with its front matter."""
    return f"---\n{text(front)}---\n\n{body}\n"


def text(value: object) -> str:
    """YAML without aliases."""
    return yaml.dump(value, Dumper=Plain, allow_unicode=True, sort_keys=False, width=10_000)


class Plain(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    """Writes every value in full."""

    def ignore_aliases(self, data: object) -> bool:
        """Always: an alias is refused in content/."""
        return True


def make(count: int, folder: Path) -> Path:
    """Write ``folder``/content with ``count`` pages, in place of what was there."""
    maker, content = Maker(count), folder / "content"
    shutil.rmtree(content, ignore_errors=True)
    for area in maker.areas:
        (content / "topics" / area).mkdir(parents=True)
    for name in ("cases", "glossary"):
        (content / name).mkdir()
    shutil.copytree(ROOT / "content" / "sources", content / "sources")
    shutil.copy(ROOT / "content" / "areas.yml", content)
    home = {"title": "A synthetic reference: for measuring", "summary": "As many pages as were asked for."}
    (content / "index.md").write_text(file(home, "Begin with [a page](topic:topic-0)."))
    for n, id_ in enumerate(maker.topics):
        area = maker.areas[n % len(maker.areas)]
        (content / "topics" / area / f"{id_}.md").write_text(maker.topic(n, id_))
    for n, id_ in enumerate(maker.cases, start=len(maker.topics)):
        (content / "cases" / f"{id_}.md").write_text(maker.case(n, id_))
    terms = [maker.term(n) for n in range(len(maker.terms))]
    for start in range(0, len(terms), 500):
        (content / "glossary" / f"t{start}.yml").write_text(text(terms[start : start + 500]))
    (content / "references").mkdir()
    for start in range(0, len(maker.references), 500):
        part = [maker.reference(id_) for id_ in maker.references[start : start + 500]]
        place = f"references/r{start}.yml" if start else "references.yml"
        (content / place).write_text(text(part))
    return folder


if __name__ == "__main__":
    make(int(sys.argv[1]), Path(sys.argv[2]))
