"""The page about the work says what the other pages bear out, and each of them leads to it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import recount
from lxml import html


@pytest.fixture(scope="module")
def about(site: Path) -> html.HtmlElement:
    return html.parse(site / "about" / "index.html").getroot()


def entries(site: Path) -> list[html.HtmlElement]:
    return [html.parse(path).getroot() for kind in ("topics", "cases") for path in site.glob(f"{kind}/*/index.html")
            if path.parent.name != "by-instrument"]  # fmt: skip


def test_each_page_shows_on_what_it_rests_and_the_sum_stands_on_one(site: Path, about: html.HtmlElement) -> None:
    whole: Counter[str] = Counter()
    pages = entries(site)
    assert len(pages) > 30
    for page in pages:
        found = recount.counted(page)
        assert found
        assert recount.shown(page) == found, page.findtext(".//title")
        whole.update(found)
    table = recount.table(about)
    assert table.pop("All") == whole.total()
    assert {kind: count for kind, count in table.items() if count} == whole


def test_each_page_leads_to_how_it_was_checked(site: Path, about: html.HtmlElement) -> None:
    for page in entries(site):
        (link,) = page.xpath("//p[@class='page-dates']/a[. = 'How this page was checked']/@href")
        assert link == "../../about/#checked"
    assert about.xpath("//h2[@id='checked']")
    assert about.xpath("//footer//a[. = 'About this reference']")


def test_numbers_are_those_of_the_site(site: Path, about: html.HtmlElement) -> None:
    (rows,) = about.xpath("//section[contains(@class, 'part--numbers')]//ul")
    text = rows.text_content()
    pages = {kind: len([path for path in site.glob(f"{kind}/*/index.html") if path.parent.name != "by-instrument"])
             for kind in ("topics", "cases")}  # fmt: skip
    assert f"{pages['topics']} topics and {pages['cases']} case studies" in text
    glossary = html.parse(site / "glossary" / "index.html")
    assert f"{len(glossary.xpath('//article//h3[@id]'))} terms" in text


def test_without_an_address_for_reports_the_page_says_so(about: html.HtmlElement) -> None:
    (part,) = about.xpath("//section[contains(@class, 'part--errors')]")
    assert "names no address for reports" in part.text_content()
