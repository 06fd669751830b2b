"""A frozen edition stays as it was, says what it is, and leads to the current page."""

from __future__ import annotations

import shutil
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from conftest import mkdocs, serve
from crawl import dead_links
from kb.edition import FOLDER, SUMS, pack
from kb.rules.history import number
from lxml import html
from playwright.sync_api import Page, expect
from scratch import edit, kb, published_copy
from test_build import snapshot

PAGE = "topics/military-attaches/index.html"
SOURCE = "content/topics/instruments/military-attaches.md"
LIVE = "https://military-diplomacy.example/"


def build(root: Path) -> Path:
    result = mkdocs(root, "build", "--strict")
    assert result.returncode == 0, result.stdout
    kb(root, "deploy-tree")
    return root / "site"


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with an edition, whose live page was revised after it."""
    root = published_copy(tmp_path_factory.mktemp("frozen"))
    before = snapshot(root / "docs")
    kb(root, "edition", "2026.1", "--date", "2026-11-22")
    assert snapshot(root / "docs") == before
    site = build(root)
    (root / "first").mkdir()
    shutil.copytree(site / "v", root / "first" / "v")
    revision = "changes:\n  - {date: 2027-02-03, what: Said more about rank.}\n"
    edit(root / SOURCE, "reviewed: 2026-11-22\n", f"reviewed: 2027-02-03\n{revision}")
    edit(root / SOURCE, "A military attaché, or defense attaché,", "In short, a military attaché, or defense attaché,")
    build(root)
    return root


@pytest.fixture
def copy(frozen: Path, tmp_path: Path) -> Path:
    root = tmp_path / "copy"
    shutil.copytree(frozen, root)
    return root


@pytest.fixture
def url(frozen: Path) -> Iterator[str]:
    with serve(frozen / "site") as served:
        yield served


def test_a_frozen_page_stays_byte_identical_when_the_live_page_changes(frozen: Path) -> None:
    first, now = snapshot(frozen / "first" / "v"), snapshot(frozen / "site" / "v")
    assert first == now
    assert len(first) > 40
    assert "In short, a military" in (frozen / "site" / PAGE).read_text()
    assert "In short, a military" not in (frozen / "site/v/2026.1" / PAGE).read_text()


def test_a_frozen_page_names_the_live_one(frozen: Path) -> None:
    pages = sorted((frozen / "site/v/2026.1").rglob("index.html"))
    assert len(pages) > 40
    for path in pages:
        tree = html.parse(path)
        at = path.parent.relative_to(frozen / "site/v/2026.1").as_posix()
        live = LIVE + ("" if at == "." else f"{at}/")
        for relation in ("canonical", "original", "latest-version"):
            assert tree.xpath(f"//link[@rel='{relation}']/@href") == [live], (path, relation)
        assert tree.xpath("//meta[@name='robots']/@content") == ["noindex,follow"]
        assert "Edition 2026.1, frozen on 22 November 2026." in tree.xpath("string(//p[@class='frozen'])")


def test_a_live_page_names_its_versions_and_dates(frozen: Path) -> None:
    tree = html.parse(frozen / "site" / PAGE)
    assert tree.xpath("//link[@rel='predecessor-version']/@href") == ["../../v/2026.1/topics/military-attaches/"]
    assert tree.xpath("//link[@rel='version-history']/@href") == ["../../editions/"]
    assert tree.xpath("//link[@rel='latest-version']/@href") == [LIVE + "topics/military-attaches/"]
    assert not tree.xpath("//meta[@name='robots']")
    line = " ".join(tree.xpath("string(//p[@class='page-dates'])").split())
    assert line.startswith("First published 22 November 2026 · Substantive revision 3 February 2027 · Edition 2026.1")
    changed = tree.xpath("//h2[@id='changes']/following-sibling::ul[1]/li")
    assert [item.text_content().strip() for item in changed] == [
        "3 February 2027: Said more about rank.",
        "22 November 2026: First published.",
    ]


@pytest.mark.browser
def test_from_the_frozen_page_to_the_current_and_back(page: Page, url: str) -> None:
    page.goto(url + "v/2026.1/topics/military-attaches/")
    page.get_by_role("link", name="Read the current page").click()
    expect(page).to_have_url(url + "topics/military-attaches/")
    page.get_by_role("link", name="Edition 2026.1").click()
    expect(page).to_have_url(url + "v/2026.1/topics/military-attaches/")
    page.goto(url + "v/2026.1/")
    page.get_by_role("link", name="Read the current page").click()
    expect(page).to_have_url(url)


def test_every_link_of_the_deployed_tree_leads_somewhere(frozen: Path) -> None:
    dead, seen = dead_links(frozen / "site", LIVE)
    assert dead == []
    assert seen > 10_000
    listed = html.parse(frozen / "site/editions/index.html").xpath("//*[@id='text']//li/a/@href")
    assert listed == [LIVE + "v/2026.1/"]


def test_freezing_the_same_content_gives_the_same_archive(frozen: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(frozen / FOLDER / "2026.1.zip") as archive:
        archive.extractall(tmp_path / "tree")
    for path in (tmp_path / "tree").rglob("*"):
        path.touch()
    pack(tmp_path / "tree", tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == (frozen / FOLDER / "2026.1.zip").read_bytes()


def test_an_edition_publishes_its_addresses(frozen: Path) -> None:
    assert "0 new" in kb(frozen, "publish")
    assert yaml.safe_load((frozen / "content/editions.yml").read_text())[0]["id"] == "2026.1"


@pytest.mark.parametrize("name", ["2026.1", "2025.9", "2026", "2026.01", "../x"])
def test_an_edition_is_never_made_twice_nor_misnamed(copy: Path, name: str) -> None:
    before = snapshot(copy / FOLDER)
    output = kb(copy, "edition", name, status=1)
    assert "choose" in output or "no name of an edition" in output
    assert snapshot(copy / FOLDER) == before


def test_editions_count_on_after_nine() -> None:
    assert number("2026.10") > number("2026.9")


def test_a_tenth_edition_keeps_its_name(copy: Path) -> None:
    kb(copy, "edition", "2027.10", "--date", "2027-03-01")
    build(copy)
    text = (copy / "site/v/2027.10" / PAGE).read_text()
    assert "Edition 2027.10, frozen on 1 March 2027." in text
    assert "Edition 2027.10" in (copy / "site" / PAGE).read_text()


def test_an_archive_that_was_changed_is_refused(copy: Path) -> None:
    before = snapshot(copy / "site")
    with zipfile.ZipFile(copy / FOLDER / "2026.1.zip", "a") as archive:
        archive.writestr("extra.html", "x")
    assert "is not the archive that" in kb(copy, "deploy-tree", status=1)
    assert snapshot(copy / "site") == before


def test_an_archive_that_is_missing_is_named(copy: Path) -> None:
    (copy / FOLDER / "2026.1.zip").unlink()
    assert "editions/2026.1.zip is missing" in kb(copy, "deploy-tree", status=1)


def _link() -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("link")
    entry.create_system = 3
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


@pytest.mark.parametrize(
    "name", ["../../escaped.html", "/escaped.html", "a/../../../escaped.html", "a\\..\\b", _link()]
)
def test_an_archive_that_reaches_outside_is_refused(copy: Path, name: str | zipfile.ZipInfo) -> None:
    import hashlib  # noqa: PLC0415 - only this test forges a digest

    path = copy / FOLDER / "2026.1.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "/etc/passwd")
    (copy / FOLDER / SUMS).write_text(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  2026.1.zip\n")
    before = snapshot(copy.parent)
    assert "must not be unpacked" in kb(copy, "deploy-tree", status=1)
    assert snapshot(copy.parent) == before


def test_with_wrong_content_nothing_is_frozen(copy: Path) -> None:
    edit(copy / SOURCE, "level: introductory", "level: easy")
    assert "nothing was written" in kb(copy, "edition", "2027.1", status=1)
    assert not (copy / FOLDER / "2027.1.zip").exists()
