"""The weight of a first view: bytes as a host would send them, and requests, with an empty cache."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fontTools.ttLib import TTFont
from kinds import PAGES
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PACKED = {".woff2", ".png"}
"""What is compressed already."""

FONT = "assets/fonts/source-serif-4"
"""How the addresses of fonts begin."""


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


def test_the_first_view_has_two_fonts_and_a_rare_character_brings_its_own(page: Page, address: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(urlsplit(request.url).path) if FONT in request.url else None)
    page.goto(address + PAGES["topic"], wait_until="networkidle")
    assert sorted(loaded) == [f"/{FONT}-{style}.woff2" for style in ("italic", "normal")]
    with page.expect_request(f"**/{FONT}-normal-rare.woff2"):
        page.locator("h1").evaluate("heading => heading.append('Œuvre')")


def test_fonts_are_small_and_hold_the_characters_that_their_rules_name(site: Path) -> None:
    rules = re.findall(r"@font-face\{[^}]*}", (site / "assets/reference.css").read_text(encoding="utf-8"))
    usual, rare = set(), set()
    for rule in rules:
        if not (file := re.search(rf"{FONT.removeprefix('assets/')}[\w-]*\.woff2", rule)):
            continue
        held = set(TTFont(site / "assets" / file[0]).getBestCmap())
        named = re.search(r"unicode-range:([^;}]+)", rule)
        if named:
            runs = [[int(code, 16) for code in run.strip()[2:].split("-")] for run in named[1].split(",")]
            assert held == {code for first, *last in runs for code in range(first, (last or [first])[0] + 1)}
        (rare if named else usual).update(held)
    assert usual
    assert rare
    assert usual.isdisjoint(rare)
    assert sum((site / f"{FONT}-{style}.woff2").stat().st_size for style in ("normal", "italic")) <= 35_000


def test_the_licence_comes_with_the_fonts(site: Path) -> None:
    assert "SIL OPEN FONT LICENSE" in (site / "assets/fonts/OFL.txt").read_text().upper()
