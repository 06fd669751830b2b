"""Editions that the tests of this folder share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from editions import SOURCE, build, unfrozen
from project_copy import made_once
from scratch import edit, kb
from snapshots import snapshot


@pytest.fixture(scope="session")
def frozen(run_folder: Path) -> Path:
    """A project with an edition, whose live page was revised after it; no test may change it."""
    return made_once(run_folder / "frozen", freeze)


def freeze(root: Path) -> None:
    """Make the project, freeze it, and revise it."""
    unfrozen(root)
    before = snapshot(root / "docs")
    said = kb(root, "edition", "2026.1", "--date", "2026-11-22")
    assert all(name in said for name in ("editions/SHA256SUMS", "content/editions.yml", "content/permalinks.yml"))
    assert snapshot(root / "docs") == before
    site = build(root)
    (root / "first").mkdir()
    shutil.copytree(site / "v", root / "first" / "v")
    revision = "changes:\n  - {date: 2027-02-03, what: Said more about rank.}\n"
    edit(root / SOURCE, "reviewed: 2026-11-22\n", f"reviewed: 2027-02-03\n{revision}")
    edit(root / SOURCE, "A military attaché, or defense attaché,", "In short, a military attaché, or defense attaché,")
    build(root)


@pytest.fixture
def copy(frozen: Path, tmp_path: Path) -> Path:
    """A copy of it, for a test to change."""
    root = tmp_path / "copy"
    shutil.copytree(frozen, root)
    return root
