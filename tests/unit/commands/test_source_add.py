"""An article becomes an outline without its text: headings, passages counted and hashed, and nothing else."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from kb.commands.cli import main
from kb.commands.desk.outline import parts
from kb.pipeline import load_and_check
from second import SECOND

ARTICLE = """\
An opening paragraph that
runs over two lines.

# On lamps

A lamp needs oil.

- First the wick
  is cut.
- Then it is lit.

Storms and what they do

A “storm” breaks   the glass.

## On lamps

A passage.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(SECOND / "content", tmp_path / "content")
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def add(root: Path, *more: str, typed: str = "") -> tuple[int, str]:
    arguments = [
        "--root",
        str(root),
        "source",
        "add",
        "almanac",
        str(root / "article.txt"),
        "--title",
        "Almanac",
        *more,
    ]
    result = CliRunner().invoke(main, arguments, input=typed)
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result.exit_code, result.output


def test_headings_paragraphs_and_items_are_told_apart() -> None:
    assert [(part.heading, part.level, part.passages) for part in parts(ARTICLE, "Almanac")] == [
        ("Almanac", 1, ["An opening paragraph that runs over two lines."]),
        ("On lamps", 1, ["A lamp needs oil.", "First the wick is cut.", "Then it is lit."]),
        ("Storms and what they do", 1, ["A “storm” breaks the glass."]),
        ("On lamps", 2, ["A passage."]),
    ]


def test_the_outline_has_counts_and_digests_and_not_the_text(root: Path) -> None:
    status, output = add(root, typed="y\n")
    assert status == 0, output
    assert "On lamps: 3 passages" in output
    catalog, problems = load_and_check(root)
    assert {problem.rule for problem in problems} == {"blank"}
    sections = catalog.sources["almanac"].sections
    assert [section.id for section in sections] == ["almanac", "on-lamps", "storms-and-what-they-do", "on-lamps-b"]
    (last,) = sections[3].passages
    assert (last.words, last.sha256) == (2, "694f7ec934dcff34")  # the example of CONTRIBUTING.md
    assert sections[2].passages[0].sha256 == hashlib.sha256("A “storm” breaks the glass.".encode()).hexdigest()[:16]
    assert "oil" not in (root / "content/sources/almanac.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "typed", "said"),
    [
        (ARTICLE.encode(), "n\n", "nothing was written"),
        (b"\n\n", "y\n", "holds no passage"),
        (b"caf\xe9 is open.", "y\n", "is not UTF-8"),
        (b"# A <b>\n\nA passage.\n", "y\n", "wrong-value"),
    ],
)
def test_what_is_refused_leaves_nothing(root: Path, text: bytes, typed: str, said: str) -> None:
    (root / "article.txt").write_bytes(text)
    status, output = add(root, typed=typed)
    assert (status, said in output) == (1, True), output
    assert not (root / "content/sources/almanac.yml").exists()


def test_a_key_that_is_taken_is_refused(root: Path) -> None:
    (root / "content/sources/manual.yml").rename(root / "content/sources/almanac.yml")
    path = root / "content/sources/almanac.yml"
    path.write_text(path.read_text().replace("key: manual", "key: almanac"))
    assert "is taken by content/sources/almanac.yml" in add(root, "--yes")[1]
