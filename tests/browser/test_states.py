"""Accessibility of what opens: axe-core finds nothing wrong with the search, the menu or a preview open."""

from __future__ import annotations

import pytest
from axe import LOOKS, violations
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

TOPIC = "topics/military-attaches/"


def open_search(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.keyboard.type("attach")
    expect(page.locator(".search__link").first).to_be_visible()


def open_search_for_nothing(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.keyboard.type("zzqx")
    expect(page.locator(".search__meta")).not_to_contain_text("Initializing")


def open_menu(page: Page) -> None:
    button = page.get_by_role("button", name="Menu", exact=True)
    if button.is_visible():
        button.click()
    expect(page.get_by_role("navigation", name="Site")).to_be_visible()


def unfold(page: Page) -> None:
    for summary in page.locator("details.more summary").all():
        summary.click()


def preview(page: Page) -> None:
    page.locator("a.term").first.hover()
    expect(page.locator(".preview")).to_be_visible()


STATES = {
    "search": (TOPIC, open_search),
    "empty search": (TOPIC, open_search_for_nothing),
    "menu": (TOPIC, open_menu),
    "unfolded": (TOPIC, unfold),
    "preview": (TOPIC, preview),
    "missing": ("404.html", lambda page: None),
}


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_no_violation(browser: Browser, address: str, state: str, scheme: str, width: int) -> None:
    path, enter = STATES[state]
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 844}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address + path)
    enter(page)
    found = violations(page, scheme)
    context.close()
    assert not found, "\n".join(found)
