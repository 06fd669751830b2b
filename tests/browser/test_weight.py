"""The weight of a first view: bytes as a host would send them, and requests, with an empty cache."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from kinds import PAGES
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

PACKED = {".woff2", ".png"}
"""What is compressed already."""


def first_view(browser: Browser, address: str, site: Path, path: str, width: int = 390) -> dict[str, int]:
    """{file: bytes} of all that a page's first view loads, compressed with gzip -9 where that helps."""
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    loaded: dict[str, int] = {}

    def weigh(request) -> None:
        file = site / urlsplit(request.url).path.lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        data = file.read_bytes()
        name = file.relative_to(site).as_posix()
        loaded[name] = len(data) if file.suffix in PACKED else len(gzip.compress(data, 9))

    page.on("request", weigh)
    page.goto(address + path, wait_until="networkidle")
    context.close()
    return loaded


@pytest.mark.parametrize("name", ["topic", "case", "home"])
def test_a_first_view_is_light(browser: Browser, address: str, site: Path, name: str) -> None:
    loaded = first_view(browser, address, site, PAGES[name])
    listing = "\n".join(f"{size:>8,} {file}" for file, size in sorted(loaded.items(), key=lambda row: -row[1]))
    assert sum(loaded.values()) <= 90_000, listing
    assert len(loaded) <= 12, listing


@pytest.mark.parametrize("path", ["", "places/", "places/united-states/"])
def test_maps_leave_a_wide_first_view_light(browser: Browser, address: str, site: Path, path: str) -> None:
    loaded = first_view(browser, address, site, path, width=1280)
    assert any("map" in file or file.startswith("places/") for file in loaded)
    assert sum(loaded.values()) <= 100_000, loaded
    assert len(loaded) <= 12, loaded


def test_the_fonts_are_two_and_small(site: Path) -> None:
    fonts = list(site.rglob("*.woff2"))
    assert len(fonts) <= 2
    assert sum(font.stat().st_size for font in fonts) <= 60_000


def test_the_licence_comes_with_the_fonts(site: Path) -> None:
    assert "SIL OPEN FONT LICENSE" in (site / "assets/fonts/OFL.txt").read_text().upper()
