"""Small contents of odd but valid values, made from the records by the throws of dice: {file of content/: its text}.

What one record says of another is thrown among the ids of the same content, so that most of what is made has no
problems.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

from kb.model.figures import Figure
from kb.model.lists import ReadingList
from kb.model.synonyms import Synonyms
from kb.model.text import numbered
from kb.model.values import Area, Page, ProsePage, Term
from kb.model.works import Passage, Reference, Section, Source
from odd_fields import record
from odd_world import Record, World


def _source(world: World, key: str) -> Record:
    sections = []
    for id_ in world.ids(1, 2, apart=True):
        passages = [record(world, Passage, n=n) for n in range(1, world.dice.randint(2, 3))]
        sections.append(record(world, Section, id=id_, passages=passages))
    return record(world, Source, key=key, sections=sections)


SHAPES: dict[str, tuple[dict[str, str], dict[str, str], Callable[[World], Record]]] = {
    "bars": ({"what": "What", "n": "How many (2%)"}, {"label": "what", "value": "n"},
             lambda w: {"what": w.words(), "n": w.dice.choice([0, 1, -3, 2.5, 10**9, None])}),
    "lines": ({"year": "Year", "n": "n"}, {"x": "year", "y": "n"},
              lambda w: {"year": w.dice.randint(1900, 1990), "n": w.dice.choice([0, 1, 7.5, None])}),
    "dots": ({"what": "What", "x": "x"}, {"label": "what", "x": "x"},
             lambda w: {"what": w.words(), "x": w.dice.choice([1, 2.5, "1972-05-26"])}),
    "ranges": ({"what": "What", "a": "From", "b": "To"}, {"label": "what", "start": "a", "end": "b"},
               lambda w: {"what": w.words(), "a": 1961, "b": w.dice.choice([1961, "1972-05-26", None])}),
    "ladder": ({"what": "What", "t": "Words"}, {"label": "what", "text": "t"},
               lambda w: {"what": w.words(), "t": w.dice.choice(["", w.words(), None])}),
    "matrix": ({"x": "x", "y": "y", "g": "g"}, {"x": "x", "y": "y", "group": "g"},
               lambda w: {"x": w.words(), "y": w.words(), "g": w.words()}),
    "map": ({"s": "State", "g": "g"}, {"state": "s", "group": "g"},
            lambda w: {"s": w.dice.choice(["FR", "JP", "KE"]), "g": w.words()}),
}  # fmt: skip
"""{form of a figure: its columns, what shows them, a row}."""


def _term(world: World, id_: str) -> Record:
    """A term; some are pointers, and some have a broader one."""
    others = [other for other in world.terms if other != id_]
    if others and world.dice.random() < 0.2:
        return {"id": id_, "term": world.name(), "see": world.dice.choice(others)}
    broader = {"broader": world.dice.choice(others)} if others and world.dice.random() < 0.3 else {}
    return record(world, Term, id=id_, see_also=world.some(others), **broader)


def _figure(world: World, id_: str) -> Record:
    form = world.dice.choice([*SHAPES])
    columns, draw, row = SHAPES[form]
    rows = [row(world) for _ in range(world.dice.randint(1, 4))]
    if form == "map":
        rows = [*{row["s"]: row for row in rows}.values()]
    return record(world, Figure, id=id_, form=form, columns=columns, draw=draw, data=rows, spec={})


def content(dice: random.Random) -> dict[str, str]:
    """A whole content: {path in content/: text}."""
    world = World(dice)
    works = [record(world, Reference, id=id_) for id_ in sorted(world.ids(1, 3), key=numbered)]
    sources = [_source(world, key) for key in world.ids(0, 1)]
    world.cite_from(works, sources)
    areas = [*world.areas, *(["cases"] if world.cases and "cases" not in world.areas else [])]
    files = {
        "areas.yml": _yaml([record(world, Area, id=id_) for id_ in areas]),
        "references.yml": _yaml(works),
        "index.md": _page(record(world, ProsePage), f"Begin with [this]({world.link()}).\n"),
    }
    for id_ in world.topics:
        area = dice.choice(world.areas)
        files[f"topics/{area}/{id_}.md"] = _page(_entry(world, id_, "topic"), world.body(id_))
    for id_ in world.cases:
        files[f"cases/{id_}.md"] = _page(_entry(world, id_, "case"), world.body(id_))
    files |= {f"sources/{source['key']}.yml": _yaml(source) for source in sources}
    files |= {f"figures/{id_}.yml": _yaml(_figure(world, id_)) for id_ in world.figures}
    files |= {f"reading-lists/{id_}.yml": _yaml(record(world, ReadingList, id=id_)) for id_ in world.lists}
    if world.terms:
        files["glossary/terms.yml"] = _yaml([_term(world, id_) for id_ in world.terms])
    if world.lists or dice.random() < 0.3:
        files["for-instructors.md"] = _page(
            record(world, ProsePage), "Read.\n\n## Import { #cartridge }\n\nIt is one.\n"
        )
    if dice.random() < 0.5:
        files["about.md"] = _page(record(world, ProsePage), "It is.\n\n## How { #checked }\n\nTwice.\n")
    if dice.random() < 0.3:
        files["synonyms.yml"] = _yaml([record(world, Synonyms)])
    return files


def _entry(world: World, id_: str, kind: str) -> Record:
    """The front matter of a page that is not related to itself."""
    made = record(world, Page, kind, id=id_)
    others = [other for other in world.pages if other != id_] or [id_]
    relations = [{**relation, "id": other} for relation, other in zip(made["related"], others, strict=False)]
    return {**made, "related": relations}


def _yaml(value: Any) -> str:
    """A value as YAML, of which JSON is a part."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _page(front: Record, body: str) -> str:
    return f"---\n{_yaml(front)}---\n\n{body}"
