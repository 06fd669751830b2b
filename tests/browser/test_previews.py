"""The cards of links in a real browser: hover, focus, tap, Escape, scrolling, from files, and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from reader import see_preview

pytestmark = pytest.mark.browser

ENTRY = "topics/military-attaches/"
GLOSSARY = re.compile("/glossary/#")


def first(page: Page, selector: str = "a.term"):
    return page.locator(f"article p {selector}").first


def card(page: Page):
    return page.get_by_role("tooltip")


@pytest.fixture
def entry(page: Page, address: str) -> Page:
    page.goto(address + ENTRY)
    return page


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(address + ENTRY)
    yield page
    context.close()


def test_hover_shows_what_the_title_said(entry: Page) -> None:
    see_preview(entry)
    link = first(entry)
    expect(card(entry).locator("small")).to_have_text("Glossary")
    assert link.get_attribute("title") is None, "the browser would show the title as well"
    assert len(entry.locator(".preview").evaluate("e => e.outerHTML").encode()) <= 1000


def test_the_card_describes_its_link_to_assistive_technology(entry: Page) -> None:
    link = first(entry)
    link.hover()
    expect(card(entry)).to_be_visible()
    meaning = card(entry).locator("span").text_content()
    expect(link).to_have_accessible_description(re.compile(re.escape(meaning)))
    entry.keyboard.press("Escape")
    expect(link).to_have_accessible_description(re.compile(re.escape(meaning)))


@pytest.mark.parametrize(("folder", "kind"), [("topics", "Topic"), ("cases", "Case study")])
def test_a_link_to_a_page_says_what_kind_of_page_it_is(page: Page, address: str, folder: str, kind: str) -> None:
    page.goto(f"{address}cases/hotlines-and-incidents-at-sea/" if folder == "topics" else f"{address}topics/history/")
    link = page.locator(f".part > p > a[href*='{folder}/']").first
    name = link.get_attribute("title").split(" — ")[0]
    link.hover()
    expect(card(page).locator("b")).to_have_text(name)
    expect(card(page).locator("small")).to_have_text(kind)


def test_a_citation_mark_shows_its_reference(entry: Page) -> None:
    mark = entry.locator("article a.cite").first
    item = entry.locator(mark.get_attribute("href"))
    place = item.locator(".place", has=entry.locator(f"[href='#{mark.get_attribute('id')}']")).first
    mark.hover()
    expect(card(entry).locator("b")).to_have_text(item.locator(".record").text_content())
    said = card(entry).locator("span").text_content()
    assert said
    assert said in place.text_content()
    assert "↑" not in said
    expect(card(entry).locator("small")).to_have_text(f"Reference 1 · {item.locator('.kind').text_content()}")
    entry.keyboard.press("Escape")
    assert mark.get_attribute("title") is None, "a mark has a card, and no title"


def test_focus_shows_the_card_and_escape_closes_it_without_moving_focus(entry: Page) -> None:
    link = first(entry)
    for _ in range(200):
        entry.keyboard.press("Tab")
        if link.evaluate("e => e === document.activeElement"):
            break
    expect(card(entry)).to_be_visible()
    entry.keyboard.press("Escape")
    expect(card(entry)).to_be_hidden()
    expect(link).to_be_focused()
    entry.keyboard.press("Tab")
    entry.keyboard.press("Shift+Tab")
    expect(card(entry)).to_be_visible()
    entry.keyboard.press("Enter")
    expect(entry).to_have_url(GLOSSARY)


def test_the_pointer_can_move_onto_the_card_and_open_from_there(entry: Page) -> None:
    link = first(entry)
    link.hover()
    expect(card(entry)).to_be_visible()
    card(entry).hover()
    entry.wait_for_timeout(700)
    expect(card(entry)).to_be_visible()
    entry.get_by_role("link", name="Open ").click()
    expect(entry).to_have_url(GLOSSARY)


def test_the_card_goes_when_the_pointer_leaves_and_when_the_page_scrolls(entry: Page) -> None:
    first(entry).hover()
    expect(card(entry)).to_be_visible()
    entry.mouse.move(5, 5)
    expect(card(entry)).to_be_hidden()
    first(entry).hover()
    expect(card(entry)).to_be_visible()
    entry.mouse.wheel(0, 300)
    expect(card(entry)).to_be_hidden()


def test_the_first_tap_shows_the_card_and_the_second_opens(phone: Page) -> None:
    link = first(phone)
    link.tap()
    expect(card(phone)).to_be_visible()
    assert phone.url.endswith(ENTRY)
    box = phone.locator(".preview").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    link.tap()
    expect(phone).to_have_url(GLOSSARY)


LISTS = {
    "home": ("", ".part--instruments li a"),
    "area": ("areas/instruments/", ".page--area li a"),
    "timeline": ("timeline/", ".part--list li a[href*='cases/']"),
    "related pages": (ENTRY, ".part--related li > a:first-child"),
    "backlinks": (ENTRY, ".part--backlinks li li a"),
}
"""A page with a list of links, and what its links match."""


@pytest.mark.parametrize("name", LISTS)
def test_one_tap_opens_a_link_of_a_list(phone: Page, address: str, name: str) -> None:
    path, links = LISTS[name]
    phone.goto(address + path)
    link = phone.locator(links).first
    target = link.evaluate("a => a.href")
    phone.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
    link.tap()
    expect(phone).to_have_url(target)


def test_a_tap_on_open_opens_and_a_tap_elsewhere_closes(phone: Page) -> None:
    first(phone).tap()
    expect(card(phone)).to_be_visible()
    phone.locator("h1").tap()
    expect(card(phone)).to_be_hidden()
    first(phone).tap()
    phone.get_by_role("link", name="Open ").tap()
    expect(phone).to_have_url(GLOSSARY)


def test_cards_work_from_a_file(page: Page, site: Path) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto((site / ENTRY / "index.html").as_uri())
    first(page).hover()
    expect(card(page)).to_be_visible()
    expect(card(page).locator("small")).to_have_text("Glossary")
    assert all(url.startswith("file:") for url in requests)


def test_a_card_fetches_nothing(entry: Page) -> None:
    entry.wait_for_load_state("networkidle")
    requests: list[str] = []
    entry.on("request", lambda request: requests.append(request.url))
    first(entry).hover()
    expect(card(entry)).to_be_visible()
    assert requests == []


def test_anchors_beyond_ascii_work(entry: Page) -> None:
    entry.evaluate("""() => {
        const link = document.querySelector('article p a.term');
        link.href = '#état-hôte';
        link.title = 'État hôte — Où l’attaché sert.';
    }""")
    first(entry).hover()
    expect(card(entry).locator("b")).to_have_text("État hôte")
    entry.get_by_role("link", name="Open État hôte").click()
    expect(entry).to_have_url(re.compile("#%C3%A9tat-h%C3%B4te$"))


def test_without_javascript_links_are_plain_links_with_titles(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + ENTRY)
    link = first(page)
    assert " — " in link.get_attribute("title")
    link.click()
    expect(page).to_have_url(GLOSSARY)
    context.close()


def test_a_list_that_could_not_be_had_is_asked_for_again(page: Page, address: str) -> None:
    page.goto(address + "debates/")
    marks = page.locator("article a.cite")
    page.route("**/references/", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        marks.nth(0).hover()
    page.unroute_all()
    marks.nth(1).hover()
    expect(card(page).locator("b")).not_to_be_empty()


def test_the_script_stays_small(site: Path) -> None:
    assert (site / "assets/previews.js").stat().st_size < 4700


def test_a_term_named_in_the_glossary_is_shown_from_the_page_itself(page: Page, address: str) -> None:
    page.goto(address + "glossary/")
    link = page.locator(".about a.term").first
    assert page.locator("a.term[title]").count() == 0
    link.scroll_into_view_if_needed()
    link.hover()
    card = page.locator(".preview")
    expect(card).to_be_visible()
    name = page.locator(f"[id='{(link.get_attribute('href') or '').removeprefix('#')}']").inner_text().rstrip("¶")
    expect(card.locator("b")).to_have_text(name)
    assert len(card.locator("span").inner_text()) > 30


def test_an_anchor_far_down_a_long_page_is_reached(page: Page, address: str) -> None:
    page.goto(address + "glossary/#un-register")
    expect(page.locator("#un-register")).to_be_in_viewport()
    page.goto(address + "glossary/#letter-v")
    expect(page.locator("#letter-v")).to_be_in_viewport()
    assert page.locator(".part--letter-a").evaluate("part => getComputedStyle(part).contentVisibility") == "auto"
