"""What the command alone asks: no day that is still to come, and in CI nothing that waits to be published."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from kb.check import asked
from kb.commands.cli import main
from kb.pipeline import load_and_check
from overlay import copy_sample
from project_copy import ROOT
from scratch import edit

CALLS = "content/topics/means/port-calls.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    copy_sample(tmp_path / "copy")
    (tmp_path / "copy/mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text())
    return tmp_path / "copy"


def run(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["--root", str(root), *arguments])
    return result.exit_code, result.output


@pytest.mark.parametrize(("days", "found"), [(-1, 0), (0, 0), (1, 0), (2, 1)])
def test_a_day_after_tomorrow_is_still_to_come(root: Path, days: int, found: int) -> None:
    today = dt.date(2026, 2, 2)
    edit(root / CALLS, "reviewed: 2026-02-01", f"reviewed: {today + dt.timedelta(days=days)}")
    problems = list(asked.future(load_and_check(root)[0], today))
    assert [(each.path, each.rule) for each in problems] == [(CALLS, "future")] * found


def test_check_says_so_and_a_build_does_not(root: Path) -> None:
    edit(root / CALLS, "reviewed: 2026-02-01", "reviewed: 2999-02-01")
    status, said = run(root, "check")
    assert (status, "future: 2999-02-01 is still to come" in said) == (1, True)
    (root / "docs").mkdir()
    assert run(root, "build")[0] == 0


def test_what_waits_to_be_published_is_named_until_it_is(root: Path) -> None:
    assert run(root, "check")[0] == 0
    status, said = run(root, "check", "--published")
    assert (status, said.count("is not published yet; run `make publish`")) == (1, 3)
    assert run(root, "stamp")[0] == 0
    assert run(root, "publish")[0] == 0
    assert run(root, "check", "--published")[0] == 0
    path = root / CALLS
    path.write_text(f"{path.read_text()}\n## A new part {{ #new }}\n\nNew words [@primer/calls/1].\n")
    status, said = run(root, "check", "--published")
    last = len(path.read_text().splitlines())
    found = re.findall(r"port-calls\.md:(\d+):1: unpublished: (`#new`|this)", said)
    assert found == [(str(last - 2), "`#new`"), (str(last), "this")]


def test_the_day_that_the_citation_names_is_kept_by_publishing(root: Path) -> None:
    path = root / "CITATION.cff"
    path.write_text('cff-version: 1.2.0\nversion: "2026.1"\ndate-released: "2026-01-01"\ntitle: Toy\n')
    assert run(root, "check")[0] == 0
    assert (
        "CITATION.cff:3:1: unpublished: this is not the day of the newest revision"
        in run(root, "check", "--published")[1]
    )
    assert run(root, "stamp")[0] == 0
    assert "CITATION.cff brought in step" in run(root, "publish")[1]
    assert path.read_text() == 'cff-version: 1.2.0\nversion: "2026.1"\ndate-released: "2026-01-20"\ntitle: Toy\n'
    assert run(root, "check", "--published")[0] == 0
    assert "CITATION" not in run(root, "publish")[1]
    (root / "content/editions.yml").write_text('- id: "2026.1"\n  date: 2026-02-03\n  pages: [/]\n')
    assert "CITATION.cff:3:1" in run(root, "check", "--published")[1]
    assert run(root, "publish")[0] == 0
    assert 'date-released: "2026-02-03"' in path.read_text()


def test_ci_asks_it() -> None:
    assert "make --no-print-directory check PUBLISHED=1" in (ROOT / ".ci/run").read_text()
    assert "$(if $(PUBLISHED),--published)" in (ROOT / "Makefile").read_text()
