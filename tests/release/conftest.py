"""Leave to ``make zensical``, which installs Zensical, the test that needs it."""

from __future__ import annotations

from pathlib import Path

import pytest

APART = "test_zensical.py"


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Collect it only where it is named."""
    named = any(APART in argument for argument in config.args)
    return True if collection_path.name == APART and not named else None
