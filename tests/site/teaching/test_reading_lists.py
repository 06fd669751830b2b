"""The reading lists: what the editors wrote is on the pages and in every file, and leads somewhere."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from pathlib import Path

import lxml.html
import pytest
import rispy
import yaml
from bibtexparser import parse_string
from coins_parser import CoinsParser
from kit_site import HOME, missing
from playwright.sync_api import Page
from project_copy import library, serve

FILES = sorted((library() / "content" / "reading-lists").glob("*.yml"))
LISTS = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in FILES}


def items(name: str) -> list[dict]:
    return [item for session in LISTS[name]["sessions"] for item in session["items"]]


def article(site: Path, path: str):
    return lxml.html.parse(site / path / "index.html").xpath("//article")[0]


def test_there_are_four_lists_or_more() -> None:
    assert len(LISTS) >= 4


@pytest.mark.parametrize("name", LISTS)
def test_a_page_shows_all_that_was_written(site: Path, name: str) -> None:
    text = " ".join(article(site, f"lists/{name}").text_content().split())
    written = LISTS[name]
    wanted = [written["title"], written["summary"], written["aim"], written["audience"], *written["objectives"]]
    for session in written["sessions"]:
        wanted += [session["title"], *session.get("questions", []), *(item["why"] for item in session["items"])]
    assert [words for words in wanted if words not in text] == []


@pytest.mark.parametrize("name", LISTS)
def test_the_minutes_of_the_readings_add_up(site: Path, name: str) -> None:
    page = article(site, f"lists/{name}")
    before = "".join(page.xpath(".//*[@id='session-1']/preceding::p[1]//text() | .//text()[following::*[@id='files']]"))
    minutes = [int(n) for n in re.findall(r"\((\d+) min\)", before)]
    sessions = [int(n) for n in re.findall(r"About (\d+) minutes of reading\.", before)]
    total = int(re.search(r"about (\d+) minutes of reading", before)[1])
    elsewhere = sum(len(session.get("outside", [])) for session in LISTS[name]["sessions"])
    assert len(minutes) == len(items(name)) + elsewhere
    assert sum(minutes) == sum(sessions) == total


@pytest.mark.parametrize("name", LISTS)
def test_a_page_that_a_list_uses_says_so(site: Path, name: str) -> None:
    folders = {"topic": "topics", "case": "cases"}
    for item in items(name):
        kind, _, rest = item["see"].partition(":")
        if kind == "term":
            glossary = lxml.html.parse(site / "glossary" / "index.html")
            links = glossary.xpath(f"//*[@id='{rest}']/following::p[@class='about'][1]//a/@href")
        else:
            path = f"{folders[kind]}/{rest.partition('#')[0]}"
            links = article(site, path).xpath("//*[@id='lists']/following-sibling::ul[1]//a/@href")
        assert any(f"lists/{name}/" in link for link in links), item["see"]


@pytest.mark.parametrize("name", [*LISTS, "all"])
def test_every_record_and_row_leads_somewhere(site: Path, name: str) -> None:
    folder = site / "lists" / name
    rows = list(csv.DictReader(io.StringIO((folder / f"{name}.csv").read_text(encoding="utf-8-sig"), newline="")))
    addresses = [row["Address"] for row in rows]
    ris = rispy.loads((folder / f"{name}.ris").read_text(encoding="utf-8"))
    bib = parse_string((folder / f"{name}.biblatex.bib").read_text(encoding="utf-8"))
    coins = CoinsParser.parse((folder / "zotero" / "index.html").read_text(encoding="utf-8"))
    text = (folder / "syllabus.txt").read_text(encoding="utf-8")
    assert [wrong for address in addresses if (wrong := missing(site, address))] == []
    assert [entry["urls"][0] for entry in ris] == addresses
    assert not bib.failed_blocks
    assert [entry["url"] for entry in bib.entries] == addresses
    assert [dict(span)["rft.identifier"] for span in coins] == addresses
    assert re.findall(rf"{re.escape(HOME)}\S+(?= \()", text) == addresses
    for form in ("syllabus.markdown.txt", "syllabus.html"):
        linked = re.findall(rf'(?:\]\(|href=")({re.escape(HOME)}[^)"]+)', (folder / form).read_text(encoding="utf-8"))
        assert linked == addresses


@pytest.mark.parametrize("name", LISTS)
def test_the_page_for_zotero_has_the_records_of_the_list(site: Path, name: str) -> None:
    page = lxml.html.parse(site / "lists" / name / "zotero" / "index.html")
    titles = page.xpath("//span[@class='Z3988']/@title")
    records = json.loads((site / "lists" / name / f"{name}.csl.json").read_text(encoding="utf-8"))
    assert len(titles) == len(records) > 1
    assert not page.xpath("//meta[starts-with(@name, 'citation_')]"), "Zotero would read the page instead"


def test_pages_of_records_are_not_searched(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    places = [entry["location"] for entry in index["docs"]]
    assert any(place.startswith("lists/introduction/") for place in places)
    assert not [place for place in places if "zotero" in place or place.startswith("lists/all")]


def test_the_glossary_comes_as_cards(site: Path) -> None:
    rows = list(csv.reader(io.StringIO((site / "glossary.csv").read_text(encoding="utf-8-sig"), newline="")))
    page = lxml.html.parse(site / "glossary" / "index.html")
    pointers = {p.getprevious().get("id") for p in page.xpath("//article//p[starts-with(normalize-space(), 'See ')]")}
    terms = [heading.get("id") for heading in page.xpath("//article//h3") if heading.get("id") not in pointers]
    assert rows[0] == ["Term", "Definition", "Other names", "Address"]
    assert [row[3].partition("#")[2] for row in rows[1:]] == terms
    assert all(row[1].endswith((".", "!", "?")) for row in rows[1:])


@pytest.mark.browser
def test_the_lines_are_copied_by_a_button(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}lists/introduction/")
    page.get_by_text("Markdown", exact=True).last.click()
    page.get_by_role("button", name="Copy: Markdown").click()
    page.get_by_text("Copied: Markdown.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.rstrip() == page.request.get(f"{address}lists/introduction/syllabus.markdown.txt").text().rstrip()


@pytest.mark.browser
def test_a_page_can_be_shown_in_a_frame(page: Page, address: str, tmp_path: Path) -> None:
    """The snippet of the page for instructors, in a page of another server."""
    page.goto(f"{address}for-instructors/")
    snippet = page.locator("code", has_text="<iframe").inner_text()
    frame = lxml.html.fragment_fromstring(snippet)
    assert frame.get("title")
    (tmp_path / "course.html").write_text(f"<!doctype html>{snippet.replace(HOME, address)}")
    with serve(tmp_path) as course:
        page.goto(f"{course}course.html")
        heading = page.frame_locator("iframe").get_by_role("heading", level=1)
        assert heading.inner_text().startswith(frame.get("title").split(" – ")[0])


@pytest.mark.parametrize("path", ["glossary.csv", "lists/introduction/introduction.csv", "cases/cases.csv"])
def test_a_spreadsheet_knows_the_encoding_of_a_table(site: Path, path: str) -> None:
    """Excel reads UTF-8 only behind a byte order mark."""
    assert (site / path).read_bytes().startswith(codecs.BOM_UTF8)
