"""A printed page: its address at the foot of every sheet, what is folded open, the site's furniture gone."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pytest
from kit_site import HOME, PROJECT
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTTextContainer
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def printed(page: Page) -> list[str]:
    """The text of each sheet, its lines joined."""
    data = page.pdf(prefer_css_page_size=True)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert len(pdf.pages) > 1
    sheets = extract_pages(BytesIO(data))
    return [" ".join("".join(e.get_text() for e in s if isinstance(e, LTTextContainer)).split()) for s in sheets]


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
