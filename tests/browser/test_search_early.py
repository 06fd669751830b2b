"""What a search waits for on a slow network: few light requests, none after another, and names before texts."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser

INITIALS = "**/search/initials/*.json"


class Held:
    """Requests of a page for files of one name, held until they are let go."""

    def __init__(self, page: Page, pattern: str) -> None:
        self.routes: list[Route] = []
        page.route(pattern, self.hold)

    def hold(self, route: Route) -> None:
        self.routes.append(route)

    def go(self) -> None:
        for route in self.routes:
            route.continue_()


INDEX = "search/search_index.json"


def type_query(page: Page, query: str) -> None:
    page.keyboard.press("Control+k")
    page.keyboard.insert_text(query)


def test_what_the_search_needs_first_is_asked_for_at_once(page: Page, address: str) -> None:
    Held(page, "**/search.js")
    page.goto(address)
    with page.expect_request("**/search.js"):
        page.locator(".search-door").dispatch_event("pointerenter")
    page.keyboard.press("Control+k")
    page.keyboard.type("h")
    with page.expect_request(INITIALS):  # though no program is there yet
        page.keyboard.type("o")


def test_the_first_results_need_two_light_requests(page: Page, address: str, site: Path) -> None:
    Held(page, "**/search_index.json")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.lstrip("/")))
    page.goto(address, wait_until="networkidle")
    type_query(page, "hot")
    expect(page.locator(".search__link").first).to_contain_text("Hotlines")
    # what the browser has in memory it does not ask for
    found = [path for path in asked if "search" in path and not path.endswith("worker.js")]
    first = found[: found.index(INDEX)] if INDEX in found else found
    assert len(first) == len({*first}) <= 2  # what was asked for beforehand is what is read
    for path in first:
        assert len(gzip.compress((site / path).read_bytes())) < (3_000 if "initials" in path else 8_500)


def test_no_file_of_names_is_heavy(site: Path) -> None:
    files = list((site / "search/initials").iterdir())
    sizes = sorted(len(gzip.compress(file.read_bytes())) for file in files)
    assert len(files) == 256
    assert sizes[-1] < 12_000
    assert sizes[128] < 1_500


def test_nothing_of_the_search_comes_before_it_is_wanted(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    assert not [url for url in asked if "/search/" in url]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("ATTACHÉ", "attaché"),
        ("atta", "attaché"),
        ("ａｔｔａｃｈé", "attaché"),
        ("confidence", "Confidence"),
        ("conﬁdence", "Confidence"),
        ("defence pacts", "Defense agreements and security pacts"),
        ("joint exercise", "Joint exercise"),
        ("the", "The"),
        ("what is soft power", "Soft power"),
        ("article 5", "Article 5"),
    ],
)
def test_names_are_found_as_the_engine_finds_them_and_the_first_stays_first(
    page: Page, address: str, query: str, first: str
) -> None:
    held = Held(page, "**/search_index.json")
    page.goto(address)
    type_query(page, query)
    link = page.locator(".search__link").first
    expect(link).to_contain_text(re.compile(first, re.IGNORECASE))
    expect(page.locator(".search__meta")).to_have_text("Searching the texts …")
    early = page.locator(".search__title").first.text_content()
    held.go()
    expect(page.locator(".search__meta")).to_contain_text(re.compile("page|term"))
    assert page.locator(".search__title").first.text_content() == early


def test_names_are_listed_before_the_texts_and_then_both(page: Page, address: str) -> None:
    held = Held(page, "**/search_index.json")
    page.goto(address)
    type_query(page, "hot")
    meta = page.locator(".search__meta")
    expect(page.locator(".search__link").first).to_contain_text("Hotlines")
    expect(meta).to_have_text("Searching the texts …")
    expect(page.locator(".search__snippet").first).to_be_empty()
    held.go()
    expect(meta).to_contain_text("pages")
    expect(page.locator(".search__snippet mark").first).to_be_attached()


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("joint exercises trust", 1),  # the others lack the last word
        ("what is an attaché", 12),
        ('"exercises joint"', 0),  # in this order they may stand in a text
    ],
)
def test_of_names_only_those_are_listed_that_have_every_word(page: Page, address: str, query: str, number: int) -> None:
    Held(page, "**/search_index.json")
    page.goto(address)
    type_query(page, "hot")
    expect(page.locator(".search__item")).to_have_count(3)
    page.locator(".search__input").fill(query)
    expect(page.locator(".search__item")).to_have_count(number)


@pytest.mark.parametrize("query", ["balikaten", "quetzalcoatl"])
def test_of_names_nothing_is_guessed_and_nothing_missed(page: Page, address: str, query: str) -> None:
    """A word that no name has may stand in a text."""
    held = Held(page, "**/search_index.json")
    page.goto(address)
    type_query(page, "hot")
    expect(page.locator(".search__link").first).to_be_visible()
    page.locator(".search__input").fill(query)
    expect(page.locator(".search__link")).to_have_count(0)
    expect(page.locator(".search__meta")).to_have_text("Searching the texts …")
    held.go()
    expect(page.locator(".search__meta")).not_to_have_text("Searching the texts …")


def test_a_list_that_a_reader_walks_through_stays(page: Page, address: str) -> None:
    held = Held(page, "**/search_index.json")
    page.goto(address)
    type_query(page, "hot")
    first = page.locator(".search__link").first
    expect(first).to_contain_text("Hotlines")
    page.keyboard.press("ArrowDown")
    held.go()
    expect(page.locator(".search__meta")).to_contain_text("listed when you go back to the question")
    expect(page.locator(".search__status")).to_contain_text("listed when you go back to the question")
    expect(first).to_be_focused()
    expect(page.locator(".search__snippet").first).to_be_empty()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".search__snippet mark").first).to_be_attached()
    expect(page.locator(".search__input")).to_be_focused()
    expect(page.locator(".search__meta")).not_to_contain_text("listed when")


def test_what_came_late_is_dropped_with_its_question(page: Page, address: str) -> None:
    held = Held(page, "**/search_index.json")
    page.goto(address)
    type_query(page, "hot")
    expect(page.locator(".search__link").first).to_contain_text("Hotlines")
    page.keyboard.press("ArrowDown")
    held.go()
    expect(page.locator(".search__meta")).to_contain_text("listed when")
    page.keyboard.type("l")
    expect(page.locator(".search__input")).to_have_value("hotl")
    expect(page.locator(".search__snippet mark").first).to_be_attached()


def test_texts_that_cannot_be_loaded_leave_the_names(page: Page, address: str) -> None:
    page.route("**/search_index.json", lambda route: route.abort())
    page.goto(address)
    type_query(page, "hot")
    meta = page.locator(".search__meta")
    said = "Only names were searched: the texts could not be loaded."
    expect(meta).to_have_text(said)
    expect(page.locator(".search__status")).to_contain_text(said)
    expect(page.locator(".search__status")).not_to_contain_text("The search could not be loaded")
    expect(page.locator(".search__link").first).to_contain_text("Hotlines")
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".search__snippet mark").first).to_be_attached()


def test_without_the_index_of_names_the_whole_answers(page: Page, address: str) -> None:
    page.route(INITIALS, lambda route: route.fulfill(status=404, body=""))
    page.goto(address)
    type_query(page, "hot")
    expect(page.locator(".search__snippet mark").first).to_be_attached()


@pytest.mark.parametrize(
    ("file", "button", "shown"),
    [("evidence.js", "law and official", ".dim"), ("mine.js", "Add this page", "[data-see] [role=status] a")],
)
def test_a_program_that_could_not_be_loaded_is_asked_for_again(
    browser: Browser, address: str, file: str, button: str, shown: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route(f"**/{file}", lambda route: route.abort())
    page.goto(f"{address}topics/crisis-management/")
    with page.expect_event("requestfailed"):
        page.get_by_role("button", name=button).first.click()
    page.unroute_all()
    page.get_by_role("button", name=button).first.click()
    expect(page.locator(shown).first).to_be_attached()
    context.close()
