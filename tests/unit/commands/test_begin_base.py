"""A knowledge base of one's own begins sound: it passes the checker, has its own names, and takes a first page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from kb.adapters.mkdocs.configuration import read_project
from kb.commands.cli import main
from kb.pipeline import build, load_and_check

OTHER = re.compile(r"military|\battach(?:é|e)s?\b|\bnato\b|diplomacy", re.IGNORECASE)
NAMES = ("--title", 'Wells: "A" Handbook', "--summary", "What wells are: holes.", "--publisher", "Well & Club")


def init(folder: Path, *arguments: str, typed: str | None = None) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["init", str(folder), *arguments], input=typed)
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result.exit_code, result.output


@pytest.fixture(scope="module")
def wells(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("base") / "wells"
    status, output = init(folder, *NAMES, "--area", "Digging & lining")
    assert status == 0, output
    return folder


def test_it_passes_check_and_the_pages_can_be_made(wells: Path) -> None:
    assert load_and_check(wells)[1] == []
    project = read_project(wells)
    assert (project.title, project.publisher, project.key) == ('Wells: "A" Handbook', "Well & Club", "wel")
    assert project.url == "https://wells.example/"
    pages = build(wells, project)
    assert {"index.md", "areas/digging-lining.md", "glossary.md"} <= pages.keys()


def test_it_says_that_passages_which_no_page_cites_are_not_cited(wells: Path, tmp_path: Path) -> None:
    text = tmp_path / "one.txt"
    text.write_text("# Digging\n\nA well is dug.\n")
    command = ["--root", str(wells), "source", "add", "one", str(text), "--title", "One", "--yes"]
    assert CliRunner().invoke(main, command).exit_code == 0
    path = wells / "content/sources/one.yml"
    path.write_text(re.sub(r"BLANK [^\n\".]*", "It says so", path.read_text()))
    result = CliRunner().invoke(main, ["--root", str(wells), "check"])
    assert "0 of 1 passages cited; no problems" in result.output
    path.unlink()


def test_nothing_names_the_subject_of_the_base_from_which_it_comes(wells: Path) -> None:
    found = []
    for path in wells.rglob("*"):
        if path.is_file() and path.name not in ("LICENSE", "CONTRIBUTING.md", "world.json"):
            try:
                text = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
            found += [f"{path.relative_to(wells)}: {match[0]}" for match in OTHER.finditer(text)]
    assert found == []
    assert (wells / "docs/assets/social-card.png").read_bytes().startswith(b"\x89PNG")


def test_a_first_page_has_no_problems_but_its_blanks(wells: Path) -> None:
    command = ["--root", str(wells), "new", "topic", "lining", "--title", "Lining", "--area", "digging-lining"]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    assert {problem.rule for problem in load_and_check(wells)[1]} == {"blank"}
    (wells / "content/topics/digging-lining/lining.md").unlink()


def test_what_an_option_does_not_say_is_asked(tmp_path: Path) -> None:
    status, output = init(tmp_path / "x", typed="Wells\nA handbook.\nThe Club\n\n")
    assert status == 0, output
    assert "Its first area [Foundations]" in output
    assert read_project(tmp_path / "x").publisher == "The Club"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("--summary", "No full stop"), "--summary: write a full sentence"),
        (("--title", "Wells <b>"), "--title: '<' has no place in plain text"),
        (("--url", "wells.org"), "--url: write a full http or https address"),
        (("--area", "[x]"), "wrong-value"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    status, output = init(tmp_path / "x", *NAMES, "--area", "Digging", *change)
    assert (status, said in output) == (1, True), output
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ann")
    status, output = init(tmp_path, *NAMES, "--area", "Digging")
    assert (status, "not empty" in output) == (1, True)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
