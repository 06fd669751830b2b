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


def test_what_a_stopped_run_left_is_cleared_by_the_next(small: Path) -> None:
    (small / FOLDER / "2027.1.zip").write_bytes(b"half an archive")
    with (small / FOLDER / SUMS).open("a") as sums:
        sums.write("0000  2027.1.zip\n00")
    assert [problem["rule"] for problem in problems(small)] == ["unlisted-edition"]
    said = kb(small, "edition", "2027.1", "--date", "2027-03-01")
    assert "editions/2027.1.zip: removed what a run that was stopped had left" in said
    assert problems(small) == []
    assert sorted(digests(small)) == ["2026.1", "2027.1"]
    assert (build(small) / "v/2027.1/index.html").is_file()


@pytest.mark.parametrize("archive", [True, False])
def test_a_frozen_edition_cannot_be_taken_away(small: Path, archive: bool) -> None:
    (small / "content/editions.yml").unlink()
    if not archive:
        shutil.rmtree(small / FOLDER)
    assert "/v/2026.1/` was published and is gone" in "".join(problem["message"] for problem in problems(small))
    before = snapshot(small)
    kb(small, "edition", "2027.1", status=1)
    assert snapshot(small) == before


def test_without_room_no_edition_is_begun(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    kept = [path for path in ("content", "docs", "site", FOLDER) if (small / path).exists()]
    before = [snapshot(small / path) for path in kept]
    monkeypatch.setattr(swap.os, "fsync", no_room)
    result = CliRunner().invoke(main, ["--root", str(small), "edition", "2027.1"])
    assert result.exit_code == 1
    assert "nothing can be written: No space left on device; all is as it was" in result.output
    assert [snapshot(small / path) for path in kept] == before
