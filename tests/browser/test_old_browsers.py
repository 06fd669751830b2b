"""A browser without popovers and light-dark(), as that of iOS 16: its menu closes, and its colors are there."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

pytestmark = pytest.mark.browser

TOPIC = "topics/military-aid/"
PHONE = {"width": 390, "height": 844}
FORGET = "for (const name of ['popover', 'showPopover', 'hidePopover']) delete HTMLElement.prototype[name]"


def age(context: BrowserContext) -> BrowserContext:
    """The context with popovers and light-dark() taken from scripts, pages and style sheets."""

    def serve(route: Route) -> None:
        response = route.fetch()
        text = re.sub(r" popover(?=[ >])", "", response.text()).replace("light-dark(", "unknown(")
        route.fulfill(response=response, body=text.replace(":popover-open", ":unknown-to-it"))

    context.add_init_script(FORGET)
    context.route(re.compile(r"/$|\.css"), serve)
    return context


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = age(browser.new_context(viewport=PHONE, color_scheme="dark"))
    yield context.new_page()
    context.close()


def test_the_menu_opens_and_closes(phone: Page, address: str) -> None:
    faults: list[str] = []
    phone.on("pageerror", lambda error: faults.append(str(error)))
    phone.goto(address + TOPIC)
    menu = phone.get_by_role("navigation", name="Site")
    button = phone.get_by_role("button", name="Menu", exact=True)
    expect(menu).to_be_hidden()
    button.click()
    expect(menu).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(phone.get_by_role("button", name="Close menu")).to_be_focused()
    phone.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    button.click()
    phone.mouse.click(10, 600)
    expect(menu).to_be_hidden()
    button.click()
    phone.get_by_role("button", name="Close menu").click()
    expect(menu).to_be_hidden()
    assert faults == []


def test_the_menu_leads_on(phone: Page, address: str) -> None:
    phone.goto(address + TOPIC)
    phone.get_by_role("button", name="Menu", exact=True).click()
    phone.get_by_role("navigation", name="Site").get_by_role("link", name="Joint exercises").click()
    expect(phone.locator("h1")).to_have_text("Joint exercises")


@pytest.mark.parametrize(("scheme", "ground"), [("dark", "rgb(21, 24, 28)"), ("light", "rgb(251, 250, 246)")])
def test_the_colors_are_there(phone: Page, address: str, scheme: str, ground: str) -> None:
    phone.emulate_media(color_scheme=scheme)
    phone.goto(address + TOPIC)
    color = "getComputedStyle(document.body).backgroundColor"
    assert phone.evaluate(color) == ground
    phone.get_by_role("button", name="Dark colors").click()
    assert phone.evaluate(color) != ground


def test_without_scripts_the_menu_stands_above_the_text(browser: Browser, address: str) -> None:
    context = age(browser.new_context(viewport=PHONE, java_script_enabled=False))
    page = context.new_page()
    page.goto(address + TOPIC)
    menu = page.get_by_role("navigation", name="Site").bounding_box()
    assert menu["y"] + menu["height"] <= page.locator("h1").bounding_box()["y"]
    context.close()
