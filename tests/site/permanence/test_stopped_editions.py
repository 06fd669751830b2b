"""What a run of ``edition`` that was stopped leaves is cleared by the next, and what is frozen stays."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from editions import build
from kb.commands.cli import main
from kb.permanence.edition import FOLDER, SUMS, digests
from kb.write import swap
from scratch import kb, problems
from snapshots import snapshot


def test_what_a_stopped_run_left_is_cleared_by_the_next(copy: Path) -> None:
    (copy / FOLDER / "2027.1.zip").write_bytes(b"half an archive")
    with (copy / FOLDER / SUMS).open("a") as sums:
        sums.write("0000  2027.1.zip\n00")
    assert [problem["rule"] for problem in problems(copy)] == ["unlisted-edition"]
    said = kb(copy, "edition", "2027.1", "--date", "2027-03-01")
    assert "editions/2027.1.zip: removed what a run that was stopped had left" in said
    assert problems(copy) == []
    assert sorted(digests(copy)) == ["2026.1", "2027.1"]
    assert (build(copy) / "v/2027.1/index.html").is_file()


@pytest.mark.parametrize("archive", [True, False])
def test_a_frozen_edition_cannot_be_taken_away(copy: Path, archive: bool) -> None:
    (copy / "content/editions.yml").unlink()
    if not archive:
        shutil.rmtree(copy / FOLDER)
    assert "/v/2026.1/` was published and is gone" in "".join(problem["message"] for problem in problems(copy))
    before = snapshot(copy)
    kb(copy, "edition", "2027.1", status=1)
    assert snapshot(copy) == before


def test_without_room_no_edition_is_begun(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    kept = [path for path in ("content", "docs", "site", FOLDER) if (copy / path).exists()]
    before = [snapshot(copy / path) for path in kept]
    monkeypatch.setattr(swap.os, "fsync", no_room)
    result = CliRunner().invoke(main, ["--root", str(copy), "edition", "2027.1"])
    assert result.exit_code == 1
    assert "nothing can be written: No space left on device; all is as it was" in result.output
    assert [snapshot(copy / path) for path in kept] == before
