"""Editions that the tests of this folder share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from editions import SOURCE, build, unfrozen
from scratch import edit, kb
from snapshots import snapshot


@pytest.fixture(scope="session")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with an edition, whose live page was revised after it."""
    root = unfrozen(tmp_path_factory.mktemp("frozen") / "project")
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
    return root


@pytest.fixture
def copy(frozen: Path, tmp_path: Path) -> Path:
    """A copy of it, for a test to change."""
    root = tmp_path / "copy"
    shutil.copytree(frozen, root)
    return root
