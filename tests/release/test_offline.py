"""The offline archive opens from the disk with the network cut, search included."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from kb.adapters.mkdocs import run
from kb.books.offline import write_offline
from offline_checks import dead_links, search_and_read, unpacked
from playwright.sync_api import Browser
from project_copy import ROOT, copy_project


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_project(tmp_path_factory.mktemp("offline") / "project")
    shutil.copy(ROOT / "mkdocs.offline.yml", root)
    write_offline(root, root / "offline.zip", "toy", run.build_for_disk)
    return unpacked(root / "offline.zip", root / "unpacked")


@pytest.mark.browser
def test_it_is_searched_and_read_without_a_network(browser: Browser, start: Path) -> None:
    search_and_read(browser, start)


def test_every_link_of_every_page_is_in_the_archive(start: Path) -> None:
    assert dead_links(start.parent) == []
