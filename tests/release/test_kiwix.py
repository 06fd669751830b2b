"""The archive for Kiwix is read by libzim's own reader: whole, searchable, with what a library shows of it."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from kb.adapters.mkdocs.configuration import read_project
from kb.books import kiwix
from libzim.reader import Archive
from zim_checks import zim_faults


@pytest.fixture(scope="module")
def archive(offline: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("kiwix") / "toy.zim"
    project = read_project(offline)
    kiwix.write_zim(offline, target, project, "2026-11-22", lambda root, site: copytree(root / "site-offline", site))
    return target


def test_its_reader_finds_nothing_wrong(archive: Path) -> None:
    assert zim_faults(archive, "attaché", "Military attachés", "topics/military-attaches.html") == []


def test_its_reader_would_find_something(archive: Path) -> None:
    assert zim_faults(archive, "qqqq", "Military attachés", "404.html") == [
        "it has no index of its text",
        "it does not suggest 404.html",
    ]


def test_no_page_is_one_that_only_a_server_has_a_use_for(archive: Path) -> None:
    assert not any(Archive(archive).has_entry_by_path(name) for name in ("404.html", "sitemap.xml", "_redirects"))
