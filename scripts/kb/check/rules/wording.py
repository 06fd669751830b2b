"""Rules about what prose says: paragraphs that can be read, and numbers that agree with the site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.load.catalog import Catalog
from kb.model.problems import Keys, Origin, Problem
from kb.model.text import NUMBERS
from kb.prose.blocks import SILENT, Block

MOST_WORDS = 250
"""Words of a paragraph or list item; one of a hundred is long."""

NEAR = 3
"""A number of cases that is off by no more, and at least ``FEWEST``, was that of all of them once."""
FEWEST = 8

_NUMBER = rf"(?P<number>[0-9]{{1,4}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_CASES = re.compile(r" (?:case studies|cases)\b", re.IGNORECASE)
_BEFORE = re.compile(rf"(?<![\w.,-]){_NUMBER}\Z", re.IGNORECASE)
_LONGEST = max(4, *map(len, NUMBERS))
"""The letters of the longest number."""
_COUNTED = {"source": "source articles", "list": "reading lists", "term": "glossary terms"}
"""What the editors' prose calls all records of a kind."""


def long_paragraph(catalog: Catalog) -> Iterator[Problem]:
    """A paragraph or list item has at most 250 words."""
    for text in catalog.all_texts:
        for block in text.body.blocks:
            if block.kind not in SILENT and (found := _words(block)) > MOST_WORDS:
                message = f"{found} words in one paragraph; divide it, so that none has more than {MOST_WORDS}"
                yield text.problem("long-paragraph", message, block.offset)


def _words(block: Block) -> int:
    """The words of a block without its citations; its marks are left, since taking them away may take long."""
    cited = sum(len(block.text[zone.start : zone.end].split()) for zone in block.zones if zone.kind == "cite")
    return len(block.text[: block.text_end].split()) - cited


def count(catalog: Catalog) -> Iterator[Problem]:
    """A number of all cases, or in the editors' prose of all records of a kind, is how many the site has."""
    total = len(catalog.records["case"])
    for origin, keys, start, text in _said(catalog):
        for cases in _CASES.finditer(text):
            number = _BEFORE.search(text, max(0, cases.start() - _LONGEST), cases.start())
            if not number:
                continue
            said = _value(number["number"])
            if said != total and said >= FEWEST and abs(said - total) <= NEAR:
                found = f"{number.group()}{cases.group()}"
                message = f"`{found}`, and the site has {total}; mend the number, or say which cases are meant"
                yield Problem(origin.path, *_place(origin, keys, start, text, number.start()), "count", message)
    yield from _counted(catalog)


def _value(number: str) -> int:
    return int(number) if number.isdigit() else NUMBERS[number.lower()]


def _said(catalog: Catalog) -> Iterator[tuple[Origin, Keys, int, str]]:
    """The texts that may speak of all cases: where each stands, by its field or by the line where it starts."""
    content = catalog.content
    for page in content.pages:
        yield page.origin, ("summary",), 0, page.summary
        yield page.origin, (), page.body_line, page.body
        for name in ("objectives", "questions"):
            yield from ((page.origin, (name, i), 0, text) for i, text in enumerate(getattr(page, name)))
    for figure in content.figures:
        for name in ("title", "shows", "alt", "notes"):
            yield figure.origin, (name,), 0, getattr(figure, name)
    for prose in filter(None, (content.home, content.instructors, content.about)):
        yield prose.origin, ("summary",), 0, prose.summary
        yield prose.origin, (), prose.body_line, prose.body


def _place(origin: Origin, keys: Keys, start: int, text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset in a field, or in a body that begins on a line."""
    if keys:
        return origin.inside(offset, *keys)
    return start + text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset)


def _counted(catalog: Catalog) -> Iterator[Problem]:
    content = catalog.content
    for prose in filter(None, (content.home, content.instructors, content.about)):
        for kind, words in _COUNTED.items():
            total = sum(not getattr(record, "see", None) for record in catalog.records[kind].values())
            for match in re.finditer(rf"(?<![\w.,-]){_NUMBER} {words}\b", prose.body, re.IGNORECASE):
                if _value(match["number"]) != total:
                    message = f"`{match.group()}`, and there are {total}; mend the number"
                    place = _place(prose.origin, (), prose.body_line, prose.body, match.start())
                    yield Problem(prose.origin.path, *place, "count", message)


RULES = {"long-paragraph": long_paragraph, "count": count}
