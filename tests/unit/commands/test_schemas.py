"""The JSON Schemas are those of the records, take what the content holds, and mark what is wrong in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jsonschema
import pytest
import yaml
from kb.commands import offered_ids
from kb.commands.schemas import FOLDER, schemas
from kb.pipeline import load_and_check
from overlay import SAMPLE
from project_copy import LIBRARY, ROOT
from second import SECOND

SETTINGS = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
PROSE = {"index.md", "about.md", "for-instructors.md"}
WRITTEN = {"permalinks.yml"}


class _Loader(yaml.SafeLoader):
    """Reads days as text, as the language server does."""


_Loader.yaml_implicit_resolvers = {
    letter: [each for each in found if each[0] != "tag:yaml.org,2002:timestamp"]
    for letter, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def name_of(path: Path, content: Path) -> str:
    """The schema of a file of content/: of YAML the one that the settings of the editor name."""
    inside = path.relative_to(content)
    if path.suffix == ".md":
        return "prose" if inside.name in PROSE else "case" if inside.parts[0] == "cases" else "topic"
    found = [
        schema
        for schema, places in SETTINGS.items()
        for place in ([places] if isinstance(places, str) else places)
        if Path("content", inside).match(place)
    ]
    assert len(found) == 1, (path, found)
    return Path(found[0]).stem


def files() -> Iterator[tuple[str, Path, object, Path]]:
    for content in (SAMPLE, LIBRARY / "content", SECOND / "content"):
        for path in sorted(content.rglob("*.*")):
            if path.suffix in (".yml", ".md") and path.name not in WRITTEN:
                text = path.read_text(encoding="utf-8")
                text = text.split("\n---\n")[0] if path.suffix == ".md" else text
                yield name_of(path, content), path, yaml.load(text, _Loader), content


@cache
def ids(content: Path) -> dict[str, object]:
    """The schema of the ids of a content."""
    found: dict[str, object] = json.loads(offered_ids.schema(load_and_check(content.parent)[0]))
    jsonschema.Draft7Validator.check_schema(found)
    return found


def validator(schema: dict[str, object], content: Path) -> jsonschema.Draft7Validator:
    """What tries a value by a schema, whose ids are those of a content."""
    base = "https://schemas.example/"
    resolver = jsonschema.RefResolver(base, schema, store={f"{base}ids.json": ids(content)})
    return jsonschema.Draft7Validator(schema, resolver=resolver)


def test_they_are_current() -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / FOLDER).glob("*.json")}
    kept.pop(Path(offered_ids.IDS).name, None)
    assert kept == schemas(), "to renew: python scripts/build.py schemas"


def test_they_take_what_the_content_holds() -> None:
    texts = {name: json.loads(text) for name, text in schemas().items()}
    tried = set()
    for name, path, value, content in files():
        schema = texts[f"{name}.json"]
        jsonschema.Draft7Validator.check_schema(schema)
        found = validator(schema, content).iter_errors(value)
        errors = [f"{path}: {list(e.path)}: {e.message}" for e in found]
        assert errors == []
        tried.add(name)
    assert tried >= {"topic", "case", "prose", "glossary", "references", "figure", "reading-list", "source", "areas"}


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("topic", {"levle": "advanced"}, "'levle' was unexpected"),
        ("topic", {"level": "hard"}, "is not one of"),
        ("topic", {"start": 1900}, "'start' was unexpected"),
        ("topic", {"origin": "x"}, "'origin' was unexpected"),
        ("topic", {"states": ["usa"]}, "does not match"),
        ("case", {"outcome": "won"}, "is not one of"),
        ("case", {"aim": None}, "is not of type"),
        ("topic", {"terms": ["port-cal"]}, "'port-cal' is not one of"),
        ("topic", {"related": [{"id": "salute", "why": "no page"}]}, "'salute' is not one of"),
        ("case", {"instruments": ["the-visit"]}, "'the-visit' is not one of"),
        ("topic", {"literature": [{"id": "harbor", "note": "x"}]}, "'harbor' is not one of"),
    ],
)
def test_they_mark_what_is_wrong(name: str, change: dict[str, object], said: str) -> None:
    value = next(value for of, _, value, _ in files() if of == name)
    schema = json.loads(schemas()[f"{name}.json"])
    (error,) = validator(schema, SAMPLE).iter_errors({**value, **change})
    assert said in error.message


def test_the_task_of_the_editor_reads_what_check_prints() -> None:
    task = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"][0]
    pattern = re.compile(task["problemMatcher"]["pattern"]["regexp"])
    problems = load_and_check(ROOT / "tests" / "nowhere")[1]
    assert problems
    for problem in problems:
        found = pattern.match(str(problem))
        assert found
        assert found.groups() == (
            problem.path, str(problem.line), str(problem.column), problem.rule, problem.message,
        )  # fmt: skip
