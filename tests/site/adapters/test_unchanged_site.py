"""A second build of what nobody changed leaves the site alone, and mends one that somebody did."""

from __future__ import annotations

from pathlib import Path

from project_copy import mkdocs
from snapshots import snapshot

SKIPPED = "nothing has changed since the last build"


def test_a_site_that_is_as_it_was_built_is_not_built_again(rebuildable: Path) -> None:
    first = mkdocs(rebuildable, "build", "--strict")
    assert first.returncode == 0, first.stdout
    assert SKIPPED not in first.stdout
    built, index = snapshot(rebuildable / "site"), rebuildable / "site" / "index.html"
    second = mkdocs(rebuildable, "build", "--strict")
    assert (second.returncode, SKIPPED in second.stdout) == (0, True), second.stdout
    assert snapshot(rebuildable / "site") == built
    index.write_text("spoiled")
    third = mkdocs(rebuildable, "build", "--strict")
    assert (third.returncode, SKIPPED in third.stdout) == (0, False), third.stdout
    assert snapshot(rebuildable / "site") == built
