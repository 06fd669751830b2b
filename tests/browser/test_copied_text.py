"""What readers take away: copied text, links to paragraphs and citations of them, and addresses that were mangled."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

TOPIC = "topics/military-attaches/"


def copied(page: Page, selector: str) -> dict[str, str]:
    """What a copy of an element's text puts on the clipboard."""
    return page.evaluate(
        """selector => {
          getSelection().selectAllChildren(document.querySelector(selector));
          const clipboardData = new DataTransfer();
          const event = new ClipboardEvent("copy", { clipboardData, cancelable: true, bubbles: true });
          document.activeElement.dispatchEvent(event);
          return Object.fromEntries(["text/plain", "text/html"].map(type => [type, event.clipboardData.getData(type)]));
        }""",
        selector,
    )


def test_copied_text_keeps_the_marks_apart(page: Page, address: str) -> None:
    page.goto(address + TOPIC)
    paragraph = "p:has(sup a.cite)"
    number = page.locator(paragraph).first.locator("sup a.cite").first.inner_text()
    parts = page.locator("body > *").count()
    found = copied(page, paragraph)
    assert f" [{number}" in found["text/plain"]
    assert "#ref-" not in found["text/plain"]
    assert f"[{number}" in found["text/html"]
    assert page.locator("body > *").count() == parts


def test_a_mark_behind_a_figure_stands_apart_from_it(page: Page, address: str) -> None:
    page.goto(address + TOPIC)
    joined = page.evaluate(
        """() => [...document.querySelectorAll("p > sup")]
          .map(mark => (mark.previousSibling?.nodeValue ?? "").slice(-2)).filter(text => /\\d[.,]?$/.test(text))"""
    )
    assert joined == []


def test_text_without_marks_is_copied_as_it_is(page: Page, address: str) -> None:
    page.goto(address + TOPIC)
    assert copied(page, "h1") == {"text/plain": "", "text/html": ""}


def test_who_goes_from_a_paragraph_to_the_citations_cites_it(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + TOPIC)
    short = page.locator(".cite-box dd p:nth-child(2) > span").first
    whole = short.inner_text()
    page.locator("a.para").first.click()
    expect(short).not_to_have_text(whole)
    part = short.inner_text()
    page.get_by_role("link", name="Cite this part").click()
    assert page.url.endswith("#cite")
    expect(short).to_have_text(part)
    page.goto(address + TOPIC + "#cite")
    page.reload()
    expect(short).to_have_text(whole)
    context.close()


@pytest.mark.parametrize(
    "wrong",
    [
        "topics/military-attaches/)",
        "topics/military-attaches.",
        "topics/military-attaches,",
        "topics/military-attaches/&amp;",
        "Topics/Military-Attaches/",
        "topics/military-attaches/index.htm",
        "topics/military-attaches.html",
        "topics//military-attaches/%22",
    ],
)
def test_a_wrong_address_that_plainly_means_a_page_leads_there(page: Page, address: str, wrong: str) -> None:
    page.route(
        f"{address}{wrong}", lambda route: route.fulfill(response=route.fetch(url=address + "404.html"), status=404)
    )
    page.goto(f"{address}{wrong}#duties")
    page.wait_for_url(f"{address}{TOPIC}#duties")
    expect(page.locator("h1")).to_have_text("Military attachés")


def test_the_page_for_a_wrong_address_has_a_title_of_its_own(page: Page, address: str) -> None:
    page.goto(address + "404.html")
    assert page.title().startswith("No page at this address")


@pytest.mark.parametrize("behind", [".", ")", "),", "%29."])
def test_a_fragment_with_a_stop_behind_it_is_mended(page: Page, address: str, behind: str) -> None:
    page.goto(f"{address}{TOPIC}#references{behind}")
    page.wait_for_url(f"{address}{TOPIC}#references")


def test_what_no_machine_may_translate_says_so(page: Page, address: str) -> None:
    page.goto(address + TOPIC)
    for selector in (".part--references .record", ".cite-box"):
        assert page.locator(selector).count() > 0
        assert page.locator(f"{selector}:not([translate=no])").count() == 0
    assert page.locator("html").get_attribute("lang") == "en-US"
