"""A project with a frozen edition, and builds of it that must succeed or be refused."""

from __future__ import annotations

import shutil
from pathlib import Path

from kb.adapters.mkdocs.configuration import read_project
from overlay import SAMPLE
from project_copy import copy_project, mkdocs
from scratch import edit, kb, published_copy
from snapshots import snapshot

PAGE = "topics/military-attaches/index.html"
SOURCE = "content/topics/instruments/military-attaches.md"
LIVE = "https://reference.internal/"
CONTACT = "errors@reference.internal"
SMALL_PAGE, SMALL_SOURCE = "topics/staff-talks/index.html", "content/topics/means/staff-talks.md"


def build(root: Path) -> Path:
    """Build a project strictly; the folder of its site."""
    result = mkdocs(root, "build", "--strict")
    assert result.returncode == 0, result.stdout
    assert "`extra: contact`" not in result.stdout
    return root / "site"


def refused(root: Path) -> str:
    """What a build says that must fail, and leave all as it was."""
    before = snapshot(root.parent)
    result = mkdocs(root, "build", "--strict")
    assert result.returncode == 1, result.stdout
    assert "Traceback" not in result.stdout
    assert {path: data for path, data in snapshot(root.parent).items() if "/.cache/" not in path} == {
        path: data for path, data in before.items() if "/.cache/" not in path
    }
    return result.stdout


def unfrozen(target: Path) -> Path:
    """A copy of the project that can be frozen: its address is real, and all is pinned."""
    return _named(published_copy(target))


def _named(root: Path) -> Path:
    edit(root / "mkdocs.yml", read_project(root).url, LIVE)
    edit(root / "mkdocs.yml", '!ENV [CONTACT, ""]', CONTACT)
    return root


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


def freeze_small(root: Path) -> Path:
    """Make a project of the sample with an edition, built: what the large one would show, in a fifth of the time."""
    _named(copy_project(root, SAMPLE))
    for command in (("tidy",), ("stamp",), ("publish",), ("edition", "2026.1", "--date", "2026-11-22")):
        kb(root, *command)
    build(root)
    return root
