"""The site below a path, which the tests of this folder share."""

from __future__ import annotations

from pathlib import Path

import pytest
from project_copy import copy_project, made_once, mkdocs
from scratch import edit

BASE = "https://example.org/ref/"
SOURCE = "content/topics/instruments/military-attaches.md"
CHANGES = """changes:
  - {date: 2027-02-03, what: Said more about rank and “order” & more.}
  - {date: 2027-06-01, what: Mended a date.}
"""


@pytest.fixture(scope="session")
def below(run_folder: Path) -> Path:
    """A folder that holds the site, of which one page was revised, built for example.org/ref/, as ``ref``."""

    def build(root: Path) -> None:
        copy_project(root)
        edit(root / SOURCE, "reviewed: 2026-11-22\n", f"reviewed: 2027-06-01\n{CHANGES}")
        result = mkdocs(root, "build", "--strict", SITE_URL=BASE)
        assert result.returncode == 0, result.stdout
        (root / "host").mkdir()
        (root / "site").rename(root / "host" / "ref")

    return made_once(run_folder / "shared-below", build) / "host"
