"""Where a page may keep nothing, as in a sandboxed frame or without cookies: no script fails without a word."""

from __future__ import annotations

import pytest
from kinds import PAGES
from playwright.sync_api import Browser, Frame, Page, expect

pytestmark = pytest.mark.browser

TOPIC = PAGES["topic"]
PATHS = [*PAGES.values(), "builder/", "cases/", f"{TOPIC}?h=attach", f"{TOPIC}?q=attach"]
BLOCKED = """for (const name of ["localStorage", "sessionStorage"])
    Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });"""
"""What Chromium does where all cookies are blocked."""


@pytest.fixture
def faults(page: Page) -> list[str]:
    """What no script caught, on the page and in its frames."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda message: found.append(message.text) if "Uncaught" in message.text else None)
    return found


def framed(page: Page, url: str) -> Frame:
    """A page in a frame that may run scripts, and nothing else."""
    page.set_content(f'<iframe sandbox="allow-scripts" src="{url}" width="1200" height="800"></iframe>')
    (frame,) = page.main_frame.child_frames
    frame.wait_for_load_state("networkidle")
    return frame


def press_scheme(page: Page | Frame) -> None:
    """Press the button of light and dark, which must change the page and say what is shown."""
    button = page.locator("[data-scheme]")
    before = button.get_attribute("aria-pressed")
    color = "getComputedStyle(document.body).backgroundColor"
    ground = page.evaluate(color)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true" if before == "false" else "false")
    assert page.evaluate(color) != ground


def test_a_fault_in_a_sandboxed_frame_is_seen(page: Page, faults: list[str]) -> None:
    page.set_content('<iframe sandbox="allow-scripts" srcdoc="<script>localStorage.length</script>"></iframe>')
    page.wait_for_timeout(500)
    assert len(faults) == 1
    assert "sandboxed" in faults[0]


@pytest.mark.parametrize("path", PATHS)
def test_in_a_sandboxed_frame_nothing_fails(page: Page, address: str, path: str, faults: list[str]) -> None:
    frame = framed(page, address + path)
    press_scheme(frame)
    assert faults == []


def test_in_a_sandboxed_frame_the_search_says_that_it_cannot_be_loaded(
    page: Page, address: str, faults: list[str]
) -> None:
    frame = framed(page, address + TOPIC)
    frame.locator(".search__input").fill("attach")
    expect(frame.locator(".search__meta")).to_have_text("The search could not be loaded.")
    expect(frame.locator(".search [role=status]")).to_contain_text("The search could not be loaded.")
    expect(frame.get_by_role("button", name="Try again")).to_be_visible()
    assert faults == []


def test_in_a_sandboxed_frame_the_builder_leaves_the_ready_made_lists(page: Page, address: str) -> None:
    frame = framed(page, f"{address}builder/")
    expect(frame.locator("#builder")).to_contain_text("The builder needs JavaScript")


@pytest.mark.parametrize("path", [TOPIC, "builder/"])
def test_without_storage_nothing_fails(page: Page, address: str, path: str, faults: list[str]) -> None:
    page.add_init_script(BLOCKED)
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    press_scheme(page)
    assert faults == []


def test_without_storage_the_choice_lasts_for_the_page_and_the_search_answers(browser: Browser, address: str) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.add_init_script(BLOCKED)
    page.goto(address + TOPIC)
    press_scheme(page)
    page.evaluate("dispatchEvent(new Event('storage'))")
    expect(page.locator("[data-scheme]")).to_have_attribute("aria-pressed", "true")
    page.locator(".search__input").fill("hotline")
    expect(page.locator(".search__link").first).to_be_visible()
    page.reload()
    expect(page.locator("[data-scheme]")).to_have_attribute("aria-pressed", "false")
    assert faults == []
    context.close()
