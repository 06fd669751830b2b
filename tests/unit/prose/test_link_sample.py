"""The linker against paragraphs whose mentions were marked by hand: precision and recall."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from kb.load.catalog import Catalog
from kb.load.collect import load
from kb.prose.body import Body
from kb.prose.term_links import Linker
from project_copy import ROOT, library

SAMPLE = ROOT / "tests" / "linking"
MARK = re.compile(r"\{\{(?P<term>[a-z0-9-]+)\|(?P<words>[^{}]*)\}\}")
PRECISION, RECALL = 0.99, 0.97


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the sample without its marks, and the mentions that the marks name."""

    name: str
    text: str
    wanted: frozenset[tuple[str, int, int]]
    near: tuple[str, ...]


def paragraphs() -> Iterator[Paragraph]:
    """Every paragraph of the sample."""
    for path in sorted(SAMPLE.glob("*.md")):
        for part in path.read_text(encoding="utf-8").split("\n## ")[1:]:
            title, _, marked = part.partition("\n")
            yield unmark(f"{path.name}: {title}", marked.strip("\n"))


def unmark(name: str, marked: str) -> Paragraph:
    """Take the marks out of a text, keeping where they stood."""
    text, wanted, near, at = "", set(), [], 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        if mark["term"] == "-":
            near.append(mark["words"])
        else:
            wanted.add((mark["term"], len(text), len(text) + len(mark["words"])))
        text += mark["words"]
        at = mark.end()
    return Paragraph(name, text + marked[at:], frozenset(wanted), tuple(near))


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Catalog(load(library())[0])


def found_in(linker: Linker, paragraph: Paragraph) -> set[tuple[str, int, int]]:
    """Every mention that the linker finds, with offsets in the paragraph."""
    return {
        (mention.term, block.offset + mention.start, block.offset + mention.end)
        for block in Body(paragraph.text).blocks
        for mention in linker.mentions(block)
    }


def test_precision_and_recall(catalog: Catalog, capsys: pytest.CaptureFixture[str]) -> None:
    linker = Linker.of(catalog.terms.values())
    right = wanted = found = near = count = 0
    wrong: list[str] = []
    for paragraph in paragraphs():
        links = found_in(linker, paragraph)
        count += 1
        near += len(paragraph.near)
        right += len(links & paragraph.wanted)
        wanted += len(paragraph.wanted)
        found += len(links)
        for sign, terms in (("not wanted", links - paragraph.wanted), ("missed", paragraph.wanted - links)):
            wrong += [f"{paragraph.name}: {sign}: {t} “{paragraph.text[a:b]}”" for t, a, b in sorted(terms)]
    precision, recall = right / found, right / wanted
    with capsys.disabled():
        print(f"\n{count} paragraphs, {wanted} mentions to link, {near} look-alikes to leave")
        print(f"precision {precision:.3f}, recall {recall:.3f}")
        print(*wrong, sep="\n")
    assert count >= 60
    assert precision >= PRECISION, wrong
    assert recall >= RECALL, wrong


def test_the_sample_names_terms_of_the_glossary(catalog: Catalog) -> None:
    unknown = {term for p in paragraphs() for term, _, _ in p.wanted if term not in catalog.terms}
    assert unknown == set()
