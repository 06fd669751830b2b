"""Where a card opens and when: it is whole in a small window, and only a reader opens it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

ENTRY = "topics/military-attaches/"
ZOOMED = {"width": 320, "height": 256}
"""What is left of a window of 1280 by 1024 pixels at 400%."""


def test_a_link_that_scrolls_under_the_pointer_opens_no_card(page: Page, address: str) -> None:
    page.goto(address + ENTRY)
    link = page.locator("article p a.term").first
    link.evaluate("link => link.scrollIntoView({ block: 'center' })")
    box = link.bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] - 245)
    page.mouse.wheel(0, 250)
    page.wait_for_function("link => link.matches(':hover')", arg=link.element_handle())
    shown = "done => setTimeout(() => done(!!document.querySelector('.preview:not([hidden])')), 700)"
    assert not page.evaluate(f"() => new Promise({shown})")
    page.mouse.move(box["x"] + 7, box["y"] - 244)
    expect(page.get_by_role("tooltip")).to_be_visible()


def test_a_card_is_whole_at_400_percent(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=ZOOMED)
    page = context.new_page()
    page.goto(address + ENTRY)
    for link in page.locator("article p :is(a.term, a.cite)").all()[:6]:
        link.scroll_into_view_if_needed()
        link.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        expect(page.get_by_role("tooltip")).to_be_visible()
        box = page.locator(".preview").bounding_box()
        assert min(box["x"], box["y"]) >= 0
        assert box["x"] + box["width"] <= ZOOMED["width"]
        assert box["y"] + box["height"] < ZOOMED["height"] + 1
        page.keyboard.press("Escape")
    context.close()


def test_a_card_closes_though_the_pointer_moves_on(page: Page, address: str) -> None:
    page.goto(address + ENTRY)
    link = page.locator("article p a.term").first
    link.evaluate("link => link.scrollIntoView({ block: 'center' })")
    box = link.bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    expect(page.get_by_role("tooltip")).to_be_visible()
    for step in range(20):  # without a pause as long as that after which a card closes
        page.mouse.move(5 + step, 300)
        page.wait_for_timeout(100)
    assert page.locator(".preview:not([hidden])").count() == 0
