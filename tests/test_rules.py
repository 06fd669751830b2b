"""Every rule catches what it should, where it is, and nothing else."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest
from kb.check import READING, RULES
from kb.model import Problem
from kb.pipeline import survey
from overlay import SAMPLE, fixtures, lay


def matches(problem: Problem, wanted: tuple) -> bool:
    path, line, column, rule = wanted
    return (problem.path, problem.line, problem.rule) == (path, line, rule) and column in (None, problem.column)


@pytest.mark.parametrize("name", fixtures())
def test_a_fixture_has_the_problems_it_states_and_no_others(name: str, tmp_path: Path) -> None:
    expected = lay(name, tmp_path)
    found = survey(tmp_path)[1]
    assert expected, "states no problem"
    left = list(found)
    missed = []
    for wanted in expected:
        hit = next((problem for problem in left if matches(problem, wanted)), None)
        left.remove(hit) if hit else missed.append(wanted)
    assert (missed, left) == ([], []), "\n".join(map(str, found))


def test_what_cannot_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fixture of ``unreadable``: the system refuses, as it does not to a superuser for mere permissions."""
    shutil.copytree(SAMPLE, tmp_path / "content")
    read, scan = Path.read_bytes, os.scandir

    def refuse(what: Path | str, name: str) -> None:
        if str(what).endswith(name):
            raise PermissionError(errno.EACCES, "Permission denied", str(what))

    monkeypatch.setattr(Path, "read_bytes", lambda path: (refuse(path, "staff-talks.md"), read(path))[1])
    monkeypatch.setattr(os, "scandir", lambda path: (refuse(path, "glossary"), scan(path))[1])
    assert list(map(str, survey(tmp_path)[1])) == [
        "content/glossary:1:1: unreadable: Permission denied; check the folder's permissions",
        "content/topics/means/staff-talks.md:1:1: unreadable: Permission denied; check the file's permissions",
    ]


def test_every_rule_has_a_sentence_and_a_fixture(tmp_path: Path) -> None:
    stated = {rule for name in fixtures() for *_, rule in lay(name, tmp_path / name)} | {"unreadable"}
    assert {*RULES, *READING} - stated == set()
    assert stated - {*RULES, *READING} == set(), "no such rule"
    for rule, function in RULES.items():
        assert function.__doc__, rule
        assert function.__doc__.splitlines()[0].endswith("."), rule
