"""The box of the search: how a query is entered and cleared, what opens and closes it, what it says when it fails."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

TOPIC = "topics/military-attaches/"
LONG = "how do states use their armed forces in diplomacy with partn"


def box(page: Page):
    return page.locator(".search__input")


def results(page: Page):
    return page.locator(".search__link")


@pytest.fixture
def opened(page: Page, address: str) -> Page:
    """A page with its search open and ready."""
    page.goto(address + TOPIC)
    box(page).click()
    expect(page.locator(".search__meta")).to_have_text("Type to start searching")
    return page


def test_words_that_come_without_keys_are_searched(opened: Page) -> None:
    opened.keyboard.insert_text("hotline")
    expect(results(opened).first).to_contain_text("Hotlines")


def test_the_button_that_clears_the_query_clears_the_results(opened: Page) -> None:
    opened.keyboard.insert_text("hotline")
    expect(results(opened).first).to_be_visible()
    opened.get_by_role("button", name="Clear").click()
    expect(results(opened)).to_have_count(0)
    expect(opened.locator(".search__meta")).to_have_text("Type to start searching")


def test_a_completion_is_shown_only_where_it_stands_behind_what_is_typed(opened: Page) -> None:
    ghost = opened.locator(".search__ghost")
    opened.keyboard.type("attac")
    expect(ghost).to_have_text("attaché")
    expect(ghost).to_be_visible()
    box(opened).fill("")
    opened.keyboard.type(LONG)
    assert box(opened).evaluate("box => box.scrollWidth > box.clientWidth")
    expect(ghost).to_be_hidden()


def test_the_first_search_gives_the_focus_back(page: Page, address: str) -> None:
    page.goto(address + TOPIC)
    link = page.locator("article a.term").first
    link.focus()
    page.keyboard.press("Control+k")
    page.keyboard.type("naval")
    expect(results(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(results(page).first).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    expect(results(page).first).to_be_hidden()


def test_escape_closes_before_anything_is_loaded(page: Page, address: str) -> None:
    page.route("**/search.js", lambda route: None)  # it never comes
    page.goto(address + TOPIC)
    page.keyboard.press("Control+k")
    expect(page.locator(".search__panel")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".search__panel")).to_be_hidden()


def test_a_click_elsewhere_closes(opened: Page) -> None:
    opened.keyboard.insert_text("hotline")
    expect(results(opened).first).to_be_visible()
    opened.mouse.click(300, 850)
    expect(opened.locator(".search__panel")).to_be_hidden()


def test_no_letter_alone_does_anything(opened: Page) -> None:
    """WCAG 2.2, 2.1.4: dictation types letters, and so would turn pages."""
    opened.keyboard.press("Escape")
    for key in "/fsnp.,":
        opened.keyboard.press(key)
    expect(opened.locator(".search__panel")).to_be_hidden()
    opened.wait_for_load_state("networkidle")
    assert opened.url.endswith(TOPIC)
    assert opened.evaluate("document.activeElement === document.body")


def test_letters_typed_on_a_result_go_on_with_the_query(opened: Page) -> None:
    opened.keyboard.insert_text("hot")
    expect(results(opened).first).to_be_visible()
    opened.keyboard.press("ArrowDown")
    opened.keyboard.type("n")
    expect(box(opened)).to_have_value("hotn")


def test_on_a_phone_a_button_with_a_name_closes(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(address + TOPIC)
    door = page.get_by_role("button", name="Search", exact=True)
    door.tap()
    expect(box(page)).to_be_focused()
    page.get_by_role("button", name="Close the search").tap()
    expect(box(page)).to_be_hidden()
    expect(door).to_be_focused()
    context.close()


@pytest.mark.parametrize("how", ["unreachable", "missing"])
@pytest.mark.parametrize("file", ["search/**/*.json", "search.js"])
def test_a_search_that_cannot_load_says_so(page: Page, address: str, file: str, how: str) -> None:
    page.route(
        f"**/{file}", lambda route: route.abort() if how == "unreachable" else route.fulfill(status=404, body="")
    )
    page.goto(address + TOPIC)
    page.keyboard.press("Control+k")
    page.keyboard.type("hotline")
    expect(page.locator(".search__meta")).to_have_text("The search could not be loaded.")
    expect(page.locator(".search__status")).to_contain_text("The search could not be loaded.")
    page.locator(".search__notes").get_by_role("link", name="A–Z index").click()
    expect(page.locator("h1")).to_have_text("A–Z index")


@pytest.mark.parametrize("body", ["", "{", "{}", "null"])
def test_a_search_without_a_whole_index_says_so(page: Page, address: str, body: str) -> None:
    page.route("**/search/**/*.json", lambda route: route.fulfill(status=200, body=body))
    page.goto(address + TOPIC)
    page.keyboard.press("Control+k")
    page.keyboard.type("hotline")
    expect(page.locator(".search__meta")).to_have_text("The search could not be loaded.")


def test_the_search_closes_when_the_focus_goes_on(opened: Page) -> None:
    for _ in range(5):
        opened.keyboard.press("Tab")
        if opened.evaluate("!document.activeElement.closest('[data-search]')"):
            break
    expect(opened.locator(".search__panel")).to_be_hidden()
    assert opened.evaluate("document.activeElement.matches('a, button')")
    opened.keyboard.press("Shift+Tab")
    expect(opened.locator(".search__panel")).to_be_visible()
