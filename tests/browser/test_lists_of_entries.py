"""The filter of the glossary and of the debates, cases side by side, and the page of changes."""

from __future__ import annotations

import pytest
from kb.adapters.mkdocs.configuration import read_project
from playwright.sync_api import Browser, Page, expect
from project_copy import ROOT

pytestmark = pytest.mark.browser
CASES = "cases/?cases=admm-plus,terrorist-finance"


@pytest.mark.parametrize(("path", "entry", "word"), [("glossary/", "h3", "immunity"), ("debates/", "h4", "attaches")])
def test_the_filter_shows_the_entries_with_a_word(page: Page, address: str, path: str, entry: str, word: str) -> None:
    page.goto(address + path)
    whole = page.locator(f".part > {entry}:visible").count()
    page.get_by_role("searchbox", name="Show entries with").fill(word)
    status = page.locator(".filter [role=status]")
    expect(status).to_contain_text(f"of {whole} entries")
    shown = page.locator(f".part > {entry}:visible").count()
    assert status.inner_text() == f"{shown} of {whole} entries"
    assert 0 < shown < whole
    for part in page.locator(f".part:has(> {entry}):visible").all():
        assert part.locator(f":scope > {entry}:visible").count() > 0
    page.get_by_role("searchbox", name="Show entries with").fill("")
    assert page.locator(f".part > {entry}:visible").count() == whole


def test_chosen_cases_stand_side_by_side(page: Page, address: str) -> None:
    page.goto(address + "cases/")
    beside = page.get_by_role("region", name="Chosen cases side by side")
    expect(beside).to_be_hidden()
    boxes = page.get_by_role("checkbox")
    for box in boxes.all()[:2]:
        box.check()
    names = page.locator(".compare tbody tr td:first-child a").all_inner_texts()[:2]
    assert beside.get_by_role("columnheader").all_inner_texts() == names
    page.reload()
    assert beside.get_by_role("columnheader").all_inner_texts() == names
    page.get_by_role("button", name="Choose none").click()
    expect(beside).to_be_hidden()
    assert "?" not in page.url
    assert page.evaluate("new Set(Array.from(document.querySelectorAll('[id]'), (e) => e.id)).size") == page.evaluate(
        "document.querySelectorAll('[id]').length"
    )


def test_a_phone_shows_a_chosen_case_beside_the_names_of_its_columns(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address + CASES)
    beside = page.locator(".beside")
    beside.evaluate("(element) => element.scrollTo(9999, 0)")
    title, cell = page.locator(".beside tbody tr").first.locator("th, td:last-child").all()
    left, right = title.bounding_box(), cell.bounding_box()
    assert left["x"] >= 0
    assert left["x"] + left["width"] <= right["x"] + 1
    assert right["x"] + right["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_the_masthead_stays_on_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address + "topics/military-aid/")
    page.evaluate("scrollTo(0, 3000)")
    expect(page.get_by_role("button", name="Menu")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Search", exact=True)).to_be_in_viewport()
    context.close()


def test_every_revision_is_listed_by_day(page: Page, address: str) -> None:
    page.goto(address + "changes/")
    days = page.locator(".part > h2").evaluate_all("heads => heads.map((head) => head.id)")
    assert days == sorted(days, reverse=True)
    assert page.locator(".part li").count() > 30
    assert page.get_by_role("link", name="feed", exact=True).get_attribute("href").startswith(read_project(ROOT).url)
    first = page.locator(".part li a").first
    title = first.inner_text()
    first.click()
    expect(page.locator("h1")).to_have_text(title)


def test_the_timeline_begins_with_its_events_and_not_with_the_pages_that_have_them(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address + "timeline/")
    expect(page.locator(".timeline-narrow a").first).to_be_in_viewport()
    assert page.locator(".page__lead a").count() == 1
    context.close()


def test_a_phone_shows_each_file_whole(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address + "downloads/")
    boxes = [cell.bounding_box() for cell in page.locator("td").all()]
    assert boxes
    assert max(box["x"] + box["width"] for box in boxes) <= 390
    assert max(box["height"] for box in boxes) < 200
    context.close()


def test_paragraphs_of_many_pages_are_not_counted_as_one(page: Page, address: str) -> None:
    page.goto(address + "debates/")
    signs = page.locator("a.para").evaluate_all("all => all.map(one => getComputedStyle(one, '::before').content)")
    assert set(signs) == {'"¶"'}


def test_the_names_of_chosen_cases_stay_in_sight(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 300})
    page.goto(address + CASES)
    beside = page.locator(".beside")
    beside.scroll_into_view_if_needed()
    assert beside.evaluate("box => { box.scrollTop = 9999; return box.scrollTop; }") > 100
    for name in beside.get_by_role("columnheader").all():
        expect(name).to_be_in_viewport(ratio=1)


def test_lists_lead_to_their_tables_and_the_glossary_to_its_cards(page: Page, address: str) -> None:
    for path, names in (("glossary/", ["glossary.anki.txt", "glossary.csv"]), ("references/", ["references.csv"])):
        page.goto(address + path)
        for name in names:
            link = page.locator(f"main a[href$='{name}']").first
            assert page.request.get(link.evaluate("link => link.href")).ok


@pytest.mark.parametrize(
    ("path", "entries"),
    [("glossary/", ".part > h3:not(:has(+ p > em:first-child + a.term:last-child))"),
     ("references/", ".part li[data-kind]"), ("debates/", ".part > h4")],
)  # fmt: skip
def test_a_long_list_begins_with_what_it_holds_and_how_to_use_it(
    page: Page, address: str, path: str, entries: str
) -> None:
    page.goto(address + path)
    lead = page.locator(".page__lead").inner_text()
    assert f"{page.locator(entries).count():,}" in lead.split()
    assert 1 <= lead.count(". ") + lead.count(".\n") + 1 <= 2
    assert lead.endswith(".")
