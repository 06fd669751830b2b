"""A knowledge base on another subject builds with the same engine, can be read and searched, and names no other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import bibtexparser
import pytest
import rispy
from asking import ask, searching
from playwright.sync_api import Browser, Page, expect
from project_copy import mkdocs, serve
from rdflib import Graph
from second import second_project

pytestmark = pytest.mark.browser

OTHER = re.compile(r"military|\battach(?:é|ée|és)\b|\bnato\b|warfighter|mylitary|diplomacy", re.IGNORECASE)
READ = {".html", ".txt", ".bib", ".ris", ".json", ".xml", ".csv", ".ttl", ".md"}


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    root = second_project(tmp_path_factory.mktemp("second") / "project")
    result = mkdocs(root, "build", "--strict", SITE_URL="https://lighthouses.example/")
    assert result.returncode == 0, result.stdout
    assert "WARNING" not in result.stdout, result.stdout
    return root / "site"


@pytest.fixture(scope="module")
def lighthouses(second: Path) -> Iterator[str]:
    with serve(second) as url:
        yield url


def test_home_and_a_topic_can_be_read(page: Page, lighthouses: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(lighthouses)
    expect(page.get_by_role("heading", level=1)).to_have_text("A handbook of lighthouses")
    assert page.title().endswith("Lighthouses: A Handbook")
    page.get_by_role("article").get_by_role("link", name="lenses", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lenses")
    expect(page.locator("article a.cite").first).to_be_visible()
    assert errors == []


def test_a_figure_shows(page: Page, lighthouses: str) -> None:
    page.goto(f"{lighthouses}topics/lenses/")
    figure = page.locator("#fig-towers")
    expect(figure).to_contain_text("Towers in service, 1840 and 1860")
    drawn = figure.locator("img:visible").first
    drawn.scroll_into_view_if_needed()
    expect(drawn).to_be_visible()
    page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=drawn.element_handle())


def test_the_search_finds_a_term_and_the_words_of_this_subject(browser: Browser, lighthouses: str) -> None:
    with searching(browser, lighthouses) as page:
        assert ask(page, "stepped lens ")[0] == "glossary/#fresnel-lens"
        assert "topics/keepers/" in {address.split("#")[0] for address in ask(page, "wickie ")}


def test_the_exports_parse(second: Path) -> None:
    library = bibtexparser.parse_string((second / "cite/all.bib").read_text(encoding="utf-8"))
    assert not library.failed_blocks
    assert len(library.entries) >= 5
    assert all(entry.key.startswith("lh-") for entry in library.entries)
    assert len(rispy.loads((second / "cite/all.ris").read_text(encoding="utf-8"))) >= 5
    assert json.loads((second / "cite/all.csl.json").read_text(encoding="utf-8"))
    assert ElementTree.parse(second / "sitemap.xml").getroot().tag.endswith("urlset")
    ElementTree.parse(second / "feed.xml")
    assert len(Graph().parse(next(second.rglob("*.ttl")))) > 20


def test_no_file_names_the_other_subject(second: Path) -> None:
    files = [path for path in second.rglob("*") if path.suffix in READ]
    assert len(files) > 40
    found = {
        (path.relative_to(second).as_posix(), match.group())
        for path in files
        if (match := OTHER.search(path.read_text(encoding="utf-8-sig")))
    }
    assert found == set()
