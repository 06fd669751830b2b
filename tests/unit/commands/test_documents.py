"""README.md, CONTRIBUTING.md and CITATION.cff say what is so."""

from __future__ import annotations

import hashlib
import re
import shlex
import tomllib
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from kb.check import rules_table
from kb.commands.cli import main
from kb.load.validate import written_fields
from kb.model.places import Redirect
from kb.model.target import FIXED_PAGES
from kb.model.values import Page, Term
from kb.model.works import Locus, Reference
from kb.pipeline import load_and_check
from project_copy import ROOT, copy_project

README = (ROOT / "README.md").read_text()
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text()
RULES = (ROOT / "RULES.md").read_text()
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text()

KB = ROOT / "scripts" / "kb"


def sections(text: str) -> dict[str, str]:
    """The text under each level 2 heading."""
    parts = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_the_document_of_rules_shows_every_rule() -> None:
    assert rules_table.updated(RULES) == RULES, "run: python scripts/build.py rules --update"


def test_every_rule_is_one_sentence() -> None:
    for name, sentence in rules_table.sentences().items():
        assert re.fullmatch(r"[A-Z`].{10,}\.", sentence), f"{name}: {sentence!r}"


def test_an_outdated_table_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "RULES.md"
    path.write_text(RULES.replace("| `uncited` |", "| `gone` |"))
    result = CliRunner().invoke(main, ["--root", str(tmp_path), "rules", "--update"])
    assert result.exit_code == 0, result.output
    assert path.read_text() == RULES
    path.write_text("no markers\n")
    result = CliRunner().invoke(main, ["--root", str(tmp_path), "rules", "--update"])
    assert result.exit_code == 1
    assert "no lines" in result.output


@pytest.mark.parametrize(
    ("heading", "fields"),
    [
        ("Topics", written_fields(Page, "topic")),
        ("Cases", written_fields(Page, "case")),
        ("Glossary terms", written_fields(Term)),
        ("References", written_fields(Reference) | written_fields(Locus)),
        ("Redirects", written_fields(Redirect)),
    ],
)
def test_contributing_names_every_field_and_no_other(heading: str, fields: dict) -> None:
    text = sections(CONTRIBUTING)[heading]
    known = set(fields)
    shared = set(written_fields(Page, "topic")) if heading == "Cases" else set()
    rows = re.findall(r"^\| (`[^|]+`) \|", text, re.MULTILINE)
    told = {name for row in rows for name in re.findall(r"`([^`]+)`", row)}
    assert told - known == set()
    assert known - shared - set(re.findall(r"`([^`]+)`", text)) == set()


def test_contributing_names_every_page_of_the_build() -> None:
    told = re.search(r"`page:` is followed by ([^.]*)\.", CONTRIBUTING)[1]
    assert set(re.findall(r"`([a-z-]+)`", told)) == set(FIXED_PAGES)


def test_contributing_tells_the_digest_of_a_passage() -> None:
    text = re.search(r"`printf %s \"([^\"]*)\" \| sha256sum`", CONTRIBUTING)
    assert text
    assert hashlib.sha256(text[1].encode()).hexdigest()[:16] in CONTRIBUTING


ADDRESS_OF_NOBODY = ("blank", "content/references.yml")
"""What is wrong with the examples: www.example.org is no publisher, and nobody may leave it there."""


def example(start: str) -> str:
    """The code block of README.md or CONTRIBUTING.md that begins with a text."""
    blocks = re.findall(r"^```[a-z]*\n(.*?)^```$", f"{README}\n{CONTRIBUTING}", re.MULTILINE | re.DOTALL)
    return next(block for block in blocks if block.startswith(start))


def test_the_examples_of_records_are_right_and_wait_for_words(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    text = example("---\nid: ")
    (root / "content" / "topics" / "instruments" / f"{re.search('id: ([a-z-]+)', text)[1]}.md").write_text(text)
    for start, file, after in (
        ("- id: visiting-band", "glossary/v.yml", r"\Z"),
        ("- id: treaty-2020", "references.yml", "^- id: (?=u)"),
    ):
        path = root / "content" / file
        head, tail = re.split(f"(?m)(?={after})", path.read_text(), maxsplit=1)
        path.write_text(f"{head}\n{example(start)}{tail}")
    problems = load_and_check(root)[1]
    assert [(problem.rule, problem.path) for problem in problems] == [ADDRESS_OF_NOBODY], problems


def test_the_commands_of_the_example_begin_its_records_and_the_checker_says_what_is_shown(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    written = re.findall(r"^kb (new .+)$", CONTRIBUTING, re.MULTILINE)
    assert [command.split()[1] for command in written] == ["reference", "term", "topic"]
    for command in written:
        result = CliRunner().invoke(main, ["--root", str(root), *shlex.split(command)])
        assert result.exit_code == 0, result.output
    assert {problem.rule for problem in load_and_check(root)[1]} == {"blank"}
    text = example("---\nid: ").replace("terms: [visiting-band]", "terms: [visting-band]")
    (root / "content/topics/instruments/touring-bands.md").write_text(text)
    said = {re.sub(r"^content/references.*?:.*?:.*?: ", "", str(each)) for each in load_and_check(root)[1]}
    for line in example("content/references").splitlines():
        assert re.sub(r"^content/references.*?:.*?:.*?: ", "", line) in said, said


def test_the_commands_of_the_example_rename_and_move(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    (root / "content/topics/instruments/touring-bands.md").write_text(example("---\nid: "))
    for start, file, before in (
        ("- id: visiting-band", "glossary/v.yml", ""),
        ("- id: treaty-2020", "references.yml", "^- id: (?=u)"),
    ):
        path = root / "content" / file
        head, tail = re.split(f"(?m)(?={before or chr(92) + 'Z'})", path.read_text(), maxsplit=1)
        path.write_text(f"{head}\n{example(start)}{tail}")
    commands = [re.sub(r" +# .*|^kb ", "", line) for line in example("kb rename topic").splitlines()]
    assert len(commands) == 4
    for command in commands:
        result = CliRunner().invoke(main, ["--root", str(root), *shlex.split(command)])
        assert result.exit_code == 0, (command, result.output)
    assert [(problem.rule, problem.path) for problem in load_and_check(root)[1]] == [ADDRESS_OF_NOBODY]


def test_links_inside_the_documents_lead_somewhere() -> None:
    anchors = {
        re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in re.findall(r"^#+ (.+)$", CONTRIBUTING, re.M)
    }
    for text in (README, CONTRIBUTING, RULES):
        for target in re.findall(
            r"\]\((?!https?:|[a-z]+:)([^)]+)\)", re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.S)
        ):
            path, _, anchor = target.partition("#")
            assert (ROOT / (path or "CONTRIBUTING.md")).is_file(), target
            assert not anchor or anchor in anchors, target


def test_architecture_names_every_room_and_only_what_is_there() -> None:
    named = {path for path in re.findall(r"`([\w./-]+)`", ARCHITECTURE) if "/" in path or path.endswith(".py")}
    homes = [ROOT, ROOT / "scripts", KB, KB / "model", KB / "emit", KB / "adapters" / "mkdocs", ROOT / "tests"]
    assert [path for path in named if not any((home / path).exists() for home in homes)] == []
    rooms = {path.parent.name for path in KB.glob("*/__init__.py")} - {"adapters"}
    assert rooms <= {path.strip("/") for path in named}
    assert "adapters/mkdocs/" in named


def test_the_readme_is_short_and_its_picture_small() -> None:
    assert README.count("\n") < 90
    assert (ROOT / ".github" / "screenshot.png").stat().st_size < 150_000


def test_versions_agree() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert yaml.safe_load((ROOT / "CITATION.cff").read_text())["version"] == version


def test_the_documents_name_only_commands_that_there_are_and_the_readme_every_target_of_make() -> None:
    named = set(re.findall(r"(?:^|[`(\s])kb ([a-z]+(?:-[a-z]+)*)", f"{README}\n{CONTRIBUTING}"))
    assert named <= main.commands.keys()  # type: ignore[attr-defined]
    assert len(named) > 12
    targets = re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE)
    told = README.partition("## Two commands")[2].partition("## Adding to it")[0]
    assert [each for each in targets if f"`{each}`" not in told and f"make {each} " not in told] == ["help"]
