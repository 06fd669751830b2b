"""No editor's work breaks a test: those that read the content of the project pass after each kind of change."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import arrives, run
from kb.adapters.mkdocs.configuration import read_project
from kb.pipeline import build, load_and_check
from overlay import SAMPLE
from project_copy import ROOT, copy_project
from scratch import kb, rename
from thorough import WHOLE

READ_THE_CONTENT = (
    "tests/site/test_edition.py",
    "tests/site/citing/test_discovery.py::test_the_citation_file_is_in_step",
)
LIVE = {"SITE_URL": "https://reference.internal/", "CONTACT": "errors@reference.internal"}
FUTURE = "content/topics/practice/future.md"


def renamed(root: Path) -> None:
    rename(root, "topics/challenges", "culture-language-protocol", "culture-and-protocol")
    send = "- from: /topics/culture-language-protocol/\n  to: /topics/culture-and-protocol/\n"
    (root / "content/redirects.yml").write_text(send)


def with_a_newer_page(root: Path, area: str = "practice") -> None:
    text = (root / FUTURE).read_text()
    text = text.replace("id: future", "id: hindsight", 1).replace("title: Where it is heading", "title: Hindsight")
    text = re.sub(r"\n *\{ #p-\w+ \}", "", text)
    text = re.sub(r"^(aliases:.*\n|timeline:\n(  .*\n)+)", "", text, flags=re.MULTILINE)
    text = re.sub(r"^(published|reviewed): .*$", r"\1: 2026-11-25", text, flags=re.MULTILINE)
    (root / "content/topics" / area).mkdir(exist_ok=True)
    (root / "content/topics" / area / "hindsight.md").write_text(text)


def with_an_area(root: Path) -> None:
    areas = root / "content/areas.yml"
    areas.write_text(areas.read_text() + "- id: looking-back\n  title: Looking back\n  summary: What came of it.\n")


def with_an_edition(root: Path) -> None:
    kb(root, "edition", "2026.1", "--date", "2026-11-26")


def all_of_them(root: Path) -> None:
    with_an_edition(root)
    renamed(root)
    with_an_area(root)
    with_a_newer_page(root, "looking-back")


CHANGES: list[Callable[[Path], None]] = [all_of_them, renamed, with_a_newer_page, with_an_area, with_an_edition]


SMALL: dict[str, Callable[[Path], object]] = {
    "renamed": lambda root: run(root, "rename", "topic", "port-calls", "ship-calls"),
    "with a newer page": lambda root: (root / "content/topics/means/more-talks.md").write_text(
        re.sub(r"\n *\{ #p-\w+ \}", "", (root / "content/topics/means/staff-talks.md").read_text())
        .replace("id: staff-talks", "id: more-talks", 1)
        .replace("title: Staff talks", "title: More talks", 1)
        .replace(": 2026-01-05", ": 2026-11-25")
    ),
    "with an area": lambda root: (root / "content/areas.yml").write_text(
        (root / "content/areas.yml").read_text() + "- id: looking-back\n  title: Looking back\n  summary: What came.\n"
    ),
    "with an edition": lambda root: run(root, "edition", "2026.2", "--date", "2026-11-26"),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as a project of its own, published, with a citation file of an earlier day."""
    root = copy_project(tmp_path_factory.mktemp("small") / "project", SAMPLE)
    for command in ("tidy", "stamp", "publish"):
        assert run(root, command)[0] == 0
    text = (ROOT / "CITATION.cff").read_text()
    (root / "CITATION.cff").write_text(re.sub(r"(?m)^date-released: .*$", 'date-released: "2026-01-01"', text))
    return root


@pytest.mark.parametrize("change", SMALL)
def test_after_a_change_a_content_can_be_published_checked_and_built(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    for name, value in LIVE.items():
        monkeypatch.setenv(name, value)
    root = shutil.copytree(small, tmp_path / "project")
    before = [entry.address for entry in load_and_check(root)[0].content.published]
    SMALL[change](root)
    for command in (("stamp",), ("publish",), ("check", "--published")):
        status, said = run(root, *command)
        assert status == 0, (command, said)
    pages = build(root, read_project(root))
    assert len(pages) > 50
    assert all(arrives(load_and_check(root)[0], address) for address in before)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with its tests, the content of the tests in place of its own, and all of it published."""
    root = copy_project(tmp_path_factory.mktemp("changed") / "project")
    keep_out = shutil.ignore_patterns("__pycache__", "node", "bad", "bench", "browser", "clients", "release")
    shutil.copytree(ROOT / "tests", root / "tests", ignore=keep_out)
    for name in ("pyproject.toml", "CITATION.cff"):
        shutil.copy(ROOT / name, root)
    text = (root / "CITATION.cff").read_text()
    (root / "CITATION.cff").write_text(re.sub(r"(?m)^date-released: .*$", 'date-released: "2026-01-01"', text))
    kb(root, "stamp")
    kb(root, "publish")
    return root


@pytest.mark.skipif(not WHOLE, reason="make test-all")
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_what_reads_the_content_passes_after_it_has_changed(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None]
) -> None:
    for name, value in LIVE.items():
        monkeypatch.setenv(name, value)
    root = shutil.copytree(published, tmp_path / "project")
    change(root)
    kb(root, "stamp")
    kb(root, "publish")
    kb(root, "check", "--published")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not browser", *READ_THE_CONTENT]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    result = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout
    assert re.search(r"\b[1-9][0-9]* passed", result.stdout), result.stdout
