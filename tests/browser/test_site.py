"""The built site in a real browser: reading, following links, searching."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_home_to_topic_to_term_and_back(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("article").get_by_role("link", name="Military attachés").first.click()
    expect(page).to_have_url(address + "topics/military-attaches/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Military attachés")
    page.locator("article").get_by_role("link", name="diplomatic corps").first.click()
    expect(page).to_have_url(address + "glossary/#diplomatic-corps")
    expect(page.locator("#diplomatic-corps")).to_be_in_viewport()
    page.go_back()
    expect(page).to_have_url(address + "topics/military-attaches/")


def test_search_with_accents_finds_the_page(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Control+k")
    page.get_by_role("textbox").fill("attachés")
    first = page.locator(".search__item").first.get_by_role("link").first
    expect(first).to_contain_text("Military attachés")
    first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Military attachés")


def test_no_place_of_a_citation_is_empty(site: Path) -> None:
    text = (site / "references" / "index.html").read_text(encoding="utf-8")
    assert "Cited in" in text
    assert not re.search(r"\(\s*;|;\s*\)|\(\s*\)", text)
