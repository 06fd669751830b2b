"""The cards of the glossary: one a term, eight on a sheet, none broken or cut off, and a way to print them."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from io import BytesIO
from math import ceil

import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTTextContainer
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

PATH = "glossary/cards/"
CARDS = ".page--flash-cards li"
ON_A_SHEET = 8


def bare(text: str) -> str:
    """A text without white space, as a sheet may break its lines anywhere, and without ligatures."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def test_each_term_has_a_card_that_leads_to_its_page(page: Page, address: str) -> None:
    page.goto(address + PATH)
    table = page.request.get(address + "glossary.csv").body().decode("utf-8-sig")
    rows = [(row["Term"], row["Definition"]) for row in csv.DictReader(io.StringIO(table))]
    cards = page.locator(CARDS).evaluate_all("cards => cards.map(card => card.textContent)")
    assert len(cards) == len(rows) > 100
    for card, (term, definition) in zip(cards, rows, strict=True):
        assert card.startswith(term.removeprefix("'"))
        assert definition.removeprefix("'") in card
    links = page.locator(f"{CARDS} a").evaluate_all("links => links.map(link => link.href)")
    assert len(links) == len(cards)
    kinds = {link.removeprefix(address).partition("/")[0] for link in links}
    assert "topics" in kinds
    assert kinds <= {"topics", "cases", "glossary"}


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_eight_whole_cards_stand_on_a_sheet_and_nothing_else(page: Page, address: str, paper: str) -> None:
    page.goto(address + PATH)
    cards = [bare(text) for text in page.locator(CARDS).evaluate_all("cards => cards.map(card => card.textContent)")]
    data = BytesIO(page.pdf(format=paper))
    sheets = [
        bare("".join(box.get_text() for box in sheet if isinstance(box, LTTextContainer)))
        for sheet in extract_pages(data)
    ]
    assert len(sheets) == ceil(len(cards) / ON_A_SHEET)
    for number, sheet in enumerate(sheets):
        here = cards[number * ON_A_SHEET : (number + 1) * ON_A_SHEET]
        assert sorted(sheet) == sorted("".join(here)), f"sheet {number + 1}"


def test_a_card_has_room_for_the_longest_term_and_definition(page: Page, address: str) -> None:
    page.goto(address + PATH)
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate(
        """() => {
          const card = document.querySelector(".page--flash-cards li:has(em)");
          card.querySelector("strong").textContent = "Long word ".repeat(10) + "(ABCDEFGHIJKLMNOPQRST)";
          const definition = [...card.childNodes].find(node => node.nodeType === 3 && node.nodeValue.length > 9);
          definition.nodeValue = "word ".repeat(40);
        }"""
    )
    boxes = page.locator(CARDS).evaluate_all(
        """cards => cards.map(card => [
          card.offsetWidth, card.offsetHeight,
          card.scrollWidth - card.clientWidth, card.scrollHeight - card.clientHeight,
        ])"""
    )
    assert {(across, down) for _, _, across, down in boxes} == {(0, 0)}
    assert {round(width * 25.4 / 96) for width, *_ in boxes} == {95}
    assert {round(height * 25.4 / 96) for _, height, *_ in boxes} == {64}
    assert page.locator(CARDS).first.evaluate("card => getComputedStyle(card).color") == "rgb(0, 0, 0)"


def test_a_button_prints_them_and_without_javascript_a_line_says_how(
    browser: Browser, page: Page, address: str
) -> None:
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(address + PATH)
    page.get_by_role("button", name="Print", exact=True).click()
    assert page.evaluate("window.printed")
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(address + PATH)
    expect(plain.locator(".to-print")).to_contain_text("Print")
    expect(plain.locator(".to-print button")).to_have_count(0)
    context.close()


def test_the_glossary_leads_to_them_and_the_search_does_not(page: Page, address: str) -> None:
    found = page.request.get(address + "search/search_index.json").json()["docs"]
    assert any(each["location"].startswith("glossary/") for each in found)
    assert not any(each["location"].startswith(PATH) for each in found)
    page.goto(address + "glossary/")
    page.get_by_role("link", name="cards to print").click()
    expect(page.locator("h1")).to_have_text("Cards of the glossary")
    expect(page.locator(".crumbs")).to_contain_text("Glossary")
