"""A frozen edition stays as it was, says what it is, and leads to the current page."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from html import unescape as html_unescape
from pathlib import Path
from urllib.parse import unquote

import cartridges
import pytest
import yaml
from crawl import dead_links
from editions import LIVE, PAGE, SMALL_PAGE, build
from kb.permanence.edition import FOLDER, number, pack
from lxml import html
from playwright.sync_api import Page, expect
from project_copy import copy_project, serve
from scratch import kb, rename
from snapshots import snapshot


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


def test_editions_count_on_after_nine() -> None:
    assert number("2026.10") > number("2026.9")


def test_a_tenth_edition_keeps_its_name(small: Path) -> None:
    kb(small, "edition", "2027.10", "--date", "2027-03-01")
    build(small)
    text = (small / "site/v/2027.10" / SMALL_PAGE).read_text()
    assert "Edition 2027.10, frozen on 1 March 2027." in text
    assert "Edition 2027.10" in (small / "site" / SMALL_PAGE).read_text()


def test_a_clone_of_what_the_command_says_to_commit_can_be_built(small_frozen: Path, tmp_path: Path) -> None:
    clone = copy_project(tmp_path / "clone", small_frozen / "content")
    shutil.copytree(small_frozen / FOLDER, clone / FOLDER)
    shutil.copy(small_frozen / "mkdocs.yml", clone)
    assert snapshot(build(clone) / "v") == snapshot(small_frozen / "site" / "v")


def test_an_edition_is_never_away_while_the_site_is_built(small: Path) -> None:
    shutil.rmtree(small / ".cache" / "built")  # else nothing would be built, since nothing has changed
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    page, looks = small / "site/v/2026.1/index.html", 0
    with subprocess.Popen(command, cwd=small, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}) as building:
        while building.poll() is None:
            assert page.is_file()
            looks += 1
            time.sleep(0.002)
    assert building.returncode == 0
    assert looks > 10


def frozen_addresses(site: Path) -> dict[str, set[str]]:
    """{file of the live site: the addresses below v/ that it names}, in text, in JSON, and inside archives."""
    found = {}
    for path in site.rglob("*"):
        inside = path.relative_to(site).as_posix()
        if not path.is_file() or inside.startswith("v/"):
            continue
        parts = cartridges.files(path.read_bytes()).values() if path.suffix == ".imscc" else [path.read_bytes()]
        text = unquote(html_unescape("\n".join(part.decode("utf-8", "replace") for part in parts)))
        found[inside] = set(re.findall(rf"{re.escape(LIVE)}v/[\w./-]*", text))
    return found


def test_what_is_cited_in_an_edition_is_in_it(copy: Path) -> None:
    """For a page that is renamed after the edition, one that is added on its very day, and those left alone."""
    rename(copy, "topics/challenges", "culture-language-protocol", "culture-and-protocol")
    send = "- from: /topics/culture-language-protocol/\n  to: /topics/culture-and-protocol/\n"
    (copy / "content/redirects.yml").write_text(send)
    text = (copy / "content/topics/practice/future.md").read_text()
    text = text.replace("id: future", "id: hindsight", 1).replace("title: Where it is heading", "title: Hindsight")
    text = re.sub(r"\n *\{ #p-\w+ \}", "", text)
    text = re.sub(r"^(aliases:.*\n|timeline:\n(  .*\n)+)", "", text, flags=re.MULTILINE)
    (copy / "content/topics/practice/hindsight.md").write_text(text)
    site = build(copy)
    named = frozen_addresses(site)
    for file, addresses in named.items():
        for address in addresses - {f"{LIVE}v/2026.1/"}:
            at = site / address.removeprefix(LIVE)
            assert at.is_file() or (at / "index.html").is_file(), (file, address)
    assert dead_links(site, LIVE)[0] == []
    kept = f"{LIVE}v/2026.1/topics/future/"
    for file in ("cite/future.bib", "cite/all.ris", "lists/all/all-2026.1.imscc", "lists/all/all.csv"):
        assert kept in named[file], file
    page = "topics/{}/index.html".format
    assert kept in named[page("future")]
    for new in ("culture-and-protocol", "hindsight"):
        assert named[page(new)] <= {f"{LIVE}v/2026.1/"}
        assert f"{LIVE}topics/{new}/" in (site / "cite" / f"{new}.ris").read_text()
        shown = (site / page(new)).read_text()
        assert "the last edition, 2026.1, has no page at this address" in shown
        assert "predecessor-version" not in shown
        graph = json.loads(html.fromstring(shown).xpath("string(//script[@type='application/ld+json'])"))["@graph"]
        assert "archivedAt" not in graph[0]
    [item] = [
        item
        for group in json.loads((site / "builder/readings.json").read_text())["groups"]
        for item in group["items"]
        if item["see"] == "topic:hindsight"
    ]
    assert item["edition"] == ""
    assert "for the pages that an edition holds" in (site / "lists/all/index.html").read_text()
    assert "for the pages that an edition holds" not in (site / "lists/introduction/index.html").read_text()
