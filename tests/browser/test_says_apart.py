"""What sources say on a page that has it in a file: at a mark, in the list, without scripts, and where that fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from kb.finish.apart import SAYS, take_apart
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

pytestmark = pytest.mark.browser

PATH = "topics/military-attaches/"


@pytest.fixture(scope="module")
def whole(site: Path) -> str:
    """The page as it is while it is light."""
    return (site / PATH / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def said(whole: str) -> list[str]:
    return [span.text_content() for span in html.fromstring(whole).xpath("//span[@class='said']")]


def heavy(context: BrowserContext, whole: str, fails: int = 0) -> tuple[Page, list[str]]:
    """A tab that is given the page as if it were heavy, and its file after so many failures; what is asked for."""
    light, says = take_apart(whole, "../../references/", heavy=0)
    asked: list[str] = []

    def file(route) -> None:
        asked.append(route.request.url)
        if len(asked) <= fails:
            route.abort()
        else:
            route.fulfill(body=says, content_type="application/json")

    context.route(f"**/{PATH}", lambda route: route.fulfill(body=light, content_type="text/html"))
    context.route(f"**/{PATH}{SAYS}", file)
    return context.new_page(), asked


def test_a_mark_fetches_what_its_place_says_once(page: Page, address: str, whole: str, said: list[str]) -> None:
    entry, asked = heavy(page.context, whole)
    entry.goto(address + PATH, wait_until="networkidle")
    assert asked == []
    card = entry.get_by_role("tooltip")
    for n in (0, 1):
        entry.locator("article a.cite").nth(n).hover()
        expect(card).to_be_visible()
        words = card.locator("span").text_content() or ""
        assert any(sentence.removeprefix(": ") in words for sentence in said), words
        entry.keyboard.press("Escape")
    assert asked == [f"{address}{PATH}{SAYS}"]


def test_a_tap_shows_it_too(browser: Browser, address: str, whole: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    entry, asked = heavy(context, whole)
    entry.goto(address + PATH)
    entry.locator("article a.cite").first.tap()
    expect(entry.get_by_role("tooltip").locator("span")).not_to_be_empty()
    assert len(asked) == 1
    assert entry.url == address + PATH
    context.close()


def test_the_list_shows_all_of_it(page: Page, address: str, whole: str, said: list[str]) -> None:
    entry, _ = heavy(page.context, whole)
    entry.goto(address + PATH)
    places = entry.locator(".part--references .said")
    expect(places.first).to_be_hidden()
    entry.get_by_role("button", name="Show what each source says").click()
    expect(places.first).to_be_visible()
    assert places.all_text_contents() == said
    expect(entry.locator(".elsewhere")).to_have_count(0)


def test_the_reference_that_a_reader_was_led_to_has_it(page: Page, address: str, whole: str) -> None:
    entry, _ = heavy(page.context, whole)
    entry.goto(f"{address}{PATH}#ref-1")
    expect(entry.locator("#ref-1 .said").first).to_be_visible()
    expect(entry.locator("#ref-1 .said").first).not_to_be_empty()


def test_a_card_shows_the_rest_where_it_cannot_be_had_and_asks_again(page: Page, address: str, whole: str) -> None:
    entry, asked = heavy(page.context, whole, fails=1)
    entry.goto(address + PATH)
    mark, card = entry.locator("article a.cite").first, entry.get_by_role("tooltip")
    mark.hover()
    expect(card.locator("small")).to_contain_text("Reference 1")
    before = card.text_content() or ""
    entry.keyboard.press("Escape")
    entry.mouse.move(5, 5)
    mark.hover()
    expect(card).to_be_visible()
    assert len(card.text_content() or "") > len(before)
    assert len(asked) == 2


def test_a_card_does_not_wait_for_it_without_end(browser: Browser, address: str, whole: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    entry, _ = heavy(context, whole)
    held: list[Route] = []
    entry.route(f"**/{SAYS}", lambda route: held.append(route))  # noqa: PLW0108 - it asks a function for its parameters
    entry.goto(address + PATH)
    entry.locator("article a.cite").first.tap()
    card = entry.get_by_role("tooltip")
    expect(card.locator("small")).to_contain_text("Reference 1")
    short = card.locator("span").text_content() or ""
    held[0].fallback()
    expect(card.locator("span")).not_to_have_text(short)
    context.close()


def test_where_it_cannot_be_had_a_line_says_where_it_stands(page: Page, address: str, whole: str) -> None:
    entry, _ = heavy(page.context, whole, fails=1)
    entry.goto(address + PATH)
    line = entry.locator(".part--references .elsewhere")
    button = entry.get_by_role("button", name="Show what each source says")
    expect(line).to_be_hidden()
    button.click()
    expect(line).to_be_visible()
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(line).to_have_count(0)
    expect(entry.locator(".part--references .said").first).to_be_visible()


def test_without_scripts_a_line_says_where_it_stands(browser: Browser, address: str, whole: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    entry, _ = heavy(context, whole)
    entry.goto(address + PATH)
    line = entry.locator(".part--references .elsewhere")
    expect(line).to_be_visible()
    line.get_by_role("link").click()
    expect(entry).to_have_url(f"{address}references/")
    context.close()
