"""A project with a frozen edition, and builds of it that must succeed or be refused."""

from __future__ import annotations

from pathlib import Path

from kb.adapters.mkdocs.configuration import read_project
from project_copy import mkdocs
from scratch import edit, published_copy
from snapshots import snapshot

PAGE = "topics/military-attaches/index.html"
SOURCE = "content/topics/instruments/military-attaches.md"
LIVE = "https://reference.internal/"


def build(root: Path) -> Path:
    """Build a project strictly; the folder of its site."""
    result = mkdocs(root, "build", "--strict")
    assert result.returncode == 0, result.stdout
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
    root = published_copy(target)
    edit(root / "mkdocs.yml", read_project(root).url, LIVE)
    edit(root / "mkdocs.yml", '!ENV [CONTACT, ""]', "errors@reference.internal")
    return root
