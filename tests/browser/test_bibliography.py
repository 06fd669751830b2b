"""The filter of lists of works, used by hand."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

ALL = ["atkinson-2010", "cottey-forster-2004", "drab-2018"]


def shown(page: Page) -> list[str]:
    return page.eval_on_selector_all(
        "li[data-kind][id]", "items => items.filter(item => item.offsetHeight).map(item => item.id)"
    )


def test_works_are_found_by_words_author_and_year(page: Page, address: str) -> None:
    page.goto(f"{address}bibliography/")
    status = page.get_by_role("search", name="Works").get_by_role("status")
    assert sorted(shown(page)) == ALL
    page.get_by_label("Words").fill("free overv")
    assert shown(page) == ["drab-2018"]
    expect(status).to_have_text("1 of 4 works")
    expect(page.locator("#works-on-soft-power")).to_be_hidden()
    page.get_by_label("Words").fill("")
    page.get_by_label("Author").fill("forster andrew")
    assert shown(page) == ["cottey-forster-2004"]
    expect(status).to_have_text("2 of 4 works")
    page.get_by_label("Author").fill("")
    page.get_by_label("From").fill("2005")
    page.get_by_label("To").fill("2015")
    assert shown(page) == ["atkinson-2010"]
    page.get_by_label("From").fill("")
    page.get_by_label("To").fill("")
    assert sorted(shown(page)) == ALL
    expect(status).to_have_text("")


def test_without_scripts_the_whole_list_stands(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}bibliography/")
    assert page.locator("li[data-kind]:visible").count() == 4
    assert not page.locator(".filter").count()
    context.close()
