"""Tidying sorts and changes nothing else: what a file says stays, a second run finds nothing, a broken file is left."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from kb.commands.cli import main
from kb.pipeline import load_and_check
from project_copy import LIBRARY
from second import SECOND

MIXED = """\
# The head of the file.
- id: reef-inquiry-1860
  title: Ten
# About the second.
- id: act-10
  title: "A: b"   \n- id: act-9
  title: |
    # No comment
    - no item
"""


def run(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["--root", str(root), "tidy", *arguments])
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result.exit_code, result.output


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(SECOND / "content", tmp_path / "content")
    return tmp_path


def test_items_are_sorted_with_their_comments(root: Path) -> None:
    path = root / "content/references/a.yml"
    path.write_text(MIXED)
    assert run(root, "--dry-run") == (0, "content/references/a.yml\n1 files would change\n")
    assert path.read_text() == MIXED
    assert run(root) == (0, "content/references/a.yml\n1 files tidied\n")
    text = path.read_text()
    assert [item["id"] for item in yaml.safe_load(text)] == ["act-9", "act-10", "reef-inquiry-1860"]
    assert text.startswith("# The head of the file.\n- id: act-9\n  title: |\n    # No comment\n    - no item\n")
    assert '# About the second.\n- id: act-10\n  title: "A: b"\n' in text
    assert sorted(map(str, yaml.safe_load(text))) == sorted(map(str, yaml.safe_load(MIXED)))
    assert run(root) == (0, "0 files tidied\n")


def test_an_empty_line_that_comes_last_goes_and_what_is_tidy_stays(root: Path) -> None:
    path = root / "content/references/a.yml"
    path.write_text("- id: act-2\n\n- id: act-1\n")
    assert run(root) == (0, "content/references/a.yml\n1 files tidied\n")
    assert path.read_text() == "- id: act-1\n- id: act-2\n"
    assert run(root) == (0, "0 files tidied\n")


def test_what_the_rule_of_order_finds_is_mended(root: Path) -> None:
    path = root / "content/references/l.yml"
    path.write_text(path.read_text() + path.read_text().replace("lens-act-1830", "lens-act-999"))
    assert "order" in {problem.rule for problem in load_and_check(root)[1]}
    run(root)
    assert "order" not in {problem.rule for problem in load_and_check(root)[1]}


@pytest.mark.parametrize("text", ["- id: [", "id: x\n", "- term: x\n", "- x\n"])
def test_a_file_that_cannot_be_read_stops_it_before_anything_is_written(root: Path, text: str) -> None:
    (root / "content/glossary/a.yml").write_text("- id: b\n  term: ab\n- id: a\n  term: aa\n")
    (root / "content/references/z.yml").write_text(text)
    status, output = run(root)
    assert (status, "content/references/z.yml cannot be read" in output) == (1, True)
    assert "ab" in (root / "content/glossary/a.yml").read_text().splitlines()[1]


def test_content_that_is_in_order_stays_as_it_is(tmp_path: Path) -> None:
    shutil.copytree(LIBRARY / "content", tmp_path / "content")
    assert run(tmp_path) == (0, "0 files tidied\n")
