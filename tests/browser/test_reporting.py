"""A link for reporting an error: on every page where the site names an address for it, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from editions import CONTACT, LIVE
from kb.adapters.mkdocs.configuration import theme_fields
from lxml import html
from playwright.sync_api import Browser, Page, expect
from project_copy import serve

pytestmark = pytest.mark.browser

TOPIC = "topics/military-attaches/"


@pytest.fixture(scope="module")
def reporting(frozen: Path) -> Path:
    """The site of a project whose readers may write to somebody."""
    return frozen / "site"


@pytest.fixture
def entry(browser: Browser, reporting: Path) -> Iterator[Page]:
    with serve(reporting) as address:
        context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto(address + TOPIC)
        yield page
        context.close()


def report(href: str) -> tuple[str, str, str]:
    """To whom, on what, and the last line."""
    parts = urlsplit(href)
    asked = parse_qs(parts.query)
    return f"{parts.scheme}:{parts.path}", asked["subject"][0], asked["body"][0].splitlines()[-1]


def test_every_page_has_it_with_its_own_address(reporting: Path) -> None:
    pages = [path for path in reporting.rglob("index.html") if "canonical" in path.read_text(encoding="utf-8")]
    assert len(pages) > 40
    for path in pages:
        tree = html.parse(path)
        if not (links := tree.xpath("//a[@data-report]/@href")):
            assert not tree.xpath("//article"), path  # an address that is gone
            continue
        to, subject, last = report(*links)
        assert to == f"mailto:{CONTACT}"
        assert subject == "Report of an error"
        own = path.relative_to(reporting).as_posix().removesuffix("index.html")
        assert last == f"Page: {LIVE}{own}"  # in an edition too, whose page may say what the live one no longer does


def test_it_names_the_paragraph_that_a_reader_has_chosen(entry: Page) -> None:
    link = entry.get_by_role("link", name="Report an error on this page")
    where = f"Page: {LIVE}{TOPIC}"
    assert report(link.get_attribute("href") or "")[2] == where
    chosen = entry.locator("a.para").nth(2)
    anchor = chosen.get_attribute("href")
    chosen.click()
    here = entry.get_by_role("link", name="Report an error here")
    expect(here).to_be_visible()
    assert report(here.get_attribute("href") or "")[2] == where + str(anchor)
    assert report(link.get_attribute("href") or "")[2] == where + str(anchor)


def test_without_an_address_no_page_has_it(site: Path) -> None:
    assert not [path for path in site.rglob("*.html") if "data-report" in path.read_text(encoding="utf-8")]


def test_a_form_gets_title_and_body() -> None:
    fields = theme_fields({"extra": {"contact": "https://tracker.internal/new", "edition": "2026.1 2026-11-22"}})
    parts = urlsplit(fields["report"])
    assert (parts.netloc, parts.path) == ("tracker.internal", "/new")
    asked = parse_qs(parts.query)
    assert asked["title"] == ["Report of an error"]
    assert asked["body"][0].endswith("\nRead in: edition 2026.1\nPage: ")
