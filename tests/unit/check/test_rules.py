"""Every rule catches what it should, where it is, and nothing else."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from kb.check.all_rules import FILE_RULES, RULES
from kb.check.asked import FUTURE, UNPUBLISHED
from kb.check.printing import render
from kb.commands.cli import main
from kb.model.problems import Problem
from kb.model.project import CACHE
from kb.pipeline import READ, load_and_check
from kb.write import lock
from overlay import SAMPLE, fixtures, lay
from snapshots import snapshot


def matches(problem: Problem, wanted: tuple) -> bool:
    path, line, column, rule = wanted
    return (problem.path, problem.line, problem.rule) == (path, line, rule) and column in (None, problem.column)


@pytest.mark.parametrize("name", fixtures())
def test_a_fixture_has_the_problems_it_states_and_no_others(name: str, tmp_path: Path) -> None:
    expected = lay(name, tmp_path)
    found = load_and_check(tmp_path)[1]
    if not any(rule == "held-back" for *_, rule in expected):
        found = [problem for problem in found if problem.rule != "held-back"]
    assert expected, "states no problem"
    left = list(found)
    missed = []
    for wanted in expected:
        hit = next((problem for problem in left if matches(problem, wanted)), None)
        left.remove(hit) if hit else missed.append(wanted)
    assert (missed, left) == ([], []), "\n".join(map(str, found))


@pytest.mark.parametrize("name", fixtures())
def test_the_command_says_it_and_touches_nothing(name: str, tmp_path: Path) -> None:
    lay(name, tmp_path)
    for folder in ("docs", "site"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.html").write_text("the last good one")
    (tmp_path / lock.FILE).parent.mkdir()
    (tmp_path / lock.FILE).touch()  # an empty file, which builds wait at
    before = snapshot(tmp_path)
    problems = load_and_check(tmp_path)[1]
    read = (CACHE / READ).as_posix()  # where what was read is kept
    for command in ("check", "build"):
        result = CliRunner().invoke(main, ["--root", str(tmp_path), command])
        assert isinstance(result.exception, SystemExit), result.exception
        assert result.exit_code == 1
        assert "Traceback" not in result.output
        lines = result.output.split("\n")
        assert [line for line in lines if re.match(r"content[^ ]*:[0-9]+:[0-9]+: ", line)] == list(map(str, problems))
        assert lines[-2:] == [
            f"{len(problems)} problem{'s'[: len(problems) > 1]}; docs/ and site/ stay as they were",
            "",
        ]
    assert {path: data for path, data in snapshot(tmp_path).items() if not path.startswith(read)} == before


def test_people_see_the_line_and_a_caret_under_the_column(tmp_path: Path) -> None:
    lay("unknown-passage", tmp_path)
    output = CliRunner().invoke(main, ["--root", str(tmp_path), "check"]).output.split("\n")
    assert output[0].startswith("content/topics/means/staff-talks.md:22:23: unknown-passage: ")
    assert output[1].strip().startswith("Staff talks are held [@primer/talks/2].")
    assert output[1][output[2].index("^") :].startswith("@primer/talks/2]")


def test_the_caret_stays_under_its_column_in_a_long_line(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    line = "x" * 500 + "!" + "y" * 500
    (tmp_path / "content" / "a.md").write_text(f"first\n{line}\n")
    text = render([Problem("content/a.md", 2, 501, "lead", "here")], "human", tmp_path).split("\n")
    assert text[1][text[2].index("^")] == "!"
    assert len(text[1]) <= 120


def test_github_sees_annotations(tmp_path: Path) -> None:
    problem = Problem("content/a,b:c.md", 3, 7, "lead", "100% wrong\nhere: now")
    expected = "::error file=content/a%2Cb%3Ac.md,line=3,col=7,title=lead::100%25 wrong%0Ahere: now\n"
    assert render([problem], "github", tmp_path) == expected


@pytest.mark.parametrize("name", fixtures())
def test_json_has_every_problem_whole(name: str, tmp_path: Path) -> None:
    lay(name, tmp_path)
    result = CliRunner().invoke(main, ["--root", str(tmp_path), "check", "--format", "json"])
    assert [Problem(**row) for row in json.loads(result.output)] == load_and_check(tmp_path)[1]
    assert result.exit_code == 1


@pytest.mark.parametrize("form", ["json", "github", "human"])
def test_good_content_exits_with_0(form: str) -> None:
    result = CliRunner().invoke(main, ["--root", str(SAMPLE.parent), "check", "--format", form])
    assert result.exit_code == 0
    assert {"json": "[]", "github": "", "human": "no problems"}[form] in result.output


ADVICE = re.compile(
    r"; |: (?:write|use|cite)|\b(?:write|add|use|remove|did you mean|choose|name|has only passage|has passages)\b"
)


@pytest.mark.parametrize("name", fixtures())
def test_a_message_is_one_line_that_says_what_to_do(name: str, tmp_path: Path) -> None:
    lay(name, tmp_path)
    for problem in load_and_check(tmp_path)[1]:
        assert str(problem).isprintable(), problem
        assert len(problem.message) < 300, problem
        assert ADVICE.search(problem.message), problem


def test_what_cannot_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fixture of ``unreadable``: the system refuses, as it does not to a superuser for mere permissions."""
    shutil.copytree(SAMPLE, tmp_path / "content")
    read, scan = Path.read_bytes, os.scandir

    def refuse(what: Path | str, name: str) -> None:
        if str(what).endswith(name):
            raise PermissionError(errno.EACCES, "Permission denied", str(what))

    monkeypatch.setattr(Path, "read_bytes", lambda path: (refuse(path, "staff-talks.md"), read(path))[1])
    monkeypatch.setattr(os, "scandir", lambda path: (refuse(path, "glossary"), scan(path))[1])
    assert list(map(str, load_and_check(tmp_path)[1])) == [
        "content/glossary:1:1: unreadable: Permission denied; check the folder's permissions",
        "content/topics/means/staff-talks.md:1:1: unreadable: Permission denied; check the file's permissions",
        "content/glossary:1:1: held-back: 6 problems of `unknown-term`, `unknown-topic` may only follow from what could"
        " not be read; mend that, and check again",
    ]


def test_every_rule_has_a_sentence_and_a_fixture(tmp_path: Path) -> None:
    stated = {rule for name in fixtures() for *_, rule in lay(name, tmp_path / name)}
    stated |= {"unreadable", FUTURE, UNPUBLISHED}  # tried above, and in test_asked.py
    assert {*RULES, *FILE_RULES} - stated == set()
    assert stated - {*RULES, *FILE_RULES} == set(), "no such rule"
    for rule, function in RULES.items():
        assert function.__doc__, rule
        assert function.__doc__.splitlines()[0].endswith("."), rule
