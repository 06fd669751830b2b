"""Old addresses and anchors lead to the new ones in a real browser, with scripts and without."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html
from playwright.sync_api import Browser, Page, expect
from project_copy import mkdocs, serve
from scratch import edit, kb, published_copy, rename, stamps

ATTACHES = "content/topics/instruments/military-attaches.md"

pytestmark = pytest.mark.browser


class Moved:
    """A built site from which things have moved, the address at which it is served, and two ids that are gone."""

    def __init__(self, root: Path) -> None:
        self.root = root
        ids = stamps(root / ATTACHES)
        self.dropped, self.carried = ids[-1], ids[-2]
        self.kept = stamps(root / "content/topics/challenges/culture-language-protocol.md")[2]
        for id_ in (self.dropped, self.carried):
            edit(root / ATTACHES, f"\n  {{ #{id_} }}", "")
        edit(root / ATTACHES, "{ #law }", "{ #vienna }")
        edit(root / ATTACHES, "> #law", "> #vienna")
        edit(root / "content/reading-lists/introduction.yml", "military-attaches#law", "military-attaches#vienna")
        rename(root, "topics/challenges", "culture-language-protocol", "culture-and-protocol")
        here = "/topics/military-attaches/"
        pairs = {
            "/topics/culture-language-protocol/": "/topics/culture-and-protocol/",
            "/topics/culture-language-protocol/#nowhere": "/topics/soft-power/#limits",
            "/topics/older/": "/topics/history/#record",
            f"{here}#law": f"{here}#vienna",
            f"{here}#oldest": here,
            f"{here}#{self.dropped}": f"{here}#{ids[-3]}",
            f"{here}#{self.carried}": "/topics/joint-exercises/#record",
            "/glossary/#attachee": "/glossary/#defense-attache",
            "/references/#vcdr": "/references/#vcdr-1961",
        }
        self.near = ids[-3]
        rows = "".join(f'- from: "{source}"\n  to: "{target}"\n' for source, target in pairs.items())
        (root / "content/redirects.yml").write_text(rows)
        kb(root, "check")
        result = mkdocs(root, "build", "--strict", SITE_URL="https://example.org/ref/")
        assert result.returncode == 0, result.stdout
        self.site = root / "site"
        self.url = ""


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Moved]:
    made = Moved(published_copy(tmp_path_factory.mktemp("moved")))
    with serve(made.site) as url:
        made.url = url
        yield made


@pytest.fixture(params=["scripts", "no scripts"])
def tab(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        java_script_enabled=request.param == "scripts", viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    page.scripts = request.param == "scripts"
    yield page
    context.close()


def test_a_page_that_moved(tab: Page, moved: Moved) -> None:
    tab.goto(moved.url + "topics/culture-language-protocol/")
    expect(tab).to_have_url(moved.url + "topics/culture-and-protocol/")
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Culture")


def test_a_page_that_moved_keeps_the_anchor_that_the_reader_came_with(tab: Page, moved: Moved) -> None:
    tab.goto(f"{moved.url}topics/culture-language-protocol/#{moved.kept}")
    if tab.scripts:  # without scripts a static file cannot know the anchor: the reader arrives at the top
        expect(tab).to_have_url(f"{moved.url}topics/culture-and-protocol/#{moved.kept}")
        expect(tab.locator(f"#{moved.kept}")).to_be_in_viewport()
    else:
        expect(tab).to_have_url(moved.url + "topics/culture-and-protocol/")


def test_a_page_that_became_part_of_another(tab: Page, moved: Moved) -> None:
    tab.goto(moved.url + "topics/older/")
    expect(tab).to_have_url(moved.url + "topics/history/#record")
    expect(tab.locator("#record")).to_be_in_viewport()


def test_a_part_that_left_a_page_before_the_page_moved(tab: Page, moved: Moved) -> None:
    tab.goto(moved.url + "topics/culture-language-protocol/#nowhere")
    wanted = "topics/soft-power/#limits" if tab.scripts else "topics/culture-and-protocol/"
    expect(tab).to_have_url(moved.url + wanted)


@pytest.mark.parametrize("name", ["law", "dropped"])
def test_an_anchor_that_moved_within_its_page(tab: Page, moved: Moved, name: str) -> None:
    old, new = ("law", "vienna") if name == "law" else (moved.dropped, moved.near)
    tab.goto(f"{moved.url}topics/military-attaches/#{old}")
    expect(tab.locator(f"#{new}")).to_be_in_viewport()


def test_an_anchor_that_moved_to_another_page(tab: Page, moved: Moved) -> None:
    tab.goto(f"{moved.url}topics/military-attaches/#{moved.carried}")
    if not tab.scripts:
        line = tab.locator(f"#{moved.carried}")
        expect(line).to_be_in_viewport()
        expect(line).to_contain_text("This passage has moved to Joint exercises, What the record shows")
        line.get_by_role("link").click()
    expect(tab).to_have_url(moved.url + "topics/joint-exercises/#record")
    expect(tab.locator("#record")).to_be_in_viewport()


@pytest.mark.parametrize(("old", "new"), [("glossary/#attachee", "defense-attache"), ("references/#vcdr", "vcdr-1961")])
def test_a_term_and_a_reference_of_another_name(tab: Page, moved: Moved, old: str, new: str) -> None:
    tab.goto(moved.url + old)
    expect(tab.locator(f"#{new}")).to_be_in_viewport()


def test_following_a_moved_anchor_within_the_page(page: Page, moved: Moved) -> None:
    page.goto(moved.url + "topics/military-attaches/")
    page.evaluate(f"location.hash = '{moved.carried}'")
    expect(page).to_have_url(moved.url + "topics/joint-exercises/#record")


def test_stubs_are_in_neither_search_nor_sitemap_and_name_the_new_page(moved: Moved) -> None:
    stub = html.parse(moved.site / "topics/culture-language-protocol/index.html")
    canonical = stub.xpath("//link[@rel='canonical']/@href")
    assert canonical == ["https://example.org/ref/topics/culture-and-protocol/"]
    assert stub.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not stub.xpath("//script[not(@src)]")
    assert not stub.xpath("//@*[starts-with(name(), 'on')]")
    entries = json.loads((moved.site / "search/search_index.json").read_text())["docs"]
    assert not [e for e in entries if "culture-language-protocol" in e["location"] or "has moved" in e["text"]]
    sitemap = etree.parse(moved.site / "sitemap.xml").getroot()
    locations = [loc.text for loc in sitemap.iter("{*}loc")]
    assert "https://example.org/ref/topics/culture-and-protocol/" in locations
    assert not [loc for loc in locations if "culture-language-protocol" in loc or "older" in loc]


def test_a_heading_that_keeps_an_old_anchor_reads_as_before(moved: Moved) -> None:
    title = "Status under the Vienna Convention"
    entries = json.loads((moved.site / "search/search_index.json").read_text())["docs"]
    assert [e["title"] for e in entries if e["location"] == "topics/military-attaches/#vienna"] == [title]
    page = html.parse(moved.site / "topics/military-attaches/index.html")
    contents = page.xpath("//nav[@class='toc']//a[@href='#vienna']")
    assert {" ".join(link.text_content().split()) for link in contents} == {title}


def test_hosts_with_redirects_of_their_own_get_the_list(moved: Moved) -> None:
    rows = [line.split() for line in (moved.site / "_redirects").read_text().splitlines()]
    assert ["/ref/topics/culture-language-protocol/", "/ref/topics/culture-and-protocol/", "301"] in rows
    assert ["/ref/topics/older/", "/ref/topics/history/#record", "301"] in rows
    assert len(rows) == 2
