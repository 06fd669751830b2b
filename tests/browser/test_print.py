"""A printed page: its address at the foot of every sheet, what is folded open, the site's furniture gone."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pytest
from kit_site import HOME, PROJECT
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTPage, LTTextContainer, LTTextLine
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

FOOT = 0.11
"""The part of a sheet, from below, where its foot stands."""


def printed(page: Page) -> list[str]:
    """The text of each sheet, its lines joined."""
    data = page.pdf(prefer_css_page_size=True)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert len(pdf.pages) > 1
    sheets = extract_pages(BytesIO(data))
    return [" ".join("".join(e.get_text() for e in s if isinstance(e, LTTextContainer)).split()) for s in sheets]


def lines(sheet: LTPage) -> list[LTTextLine]:
    """The lines of text of a sheet."""
    return [line for box in sheet if isinstance(box, LTTextContainer) for line in box if isinstance(line, LTTextLine)]


def letters(line: LTTextLine) -> list[float]:
    """The sizes of the letters of a line, in points."""
    return [char.size for char in line if isinstance(char, LTChar)]


@pytest.mark.parametrize("path", ["topics/military-attaches/", "cases/partnership-for-peace/", "lists/undergraduate/"])
def test_every_sheet_says_where_it_stands(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    sheets = printed(page)
    assert [
        number for number, sheet in enumerate(sheets, start=1) if f"{PROJECT.title} · {HOME}{path}" not in sheet
    ] == []


def test_what_is_folded_is_printed(page: Page, address: str) -> None:
    page.goto(f"{address}topics/military-attaches/")
    folded = page.locator("details:not([open]) li").last.evaluate("li => li.textContent")
    text = re.sub(r"\W+", "", " ".join(printed(page)))
    assert re.sub(r"\W+", "", folded)[:60] in text


def test_the_foot_is_on_paper_only(page: Page, address: str) -> None:
    page.goto(f"{address}topics/military-attaches/")
    assert not page.locator(".printed").is_visible()


def test_the_comparison_can_be_read(page: Page, address: str) -> None:
    """The cells are of 7 pt or more (reference marks are smaller), on sheets that are wider than high."""
    page.goto(f"{address}cases/")
    sheets = list(extract_pages(BytesIO(page.pdf(prefer_css_page_size=True))))
    assert sheets[0].width > sheets[0].height
    largest = [max(letters(line)) for line in lines(sheets[0]) if len(line.get_text()) > 9]
    assert largest
    assert min(largest) >= 7


@pytest.mark.parametrize(("path", "words"), [("timeline/", "Great White Fleet"), ("map/", "Core principles")])
def test_what_is_drawn_too_long_for_a_sheet_is_printed_as_a_list(
    page: Page, address: str, path: str, words: str
) -> None:
    page.goto(address + path)
    assert words in printed(page)[0]
    sheets = list(extract_pages(BytesIO(page.pdf(prefer_css_page_size=True))))
    assert min(max(letters(line)) for sheet in sheets for line in lines(sheet) if len(line.get_text()) > 9) >= 6


def test_the_text_behind_a_figure_fills_the_sheet_that_has_no_room_for_it(page: Page, address: str) -> None:
    page.goto(f"{address}topics/defense-pacts/")
    page.evaluate(
        """() => {
          const filled = document.createElement("div");
          filled.style.height = "8cm";
          document.querySelector(".chart").before(filled);
        }"""
    )
    *sheets, _ = extract_pages(BytesIO(page.pdf(prefer_css_page_size=True)))
    ends = [min(line.y0 for line in lines(sheet) if line.y0 > FOOT * sheet.height) / sheet.height for sheet in sheets]
    assert max(ends) < 0.3, ends


@pytest.mark.parametrize(
    ("path", "words"),
    [("lists/undergraduate/", "Lines for a syllabus"), ("a-z/", "Show entries with"), ("references/", "Words")],
)
def test_what_only_a_screen_can_use_is_not_printed(page: Page, address: str, path: str, words: str) -> None:
    page.goto(address + path)
    assert page.get_by_text(words).last.is_visible()
    assert words not in " ".join(printed(page))


def test_a_reference_to_an_article_has_the_address_of_its_page(page: Page, address: str) -> None:
    page.goto(f"{address}topics/military-attaches/")
    text = re.sub(r"\s", "", "".join(printed(page)))
    assert f"<{HOME}sources/strategies/#attaches>" in text
