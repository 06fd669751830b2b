"""A figure as readers see it: one drawing, for their colors and their width, loaded when they come near."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

PATH = "topics/joint-exercises/"


def shown(page: Page) -> str:
    """The file of the one drawing that is shown and loaded."""
    page.locator("figure.chart").scroll_into_view_if_needed()
    image = page.locator("figure.chart img:visible")
    expect(image).to_have_count(1)
    page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=image.element_handle())
    return image.evaluate("image => image.currentSrc.split('/').pop()")


@pytest.mark.parametrize(("width", "name"), [(1280, "wide"), (390, "narrow")])
@pytest.mark.parametrize("colors", ["light", "dark"])
def test_a_reader_gets_the_drawing_for_their_colors_and_width(
    browser: Browser, address: str, width: int, name: str, colors: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=colors)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + PATH)
    assert shown(page) == f"exercise-nations-{name}-{colors}.svg"
    assert [url.split("/")[-1] for url in asked if url.endswith(".svg") and "/figures/" in url] == [
        f"exercise-nations-{name}-{colors}.svg"
    ]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


@pytest.mark.parametrize(("system", "chosen"), [("light", "dark"), ("dark", "light")])
def test_colors_that_a_reader_chose_win(browser: Browser, address: str, system: str, chosen: str) -> None:
    context = browser.new_context(color_scheme=system)
    page = context.new_page()
    page.goto(address + PATH)
    page.evaluate("colors => document.documentElement.dataset.colors = colors", chosen)
    assert shown(page).endswith(f"-{chosen}.svg")
    context.close()


def test_many_sources_do_not_widen_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(address + PATH)
    page.locator(".chart__source sup").evaluate("sup => { sup.innerHTML = (sup.innerHTML + ', ').repeat(40); }")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_on_paper_it_is_light_and_the_fold_stays_away(browser: Browser, address: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(address + PATH)
    page.emulate_media(media="print")
    assert page.locator("figure.chart img:visible").get_attribute("src").endswith("-light.svg")
    expect(page.locator("figure.chart details")).to_be_hidden()
    context.close()


def test_the_data_open_by_keyboard(page: Page, address: str) -> None:
    page.goto(address + PATH)
    page.locator("figure.chart summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("figure.chart table")).to_be_visible()
    expect(page.locator("figure.chart tbody tr")).to_have_count(2)


@pytest.mark.parametrize(("system", "stored"), [("light", "dark"), ("dark", "light")])
def test_where_the_system_forces_its_colors_they_win(browser: Browser, address: str, system: str, stored: str) -> None:
    context = browser.new_context(color_scheme=system, forced_colors="active")
    page = context.new_page()
    page.goto(address + PATH)
    assert shown(page).endswith(f"-{system}.svg")
    colors = "(({ color, backgroundColor }) => color + backgroundColor)(getComputedStyle(document.body))"
    before = page.evaluate(colors)
    page.evaluate("colors => document.documentElement.dataset.colors = colors", stored)
    assert shown(page).endswith(f"-{system}.svg")
    assert page.evaluate(colors) == before
    context.close()
