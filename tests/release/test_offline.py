"""The offline archive opens from the disk with the network cut, search included."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from kb.books.offline import write_offline
from offline_checks import dead_links, search_and_read, unpacked
from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def start(offline: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("offline")
    write_offline(offline, folder / "offline.zip", "toy", lambda root, site: copytree(root / "site-offline", site))
    return unpacked(folder / "offline.zip", folder / "unpacked")


@pytest.mark.browser
def test_it_is_searched_and_read_without_a_network(browser: Browser, start: Path) -> None:
    search_and_read(browser, start)


def test_every_link_of_every_page_is_in_the_archive(start: Path) -> None:
    assert dead_links(start.parent) == []
