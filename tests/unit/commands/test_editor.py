"""An editor completes fields and ids, and marks what is unknown: the language server of VS Code, with its settings."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from kb.commands.cli import main
from language_server import LanguageServer
from project_copy import ROOT
from second import SECOND

SETTINGS = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
GLOSSARY = '- id: lantern\n  term: lantern\n  short: A room of glass.\n  cite: "[@manual/lenses/1]"\n'


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second knowledge base with the schemas of the project, checked once."""
    root = tmp_path_factory.mktemp("editor")
    shutil.copytree(SECOND / "content", root / "content")
    shutil.copytree(ROOT / "schemas", root / "schemas", ignore=shutil.ignore_patterns("ids.json"))
    assert CliRunner().invoke(main, ["--root", str(root), "check"]).exit_code == 0
    return root


@pytest.fixture(scope="module")
def server(root: Path) -> Iterator[LanguageServer]:
    with LanguageServer(root, SETTINGS) as running:
        yield running


def labels(found: list[dict]) -> set[str]:
    return {item["label"] for item in found}


def test_what_the_content_holds_is_not_marked(server: LanguageServer, root: Path) -> None:
    files = sorted((root / "content").rglob("*.yml"))
    assert len(files) > 8
    for path in files:
        assert server.open(path, path.read_text(encoding="utf-8")) == [], path


def test_a_field_is_completed(server: LanguageServer, root: Path) -> None:
    path = root / "content/glossary/l.yml"
    server.open(path, f"{GLOSSARY}  bro")
    assert "broader" in labels(server.complete(path, 4, 5))


def test_an_id_is_offered_with_its_title(server: LanguageServer, root: Path) -> None:
    path = root / "content/glossary/m.yml"
    server.open(path, f"{GLOSSARY}  broader: ")
    found = server.complete(path, 4, 11)
    assert {"optic", "fresnel-lens"} <= labels(found)
    assert "lenses" not in labels(found)
    server.open(root / "content/glossary/n.yml", f"{GLOSSARY}  topic: ")
    assert {"lenses", "reef-tower"} <= labels(server.complete(root / "content/glossary/n.yml", 4, 9))


def test_a_reading_is_offered_by_its_link(server: LanguageServer, root: Path) -> None:
    path = root / "content/reading-lists/second.yml"
    server.open(path, "id: second\nsessions:\n  - title: One\n    items:\n      - see: ")
    found = labels(server.complete(path, 4, 13))
    assert {"topic:lenses", "topic:lenses#number", "term:optic"} <= found


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("  broader: opticc\n", "Value is not accepted"),
        ("  brodaer: optic\n", "Property brodaer is not allowed"),
        ("  topic: optic\n", "Value is not accepted"),
    ],
)
def test_what_is_unknown_is_marked(server: LanguageServer, root: Path, line: str, said: str) -> None:
    (found,) = server.open(root / f"content/glossary/{line[2]}{len(line)}.yml", GLOSSARY + line)
    assert said in found["message"]
    assert found["range"]["start"]["line"] == 4


def test_ids_are_kept_while_a_record_cannot_be_read(root: Path) -> None:
    path = root / "content/topics/lights/lenses.md"
    text = path.read_text()
    before = (root / "schemas/ids.json").read_text()
    path.write_text(text.replace("level: introductory", "level: easy"))
    assert CliRunner().invoke(main, ["--root", str(root), "check"]).exit_code == 1
    assert (root / "schemas/ids.json").read_text() == before
    path.write_text(text)


def test_snippets_write_citations_with_the_places_that_were_read(root: Path) -> None:
    found = json.loads((root / ".vscode/ids.code-snippets").read_text())
    assert found["@lens-act-1830"]["body"] == "[@lens-act-1830, ${1|s. 2,s. 5|}]"
    assert found["@manual/lenses"]["body"].startswith("[@manual/lenses/${1|1")
    assert found["topic:lenses"]["body"] == "[${1:Lenses}](topic:lenses)"
    assert found["figure:towers"]["body"] == "[figure](figure:towers)"
