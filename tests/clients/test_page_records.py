"""What Zotero, search engines and feed readers find on pages that are no entries."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs

import feedparser
import lxml.html
import pytest
from kb.adapters.mkdocs.configuration import read_project
from project_copy import ROOT

PROJECT = read_project(ROOT)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, lxml.html.HtmlElement]:
    """{folder of the site: page}, without the stubs of pages that have moved."""
    found = {
        path.parent.relative_to(site).as_posix(): lxml.html.parse(path).getroot() for path in site.rglob("index.html")
    }
    return {name: page for name, page in found.items() if not page.xpath("//a[@data-page-moved]")}


def records(page: lxml.html.HtmlElement) -> list[dict[str, list[str]]]:
    return [parse_qs(title) for title in page.xpath("//span[@class='Z3988']/@title")]


def test_every_page_has_a_record(pages: dict[str, lxml.html.HtmlElement]) -> None:
    kinds = {}
    for name, page in pages.items():
        found = records(page)
        assert found, name
        if len(found) > 1 or found[0]["rft.type"] != ["webpage"]:
            continue
        (record,) = found
        kinds[name] = record
        assert record["rft.aucorp"] == [PROJECT.publisher], name
        assert "rft.au" not in record
        assert record["rft.source"] == [PROJECT.title]
        assert (record["rft.rights"], record["rft.language"]) == (["CC BY 4.0"], ["en-US"])
        assert record["rft.title"] == [
            page.xpath("string(//nav[@class='crumbs']//li[last()])").strip() or PROJECT.title
        ]
        assert len(record["rft.date"][0]) == len("2026-01-01")
        assert record["rft.identifier"][0] == PROJECT.url + ("" if name == "." else f"{name}/")
    assert {".", "lists", "references", "a-z", "cases", "figures", "timeline", "map", "debates", "about"} <= set(kinds)


def test_no_author_can_be_cut_into_a_person(pages: dict[str, lxml.html.HtmlElement]) -> None:
    for name, page in pages.items():
        assert not page.xpath("//meta[@name='author']"), name


def graph(page: lxml.html.HtmlElement) -> list[dict]:
    (text,) = page.xpath("//script[@type='application/ld+json']/text()")
    return json.loads(text)["@graph"]


def test_every_page_says_the_way_to_it_as_it_shows_it(pages: dict[str, lxml.html.HtmlElement]) -> None:
    for name, page in pages.items():
        if name == ".":
            continue
        (trail,) = [node for node in graph(page) if node["@type"] == "BreadcrumbList"]
        shown = page.xpath("//nav[@class='crumbs']//li")
        assert [item["name"] for item in trail["itemListElement"]][1:] == [li.text_content().strip() for li in shown][
            1:
        ]
        assert [item["position"] for item in trail["itemListElement"]] == list(range(1, len(shown) + 1))
        assert trail["itemListElement"][-1]["item"] == f"{PROJECT.url}{name}/"


INTANGIBLE = {"ItemList", "BreadcrumbList", "DefinedTerm", "ListItem"}
"""Types of schema.org that are no CreativeWork, of which alone ``hasPart`` and ``isPartOf`` may speak."""


def test_parts_are_works(pages: dict[str, lxml.html.HtmlElement]) -> None:
    for name, page in pages.items():
        nodes = graph(page) if page.xpath("//script[@type='application/ld+json']") else []
        types = {node["@id"]: node["@type"] for node in nodes if "@id" in node}
        for node in nodes:
            for relation in ("hasPart", "isPartOf"):
                if relation in node:
                    assert types[node[relation]["@id"]] not in INTANGIBLE, name


def test_no_two_entries_of_the_feed_are_of_one_moment(site: Path) -> None:
    entries = feedparser.parse(site / "feed.xml").entries
    moments = [entry.updated for entry in entries]
    assert len(set(moments)) == len(moments) > 1
    assert all(entry.updated_parsed for entry in entries)


def test_robots_are_led_to_the_sitemap(site: Path) -> None:
    lines = (site / "robots.txt").read_text().splitlines()
    assert f"Sitemap: {PROJECT.url}sitemap.xml" in lines
    assert not [line for line in lines if line.startswith("Disallow")]
