"""A reader dims what does not rest on a kind of evidence: by pointer, by keyboard and by touch, and nothing moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from axe import violations
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser

PATH = "topics/crisis-management/"
PLACES = """() => [...document.querySelectorAll(".page :is(p, li, td, h2, h3, sup, button, strong)")].map(element => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y + scrollY, width, height].map(Math.round).join();
})"""
STATEMENTS = """() => [...document.querySelectorAll(".page__lead sup, .page__facts sup, .part sup")]
  .filter(sup => sup.querySelector("a.cite") && !sup.closest(".part--references, .part--literature"))
  .map(sup => [sup, ...sup.querySelectorAll("a.cite")])
  .map(([sup, ...marks]) => ({dim: !!sup.closest(".dim"), kinds: marks.map(mark => mark.classList[1])}))"""
"""What stands at each mark: whether it is dimmed, and the kinds that it cites."""


@pytest.fixture(params=[1280, 390])
def entry(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 900}, has_touch=True)
    page = context.new_page()
    page.goto(address + PATH)
    yield page
    context.close()


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name="Show what rests on").get_by_role("button", name=name)


def statements(page: Page) -> list[dict]:
    return page.evaluate(STATEMENTS)


def test_only_what_rests_on_the_kind_stays(entry: Page) -> None:
    status = entry.get_by_role("group", name="Show what rests on").get_by_role("status")
    assert not any(each["dim"] for each in statements(entry))
    button(entry, "law and official").click()
    expect(status).to_contain_text("statements")
    found = statements(entry)
    assert {each["dim"] for each in found} == {True, False}
    assert all(each["dim"] == {"law", "official"}.isdisjoint(each["kinds"]) for each in found)
    expect(status).to_have_text(f"{sum(not each['dim'] for each in found)} of {len(found)} statements")
    button(entry, "press alone").click()
    assert all(each["dim"] == (set(each["kinds"]) != {"press"}) for each in statements(entry))
    expect(button(entry, "law and official")).to_have_attribute("aria-pressed", "false")
    button(entry, "anything").click()
    expect(entry.locator(".dim")).to_have_count(0)
    expect(status).to_have_text("")


def test_nothing_moves(entry: Page) -> None:
    before = entry.evaluate(PLACES)
    for name in ("law and official", "research", "anything"):
        button(entry, name).tap()
        expect(button(entry, name)).to_have_attribute("aria-pressed", "true")
        assert entry.evaluate(PLACES) == before, name


def test_no_button_stands_alone(entry: Page) -> None:
    buttons = entry.get_by_role("group", name="Show what rests on").get_by_role("button")
    rows = Counter(buttons.evaluate_all("all => all.map(each => each.getBoundingClientRect().top)"))
    assert buttons.count() == 4
    assert min(rows.values()) > 1


def test_the_keyboard_reaches_it(entry: Page) -> None:
    button(entry, "anything").focus()
    entry.keyboard.press("Tab")
    expect(button(entry, "law and official")).to_be_focused()
    entry.keyboard.press("Space")
    expect(button(entry, "law and official")).to_have_attribute("aria-pressed", "true")
    expect(entry.locator(".dim").first).to_be_attached()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_dimmed_can_still_be_read(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + PATH)
    button(page, "press alone").click()
    expect(page.locator(".dim").first).to_be_attached()
    found = violations(page, scheme)
    context.close()
    assert not found, "\n".join(found)


def test_without_scripts_there_are_the_marks_and_no_buttons(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PATH)
    expect(page.locator("[data-rests]")).to_be_hidden()
    expect(page.locator("a.cite.law").first).to_be_visible()
    context.close()
