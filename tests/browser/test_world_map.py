"""The map of places: reached by keyboard and by touch, passed by, and found by the search."""

from __future__ import annotations

import pytest
from asking import ask
from axe import LOOKS, violations
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


def test_the_keyboard_reaches_each_state_of_the_map_and_opens_it(page: Page, address: str) -> None:
    page.goto(address + "places/")
    links = page.locator("svg.world a")
    names = links.evaluate_all("all => all.map(a => a.getAttribute('aria-label'))")
    assert len(names) > 20
    links.first.focus()
    for name in names[:5]:
        assert page.evaluate("document.activeElement.getAttribute('aria-label')") == name
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(names[5].split(":")[0])


def test_the_focus_shows(page: Page, address: str) -> None:
    page.goto(address + "places/")
    shape = page.locator("svg.world a .shape").first
    look = "e => getComputedStyle(e).fill + getComputedStyle(e).strokeWidth"
    before = shape.evaluate(look)
    page.locator(".past").focus()
    page.keyboard.press("Tab")
    assert shape.evaluate(look) != before


def test_the_keyboard_passes_the_map_by(page: Page, address: str) -> None:
    page.goto(address + "places/")
    page.locator(".past").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('#list, .states')")


def test_a_finger_opens_a_small_state(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(address + "places/")
    dot = page.locator("svg.world a", has=page.locator("circle.shape")).first
    name = dot.get_attribute("aria-label")
    dot.locator("circle.shape").tap()
    expect(page.locator("h1")).to_have_text(name.split(":")[0])
    context.close()


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
@pytest.mark.parametrize("path", ["places/", "places/united-states/"])
def test_axe_finds_nothing_on_places(browser: Browser, address: str, path: str, scheme: str, width: int) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 844})
    page = context.new_page()
    page.goto(address + path)
    assert violations(page, scheme) == []
    context.close()


def pictures_of_home(browser: Browser, address: str, width: int, scheme: str) -> list[str]:
    """The names of the pictures that the first view of the home page loads."""
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = context.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.rsplit("/", 1)[-1]))
    page.goto(address, wait_until="networkidle")
    context.close()
    assert len(loaded) <= 12, loaded
    return [name for name in loaded if name.startswith("map-")]


@pytest.mark.parametrize(
    ("width", "scheme", "wanted"),
    [(1280, "light", ["map-light.svg"]), (1280, "dark", ["map-dark.svg"]), (390, "light", []), (1000, "dark", [])],
)
def test_the_home_page_loads_its_map_only_where_it_shows(
    browser: Browser, address: str, width: int, scheme: str, wanted: list[str]
) -> None:
    assert pictures_of_home(browser, address, width, scheme) == wanted


def test_the_map_of_the_home_page_leads_to_the_places(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Map of the world.").click()
    expect(page.locator("h1")).to_have_text("Places")


WANTED = {
    "Russia": "places/russia/",
    "UK": "places/united-kingdom/",
    "Czechoslovakia": "places/czechoslovakia/",
    "USSR": "places/soviet-union/",
    "America": "places/united-states/",
    "Indonesia": "places/#missing",
    "Burma": "places/#missing",
    "Japanese": "places/japan/",
    "Kenyan": "places/#missing",
}


@pytest.mark.parametrize("name", WANTED)
def test_the_search_finds_a_place_or_says_that_there_is_nothing(search: Page, name: str) -> None:
    assert WANTED[name] in (found := ask(search, name)[:3]), found
