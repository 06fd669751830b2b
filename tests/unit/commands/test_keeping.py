"""What people keep outlasts two commands at once, a merge left half done, and files that cannot be read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from kb.commands.cli import main
from kb.commands.keeping import SCRATCH
from kb.pipeline import load_and_check
from overlay import copy_sample
from project_copy import ROOT
from snapshots import snapshot

CONFLICT = "<<<<<<< ours\n=======\n>>>>>>> theirs\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    copy_sample(tmp_path / "copy")
    return tmp_path / "copy"


def run(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["--root", str(root), *arguments])
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result.exit_code, result.output


def test_of_two_commands_at_once_neither_loses_what_the_other_wrote(root: Path) -> None:
    names = [f"lamp{letter}" for letter in "abcdef"]
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "new", "term"]
    both = [subprocess.Popen([*command, name, "--term", name], cwd=root, stdout=subprocess.DEVNULL) for name in names]
    assert [process.wait(300) for process in both] == [0] * len(names)
    assert {*names} <= {term.id for term in load_and_check(root)[0].content.terms}


def test_a_merge_left_half_done_takes_no_frozen_edition(root: Path) -> None:
    (root / "editions").mkdir()
    (root / "editions" / "2026.1.zip").write_bytes(b"frozen")
    (root / "editions" / "SHA256SUMS").write_text("0  2026.1.zip\n")
    for name in ("permalinks.yml", "editions.yml"):
        (root / "content" / name).write_text(CONFLICT)
    before = snapshot(root)
    status, said = run(root, "edition", "2027.1")
    assert (status, "nothing was written" in said) == (1, True)
    assert {path: data for path, data in snapshot(root).items() if not path.startswith(".cache")} == before


@pytest.mark.parametrize(
    "command",
    [
        ("tidy",),
        ("new", "reference", "an-act-1829", "--title", "An Act", "--kind", "law", "--type", "legislation"),
    ],
)
def test_a_file_that_is_no_utf_8_is_one_line(root: Path, command: tuple[str, ...]) -> None:
    (root / "content" / "references.yml").write_bytes(b"- id: caf\xe9\n")
    before = snapshot(root / "content")
    status, said = run(root, *command)
    assert (status, said.count("\n"), "references.yml" in said) == (1, 1, True), said
    assert snapshot(root / "content") == before


def test_what_a_run_that_was_stopped_left_beside_does_not_stay(root: Path) -> None:
    (root / SCRATCH / "tmp-old").mkdir(parents=True)
    (root / SCRATCH / "tmp-old" / "0").write_text("half")
    assert run(root, "new", "figure", "calls", "--title", "Calls, 1901")[0] == 0
    assert snapshot(root / SCRATCH) == {}
