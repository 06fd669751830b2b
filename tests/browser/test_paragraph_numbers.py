"""Paragraph numbers: there for who wants to cite, out of the way for who reads, copies or searches."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from project_copy import serve
from scratch import stamps

PAGE = "topics/military-attaches/"
SOURCE = "content/topics/instruments/military-attaches.md"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def root(frozen: Path) -> Path:
    """A built project whose paragraphs have their ids."""
    return frozen


@pytest.fixture(scope="module")
def url(root: Path) -> Iterator[str]:
    with serve(root / "site") as served:
        yield served


def opacity(page: Page, id_: str) -> float:
    return float(page.locator(f"#{id_} > a.para").evaluate("a => getComputedStyle(a).opacity"))


def test_each_paragraph_shows_its_number_on_hover_and_on_focus(page: Page, url: str, root: Path) -> None:
    page.goto(url + PAGE)
    third = stamps(root / SOURCE)[2]
    link = page.locator(f"#{third} > a.para")
    assert opacity(page, third) == 0
    page.locator(f"#{third}").hover()
    assert opacity(page, third) == 1
    page.mouse.move(0, 0)
    assert opacity(page, third) == 0
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    assert opacity(page, third) == 1


def test_the_numbers_run_through_the_page_and_match_the_names(page: Page, url: str, root: Path) -> None:
    page.goto(url + PAGE)
    links = page.locator("a.para")
    ids = stamps(root / SOURCE)
    assert links.evaluate_all("all => all.map(a => a.getAttribute('href'))") == [f"#{id_}" for id_ in ids]
    assert links.evaluate_all("all => all.map(a => a.ariaLabel)") == [f"Paragraph {n + 1}" for n in range(len(ids))]
    assert links.evaluate_all("all => all.map(a => a.parentElement.id)") == ids


def test_the_number_is_printed(browser: Browser, url: str, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto(url + PAGE)
    page.emulate_media(media="print")
    assert page.locator("a.para").evaluate_all("all => all.every(a => getComputedStyle(a).opacity === '1')")
    page.close()


def test_a_touch_screen_always_shows_the_numbers(browser: Browser, url: str, root: Path) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(url + PAGE)
    assert opacity(page, stamps(root / SOURCE)[0]) == 1
    context.close()


def test_following_the_number_copies_the_address(browser: Browser, url: str, root: Path) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(url + PAGE)
    second = stamps(root / SOURCE)[1]
    page.locator(f"#{second}").hover()
    page.locator(f"#{second} > a.para").click()
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_be_visible()
    expect(page).to_have_url(f"{url}{PAGE}#{second}")
    assert page.evaluate("navigator.clipboard.readText()") == f"{url}{PAGE}#{second}"
    page.keyboard.press("Tab")
    page.locator("#law a.headerlink").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#law")
    assert page.evaluate("navigator.clipboard.readText()") == f"{url}{PAGE}#law"
    context.close()


def test_without_scripts_the_number_is_an_ordinary_link(browser: Browser, url: str, root: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(url + PAGE)
    last = stamps(root / SOURCE)[-1]
    page.locator(f"#{last} > a.para").click()
    expect(page).to_have_url(f"{url}{PAGE}#{last}")
    context.close()


def test_numbers_are_in_neither_copied_text_nor_search(page: Page, url: str, root: Path) -> None:
    page.goto(url + PAGE)
    page.locator(".md-content article").evaluate("node => getSelection().selectAllChildren(node)")
    copied = page.evaluate("getSelection().toString()")
    assert "The first duty is contact." in copied
    assert not re.search(r"¶\s*\d|Paragraph \d", copied)
    entries = json.loads((root / "site/search/search_index.json").read_text())["docs"]
    entries = [e for e in entries if not e["location"].startswith("for-instructors/")]  # which explains the numbers
    assert not [e["location"] for e in entries if re.search(r"para\b|Paragraph \d|¶|p-[a-z0-9]{4}\b", e["text"])]
