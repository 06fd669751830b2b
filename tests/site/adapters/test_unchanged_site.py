"""A second build of what nobody changed leaves the site alone, and mends one that somebody did."""

from __future__ import annotations

from pathlib import Path

from overlay import SAMPLE
from project_copy import copy_project, mkdocs
from snapshots import snapshot

SKIPPED = "nothing has changed since the last build"


def test_a_site_that_is_as_it_was_built_is_not_built_again(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project", SAMPLE)
    first = mkdocs(root, "build", "--strict")
    assert first.returncode == 0, first.stdout
    assert SKIPPED not in first.stdout
    built, index = snapshot(root / "site"), root / "site" / "index.html"
    second = mkdocs(root, "build", "--strict")
    assert (second.returncode, SKIPPED in second.stdout) == (0, True), second.stdout
    assert snapshot(root / "site") == built
    index.write_text("spoiled")
    third = mkdocs(root, "build", "--strict")
    assert (third.returncode, SKIPPED in third.stdout) == (0, False), third.stdout
    assert snapshot(root / "site") == built
