"""The site works wherever it is deployed: every link and fragment leads somewhere, also below a path."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from crawl import dead_links
from kb.adapters.mkdocs.configuration import read_project
from lxml import html
from playwright.sync_api import Page, expect
from project_copy import ROOT, serve

BASE = "https://example.org/ref/"


@pytest.fixture
def url(below: Path) -> Iterator[str]:
    with serve(below) as served:
        yield served + "ref/"


def test_every_link_and_fragment_leads_somewhere(below: Path) -> None:
    dead, seen = dead_links(below / "ref", BASE)
    assert dead == []
    assert seen > 5_000


def test_the_crawl_finds_what_is_dead(below: Path, tmp_path: Path) -> None:
    site = tmp_path / "ref"
    shutil.copytree(below / "ref", site)
    (site / "topics/soft-power/index.html").unlink()
    page = site / "topics/history/index.html"
    page.write_text(page.read_text().replace('id="record"', 'id="other"'))
    dead, _ = dead_links(site, BASE)
    assert any("soft-power/" in link for link in dead)
    assert any("#record (no such part)" in link for link in dead)


def test_no_page_speaks_of_another_deployment(below: Path) -> None:
    for path in (below / "ref").rglob("*"):
        if path.suffix in (".html", ".xml", ".json", ".txt", ""):
            assert path.is_dir() or b"military-diplomacy.example" not in path.read_bytes(), path


def test_canonical_addresses_are_those_of_the_deployment(below: Path) -> None:
    tree = html.parse(below / "ref/topics/soft-power/index.html")
    assert tree.xpath("//link[@rel='canonical']/@href") == [BASE + "topics/soft-power/"]


@pytest.mark.browser
def test_reading_below_a_path(page: Page, url: str) -> None:
    failed = []
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.goto(url)
    page.locator("article").get_by_role("link", name="Military attachés").first.click()
    expect(page).to_have_url(url + "topics/military-attaches/")
    page.get_by_role("link", name="All editions").click()
    expect(page).to_have_url(url + "editions/")
    assert failed == []


@pytest.mark.parametrize(
    ("environment", "url", "live", "edition", "base"),
    [
        ({"SITE_URL": BASE}, BASE, BASE, "", "/ref/"),
        ({"SITE_URL": "https://example.org/ref"}, BASE, BASE, "", "/ref/"),
        (
            {"SITE_URL": BASE + "v/2026.10/", "EDITION": "2026.10 2026-11-22"},
            BASE + "v/2026.10/",
            BASE,
            "2026.10",
            "/ref/",
        ),
    ],
)
def test_the_address_is_read_from_one_place(
    environment: dict[str, str], url: str, live: str, edition: str, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    found = read_project(ROOT).deployment
    assert (found.url, found.live, found.edition, found.base) == (url, live, edition, base)


def test_without_environment_the_address_is_that_of_the_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SITE_URL", "EDITION"):
        monkeypatch.delenv(name, raising=False)
    found = read_project(ROOT).deployment
    assert f'"{found.live}"' in (ROOT / "mkdocs.yml").read_text()
    assert found.live.startswith("https://")
