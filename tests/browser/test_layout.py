"""How a page is laid out: its width at any zoom, its lines, its side notes, its print."""

from __future__ import annotations

from itertools import pairwise

import browser as chromium
import pytest
from kinds import PAGES
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

TOPIC = "topics/military-aid/"
PHONE = {"width": 390, "height": 844}
ZOOMED = {"width": 320, "height": 256}
"""What is left of a window of 1280 by 1024 pixels at 400% (WCAG 2.2, 1.4.10)."""


@pytest.mark.parametrize("window", [PHONE, ZOOMED], ids=["phone", "zoomed to 400%"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_the_window(browser: Browser, address: str, name: str, window: dict) -> None:
    context = browser.new_context(viewport=window)
    page = context.new_page()
    page.goto(address + PAGES[name])
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()
    assert wide == 0


@pytest.mark.parametrize("name", ["topic", "case", "home"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_layout_never_shifts(browser: Browser, address: str, name: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    context.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(e => window.shift += e.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    page = context.new_page()
    page.goto(address + PAGES[name], wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("window.shift") == 0
    context.close()


def test_a_line_has_65_to_75_characters(page: Page, address: str) -> None:
    page.goto(address + TOPIC)
    page.evaluate("document.fonts.ready")
    lines = page.evaluate(
        """() => [...document.querySelectorAll('.part > p')].slice(0, 6).flatMap(p => {
          const marks = document.createRange(), tops = new Map();
          for (const node of [...p.querySelectorAll('sup')]) node.remove();
          const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
          while (walker.nextNode())
            for (let i = 0; i < walker.currentNode.length; i++) {
              marks.setStart(walker.currentNode, i); marks.setEnd(walker.currentNode, i + 1);
              const top = Math.round(marks.getBoundingClientRect().bottom / 8);
              tops.set(top, (tops.get(top) ?? 0) + 1);
            }
          return [...tops.values()].slice(0, -1);
        })"""
    )
    assert 65 <= sorted(lines)[len(lines) // 2] <= 75, lines


def test_side_notes_stand_beside_their_marks_and_apart(page: Page, address: str) -> None:
    page.goto(address + PAGES["topic"])
    page.evaluate("document.fonts.ready")
    notes = [note.bounding_box() for note in page.locator(".sidenote").all()]
    assert len(notes) == page.locator(".part--references li").count()
    for above, below in pairwise(notes):
        assert above["y"] + above["height"] <= below["y"]
    text = page.locator(".page").bounding_box()
    assert all(text["x"] + text["width"] < note["x"] and note["x"] + note["width"] <= 1280 for note in notes)
    assert page.locator(".sidenotes").get_attribute("aria-hidden") == "true"


def test_on_paper_the_text_stands_alone_and_unfolded(page: Page, address: str) -> None:
    page.goto(address + PAGES["topic"])
    page.emulate_media(media="print", color_scheme="dark")
    for part in (".masthead", ".sitenav", ".crumbs", ".toc", ".pager", ".headerlink >> nth=0", "a.back >> nth=0"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator(".part--references li").last).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("details.more li").last).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not page.evaluate("document.querySelector('details.more').open")


@pytest.mark.parametrize("where", ["", TOPIC, "a-z/", "builder/?list=introduction"])
def test_letters_of_double_size_fit_a_phone(browser: Browser, address: str, where: str) -> None:
    flags = [*chromium.FLAGS, "--blink-settings=defaultFontSize=32"]
    path = chromium.find()
    large = browser.browser_type.launch(executable_path=path, args=flags, env=dict(chromium.environment(path)))
    page = large.new_page(viewport=PHONE)
    page.goto(address + where, wait_until="networkidle")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "40px"
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    large.close()
    assert wide == 0


def test_a_phone_lays_out_what_is_near_and_reaches_what_is_far(browser: Browser, address: str) -> None:
    """The first paint of a long page need not wait for its end; wide pages have notes in the margin, which need it."""
    laid_out = (
        "part => part.checkVisibility() && part.firstElementChild.checkVisibility({ contentVisibilityAuto: true })"
    )
    for width, whole in ((390, False), (1280, True)):
        context = browser.new_context(viewport={"width": width, "height": 844})
        page = context.new_page()
        page.goto(f"{address}topics/military-attaches/")
        assert page.locator(".part--references").evaluate(laid_out) is whole
        numbered = page.locator(".part:has(.para)").evaluate_all(
            "parts => parts.map(part => getComputedStyle(part).contentVisibility)"
        )
        assert set(numbered) == {"visible"}  # a part that is contained would count its paragraphs from one
        page.goto(f"{address}topics/military-attaches/#ref-5")
        expect(page.locator("#ref-5")).to_be_in_viewport()
        assert page.locator(".part--references").evaluate(laid_out)
        context.close()
