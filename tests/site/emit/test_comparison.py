"""The comparison of cases: cells as authors wrote them, as CSV too, sorted by keyboard, whole without JavaScript."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
import yaml
from kit_site import missing
from lxml import html
from playwright.sync_api import Browser, Locator, Page, expect
from project_copy import library

COLUMNS = {
    "Period": "period",
    "What was claimed": "claimed",
}


def matter(path: Path) -> dict:
    return yaml.safe_load(path.read_text().split("\n---\n")[0])


def cases() -> dict[str, dict]:
    """Front matter of every case, by title, without citations."""
    found = sorted(
        map(matter, (library() / "content" / "cases").glob("*.md")), key=lambda case: (case["order"], case["id"])
    )
    for case in found:
        for name in (*COLUMNS.values(), "aim", "actions"):
            case[name] = " ".join(re.sub(r"\s*\[@[^\]]*\]", "", case[name]).split())
    return {case["title"]: case for case in found}


def topics() -> dict[str, dict]:
    return {topic["id"]: topic for topic in map(matter, (library() / "content" / "topics").rglob("*.md"))}


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def table(site: Path) -> list[dict[str, html.HtmlElement]]:
    tree = html.parse(site / "cases" / "index.html")
    for mark in tree.xpath("//article//sup"):
        mark.drop_tree()
    headers = [header.text_content() for header in tree.xpath("//*[@class='compare']//th")]
    return [
        dict(zip(headers, row, strict=True)) for row in tree.xpath("//*[@class='compare']//tbody/tr")
    ]  # fmt: skip


def test_the_table_has_the_cells_of_every_case(site: Path) -> None:
    wanted, names = cases(), topics()
    rows = table(site)
    assert [row["Case"].text_content() for row in rows] == list(wanted)
    for row in rows:
        case = wanted[row["Case"].text_content()]
        for title, name in COLUMNS.items():
            assert words(row[title].text_content()) == words(case[name]), (case["id"], name)
        assert row["Instruments"].text_content().split("; ") == [names[id_]["title"] for id_ in case["instruments"]]
        assert row["Case"].find("a").get("href") == f"{case['id']}/"


def test_the_csv_has_the_cells_of_every_case_as_plain_text(site: Path) -> None:
    raw = (site / "cases" / "cases.csv").read_bytes()
    assert raw.count(b"\r\n") == raw.count(b"\n") == len(cases()) + 1
    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines(), strict=True))
    names = topics()
    for row, case in zip(rows, cases().values(), strict=True):
        for title, name in {**COLUMNS, "Aim": "aim", "Actions": "actions"}.items():
            assert words(row[title]) == words(case[name]), (case["id"], name)
            assert not re.search(r"[\[\]{}<>@*`]", row[title])
        assert row["Case"] == case["title"]
        assert (row["Start"], row["End"]) == (str(case["start"]), str(case.get("end") or ""))
        assert row["Instruments"].split("; ") == [names[id_]["title"] for id_ in case["instruments"]]
        assert missing(site, row["Page"]) == ""


def test_the_page_links_to_the_csv_and_to_each_instrument(site: Path) -> None:
    tree = html.parse(site / "cases" / "index.html")
    links = tree.xpath("//article//a/@href")
    assert "cases.csv" in links
    used = {id_ for case in cases().values() for id_ in case["instruments"]}
    assert {link for link in links if link.startswith("by-instrument/")} == {f"by-instrument/{id_}/" for id_ in used}


def test_each_instrument_lists_its_cases_once_and_leads_to_their_aims(site: Path) -> None:
    everything = cases()
    for id_, topic in topics().items():
        using = [case["id"] for case in everything.values() if id_ in case["instruments"]]
        page = html.parse(site / "topics" / id_ / "index.html")
        section = page.xpath("//h2[@id='cases']/following-sibling::*")
        items = section[0].xpath("./li/a[1]/@href") if section else []
        assert sorted(items) == sorted({f"../../cases/{case}/" for case in [*topic.get("cases", []), *using]}), id_
        file = site / "cases" / "by-instrument" / id_ / "index.html"
        assert file.is_file() == bool(using)
        if using:
            assert section[1].xpath("./a/@href") == [f"../../cases/by-instrument/{id_}/"]
            assert not re.search(r"\d", section[1].text_content()), "the list above it may hold more cases"
            tree = html.parse(file)
            for mark in tree.xpath("//article//sup"):
                mark.drop_tree()
            assert [h for h in tree.xpath("//article//h2/@id") if h not in ("contents", "references")] == using
            for case in using:
                rows = tree.xpath("//h2[@id=$id]/following-sibling::ul[1]/li", id=case)
                cells = {row.find("strong").text.rstrip(":"): row.find("strong").tail or "" for row in rows}
                record = next(c for c in everything.values() if c["id"] == case)
                assert words(cells["Aim"]) == words(record["aim"])
                assert "What was claimed" in cells


def shown(page: Page, column: int) -> list[str]:
    cells: Locator = page.locator(f".compare tbody td:nth-child({column})")
    return cells.evaluate_all(
        "all => all.map(c => { c = c.cloneNode(true); c.querySelectorAll('sup, .choose').forEach(m => m.remove());"
        " return c.textContent.trim() })"
    )


@pytest.mark.browser
def test_the_keyboard_sorts_the_table_both_ways(page: Page, address: str) -> None:
    page.goto(address + "cases/")
    header = page.get_by_role("columnheader", name="Case", exact=True)
    before = shown(page, 1)
    header.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(header).to_have_attribute("aria-sort", "ascending")
    assert shown(page, 1) == sorted(before, key=str.casefold)
    page.keyboard.press("Space")
    expect(header).to_have_attribute("aria-sort", "descending")
    assert shown(page, 1) == sorted(before, key=str.casefold, reverse=True)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name="Period")).to_have_attribute("aria-sort", "ascending")
    assert page.locator("[aria-sort]").count() == 1
    starts = [cases()[title]["start"] for title in shown(page, 1)]
    assert starts == sorted(case["start"] for case in cases().values())
    assert starts != [cases()[title]["start"] for title in before]


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_without_javascript_the_whole_table_can_be_read(browser: Browser, address: str, width: int) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.goto(address + "cases/")
        cells = page.locator(".compare tbody td")
        assert cells.count() == 6 * len(cases())
        assert page.locator(".compare button").count() == 0
        for cell in cells.all():
            box = cell.bounding_box()
            assert box
            assert box["width"] > 40
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 700, 1000, 1280])
def test_nothing_is_wider_than_the_window(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in ("cases/", "cases/by-instrument/joint-exercises/", "debates/", "timeline/", "map/"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.browser
def test_a_phone_names_each_cell_and_offers_to_sort(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(address + "cases/")
    cell = page.locator(".compare tbody td").nth(1)
    assert cell.evaluate("c => getComputedStyle(c, '::before').content") == '"Period"'
    page.get_by_role("button", name="Period").click()
    starts = [cases()[title]["start"] for title in shown(page, 1)]
    assert starts == sorted(starts)


@pytest.mark.browser
def test_only_pages_with_such_a_table_load_the_script(page: Page, address: str) -> None:
    for path, count in (("cases/", 1), ("", 0), ("cases/admm-plus/", 0)):
        page.goto(address + path)
        assert page.locator("script[src*='tables.js']").count() == count, path


@pytest.mark.browser
def test_home_and_navigation_lead_to_the_generated_pages(page: Page, address: str) -> None:
    titles = {
        "cases/": "Table of cases",
        "timeline/": "Timeline",
        "map/": "Topic map",
        "debates/": "Debates",
    }
    for path, title in titles.items():
        for start, place in (("", page.locator("article")), ("glossary/", page.get_by_role("navigation", name="Site"))):
            page.goto(address + start)
            place.get_by_role("link", name=title, exact=True).first.click()
            expect(page).to_have_url(address + path)
            expect(page.get_by_role("heading", level=1)).to_contain_text(title)
