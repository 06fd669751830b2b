"""The card of a mark whose reference stands on a page of its own, and where the mark leads when there is none."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", ["glossary/", "debates/", "timeline/"])
def test_a_mark_whose_reference_stands_on_another_page_shows_it_too(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    mark = page.locator("article a.cite").nth(3)
    anchor = mark.get_attribute("id")
    mark.hover()
    said = page.get_by_role("tooltip").locator("b").text_content()
    assert said
    page.keyboard.press("Escape")
    mark.click()
    expect(page).to_have_url(re.compile(f"{path}references/#ref-"))
    item = page.locator(f"#{page.url.rpartition('#')[2]}")
    assert said == item.locator(".record").text_content()
    item.locator(f"a[href$='#{anchor}']").click()
    expect(page).to_have_url(f"{address}{path}#{anchor}")


def test_a_tap_leads_to_a_reference_that_cannot_be_had_for_a_card(browser: Browser, address: str) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address + "glossary/")
    page.route("**/glossary/references/", lambda route: route.abort() if route.request.resource_type == "fetch" else
               route.continue_())  # fmt: skip
    page.locator("article a.cite").first.tap()
    expect(page).to_have_url(re.compile("glossary/references/#ref-"))
    context.close()
