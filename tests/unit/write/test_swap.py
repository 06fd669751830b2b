"""Files are replaced all or not at all, whatever the disk says half way."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from kb.write import swap
from snapshots import snapshot


@pytest.mark.parametrize("fails", [1, 2, 3])
def test_a_disk_that_refuses_half_way_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: int
) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "a").write_text("old a")
    (kept / "c").write_text("old c")
    before, replace, calls = snapshot(kept), os.replace, []

    def refuse(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == fails:
            raise OSError(errno.EACCES, "Permission denied")
        replace(source, target)

    monkeypatch.setattr(swap.os, "replace", refuse)
    with pytest.raises(OSError, match="Permission denied"):
        swap.replace_files({kept / "a": "new a", kept / "b": "new b", kept / "c": "new c"}, tmp_path / "scratch")
    assert snapshot(kept) == before
    assert snapshot(tmp_path / "scratch") == {}


def test_what_is_renewed_keeps_its_other_names_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("old")
    os.link(tmp_path / "old", tmp_path / "place")
    swap.renew(tmp_path / "place", "né")
    swap.renew(tmp_path / "new", "new")
    assert snapshot(tmp_path) == {"old": b"old", "place": "né".encode(), "new": b"new"}
