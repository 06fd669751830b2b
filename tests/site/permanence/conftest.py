"""Copies of projects with an edition, for a test to change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def copy(frozen: Path, tmp_path: Path) -> Path:
    """A copy of the large one."""
    return shutil.copytree(frozen, tmp_path / "copy")


@pytest.fixture
def small(small_frozen: Path, tmp_path: Path) -> Path:
    """A copy of the small one."""
    return shutil.copytree(small_frozen, tmp_path / "copy")
