"""The queue of pages to look at again names the oldest first, and what is open on each with its place."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from kb.commands.cli import main
from overlay import copy_sample
from project_copy import ROOT


def run(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["--root", str(root), "review", *arguments])
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result.exit_code, result.output


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The sample with a blank on a page and one in the glossary, and a report of links."""
    root = tmp_path / "copy"
    copy_sample(root)
    shutil.copy(ROOT / "mkdocs.yml", root)
    page = root / "content/topics/means/staff-talks.md"
    page.write_text(page.read_text() + "\nBLANK say who may end them.\n")
    glossary = root / "content/glossary/toy.yml"
    glossary.write_text(glossary.read_text().replace("short: What one warship", "short: BLANK What one warship"))
    (root / "build").mkdir()
    place = {"path": "content/references.yml", "line": 8, "reference": "harbor-rules-1900"}
    row = {"url": "https://rules.example/1900", "kind": "gone", "words": "404 Not Found", "places": [place]}
    report = {"date": "2026-11-25", "failures": [{**row, "pages": ["port-calls", "the-visit"]}]}
    (root / "build/links-out.json").write_text(json.dumps(report))
    return root


def test_the_longest_unreviewed_page_comes_first_with_what_is_open(root: Path) -> None:
    data = json.loads(run(root, "--format", "json")[1])
    pages = {row["page"]: row for row in data["pages"]}
    assert [*pages] == ["staff-talks", "the-visit", "port-calls"]
    assert pages["staff-talks"]["days"] > pages["port-calls"]["days"] > 0
    assert {id_: [len(row[name]) for name in ("weak", "dead", "blanks")] for id_, row in pages.items()} == {
        "staff-talks": [2, 0, 1], "the-visit": [7, 1, 0], "port-calls": [5, 1, 0],
    }  # fmt: skip
    (blank,) = pages["staff-talks"]["blanks"]
    assert blank == "content/topics/means/staff-talks.md:29: still to write: say who may end them"
    assert data["elsewhere"][0].startswith("content/glossary/toy.yml:")


def test_it_is_a_table_for_people(root: Path) -> None:
    rows = run(root)[1].splitlines()
    assert rows[0].split() == ["page", "reviewed", "days", "weak", "dead", "blanks"]
    assert rows[1].split()[:2] == ["staff-talks", "2026-01-05"]
    assert rows[1].split()[3:] == ["2", "-", "1"]
    assert rows[-1] == "Links as of 2026-11-25."


def test_of_one_page_everything_is_named_with_its_place(root: Path) -> None:
    status, output = run(root, "--page", "port-calls")
    assert status == 0
    dead = "content/references.yml:8: https://rules.example/1900 (404 Not Found) [dead link]"
    assert dead in output.splitlines()
    assert "content/topics/means/port-calls.md:41: " in output
    assert run(root, "--page", "port-call") == (1, "no page `port-call`; did you mean `port-calls`?\n")


def test_without_a_report_it_says_how_links_are_asked(root: Path) -> None:
    (root / "build/links-out.json").unlink()
    assert "`make links-out`" in run(root)[1]


def test_it_has_help_with_an_example() -> None:
    assert "build.py review " in run(Path(), "--help")[1]
