"""What every field of every record may hold, by the throws of dice."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from kb.commands.schemas import required
from kb.model.figures import Figure
from kb.model.lists import ListItem, Outside, ReadingList, Session, Task
from kb.model.synonyms import Synonyms
from kb.model.values import Area, Change, Event, Page, ProsePage, Relation, Term, Work
from kb.model.works import CslRecord, Locus, Name, Passage, Reference, Section, Source
from odd_words import DATES, DOIS, INDEX, LOCATORS, URLS, WORDS
from odd_world import Record, World

Throw = Callable[[World], Any]


def unlike(records: list[Record], name: str) -> list[Record]:
    """The records that differ in a field."""
    return [*{each.get(name, n): each for n, each in enumerate(records)}.values()]


def _many(form: Any, least: int = 0, most: int = 2, name: str = "") -> Throw:
    return lambda w: unlike([record(w, form) for _ in range(w.dice.randint(least, most))], name)


def _one(*choices: Any) -> Throw:
    return lambda w: w.dice.choice(choices)


_CSL: dict[str, Throw] = {
    "type": _one("treaty", "book", "chapter", "webpage", "legal_case", "post-weblog", "dataset", "entry-encyclopedia"),
    "title": World.name, "author": _many(Name), "editor": _many(Name),
    **dict.fromkeys(("container-title", "collection-title", "edition", "volume", "issue", "page", "number", "publisher",
                     "publisher-place"), World.words),
    "issued": _one(*DATES), "undated": _one(True, False), "URL": _one(*URLS), "DOI": _one(*DOIS),
    "accessed": _one(*DATES), "note": World.sentence,
}  # fmt: skip
_ENTRY: dict[str, Throw] = {
    "title": lambda w: w.name(80), "order": lambda w: w.dice.randint(-5, 30), "summary": lambda w: w.sentence(160),
    "aliases": lambda w: [w.name(80) for _ in range(w.dice.randint(0, 2))],
    "asked": lambda w: [w.name(80) for _ in range(w.dice.randint(0, 3))],
    "level": _one("introductory", "intermediate", "advanced"),
    "objectives": lambda w: [w.clause() for _ in range(3)],
    "questions": lambda w: [f"{w.clause()}?" for _ in range(w.dice.randint(3, 5))],
    "terms": lambda w: w.some(w.terms), "related": _many(Relation, 1), "states": lambda w: w.some(["FR", "SU", "CI", "JP"]),
    "index": lambda w: w.some([*INDEX]), "literature": _many(Work, name="id"), "published": _one("2026-02-03"),
    "reviewed": _one("2026-10-05"), "changes": _many(Change, most=1),
}  # fmt: skip
FIELDS: dict[Any, dict[str, Throw]] = {
    Area: {"id": _one("area"), "title": World.name, "summary": lambda w: w.sentence(160)},
    Name: {"family": World.words, "given": World.words, "literal": World.words},
    Locus: {"at": _one(*LOCATORS), "says": lambda w: w.sentence(220), "URL": _one(*URLS), "secondary": _one(True, False)},
    CslRecord: _CSL,
    Reference: {**_CSL, "id": _one("work"), "kind": _one("law", "official", "research", "reference", "press", "article"),
                "read": _one("full", "part", "abstract"), "secondary": _one(True, False), "loci": _many(Locus, 1, name="at")},
    Passage: {"n": _one(1), "words": lambda w: w.dice.randint(1, 999), "sha256": _one("0123456789abcdef"),
              "says": lambda w: w.sentence(220)},
    Section: {"id": _one("part"), "level": _one(1, 2, 3), "heading": World.name, "passages": _one([])},
    Source: {"key": _one("source"), "record": lambda w: record(w, CslRecord), "sections": _one([])},
    Term: {
        "id": _one("term"), "term": World.name, "acronym": lambda w: w.name(20), "short": lambda w: w.sentence(200),
        "aliases": lambda w: [w.name() for _ in range(w.dice.randint(0, 3))],
        "asked": lambda w: [w.name(80) for _ in range(w.dice.randint(0, 3))], "long": World.cell, "cite": World.cite,
        "see": lambda w: w.dice.choice(w.terms), "see_also": lambda w: w.some(w.terms),
        "broader": lambda w: w.dice.choice(w.terms), "topic": lambda w: w.dice.choice(w.pages), "match": _one("case"),
        "never": lambda w: [w.words() for _ in range(w.dice.randint(0, 2))], "link": _one(True, False),
    },
    Relation: {"id": lambda w: w.dice.choice(w.pages), "why": lambda w: w.clause(110)},
    Change: {"date": _one("2026-03-04"), "what": World.sentence},
    Work: {"id": lambda w: w.dice.choice(w.references), "note": lambda w: f"{w.words(60, WORDS)} {w.cite()}."},
    Event: {"when": _one(*DATES), "until": _one(*DATES), "what": lambda w: w.clause(90), "cite": World.cite,
            "see": lambda w: w.dice.choice(w.pages)},
    ProsePage: {"title": World.name, "summary": lambda w: w.sentence(160), "aliases": lambda w: [w.name()]},
    ListItem: {"see": World.link, "why": lambda w: w.clause(110)},
    Outside: {"ref": lambda w: w.dice.choice(w.references), "part": lambda w: w.words(80),
              "minutes": lambda w: w.dice.randint(5, 600), "why": lambda w: w.clause(160)},
    Task: {"what": World.sentence, "refs": lambda w: w.some(w.references), "minutes": lambda w: w.dice.randint(5, 600)},
    Session: {"title": lambda w: w.name(80), "items": _many(ListItem, 1, name="see"), "outside": _many(Outside),
              "task": lambda w: record(w, Task), "questions": lambda w: [f"{w.clause()}?"]},
    ReadingList: {
        "id": _one("list"), "title": lambda w: w.name(80), "summary": lambda w: w.sentence(160), "level": _ENTRY["level"],
        "audience": World.sentence, "aim": World.sentence, "objectives": lambda w: [w.clause(), w.clause()],
        "sessions": _many(Session, 1, 1), "assessment": lambda w: [w.sentence()], "published": _one("2026-02-03"),
        "reviewed": _one("2026-10-05"),
    },
    Synonyms: {"words": lambda w: [w.words(), w.words()]},
    Figure: {
        "id": _one("figure"), "title": lambda w: w.name(100), "shows": World.sentence, "alt": World.sentence,
        "form": _one("ladder"), "draw": _one({"label": "what"}), "columns": _one({"what": "What"}), "data": _one([]),
        "cite": World.cite, "notes": World.sentence, "index": lambda w: w.some([*INDEX]), "date": _one("2026-01-01"),
        "spec": _one({}),
    },
    (Page, "topic"): {"id": _one("page"), **_ENTRY, "cases": lambda w: w.some(w.cases), "timeline": lambda w: [_event(w) for _ in range(w.dice.randint(0, 2))]},
    (Page, "case"): {
        "id": _one("page"), **_ENTRY, "start": lambda w: w.dice.randint(1000, 1990), "end": _one(1990, 2100),
        "region": lambda w: w.some(["africa", "global", "europe"], 1), "instruments": lambda w: w.some(w.topics, 1),
        "outcome": _one("achieved", "partly", "failed", "open", "disputed"),
        **dict.fromkeys(("actors", "period", "aim", "actions", "claimed", "result", "limits"), World.cell),
    },
}  # fmt: skip
"""{record, and of pages the kind: {field as it is written: what it may hold}}."""


ALWAYS = {
    Locus: {"says"},
    Reference: {"kind"},
    Passage: {"says"},
    Term: {"short", "cite"},
    Figure: {"draw", "data", "cite"},
}
"""What the rules ask for beside what a record must have."""


@functools.cache
def _needed(form: Any, kind: str) -> frozenset[str]:
    return frozenset({*required(form, kind), *ALWAYS.get(form, ())})


def record(world: World, form: Any, kind: str = "", /, **given: Any) -> Record:
    """A record as it is written, with what is given; of what it may lack, about half."""
    throws, needed = FIELDS[(form, kind) if kind else form], _needed(form, kind)
    made = {
        name: throw(world)
        for name, throw in throws.items()
        if name not in given and (name in needed or (world.dice.random() < 0.5 and name not in ("see", "broader")))
    }
    return made | given


def _event(world: World) -> Record:
    """An event that does not end before it begins."""
    when, until = sorted(world.some([*DATES], 2, 2))
    made = record(world, Event, when=when)
    return {**made, "until": until} if "until" in made else made
