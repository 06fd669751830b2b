"""Files that machines look for: OpenSearch, llms.txt, and CITATION.cff in step with the edition and the content."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import citing_samples as samples
import lxml.etree
import lxml.html
import pytest
import yaml
from cffconvert import Citation
from kb.adapters.mkdocs.configuration import read_project
from llms_txt import parse_llms_file
from playwright.sync_api import Page, expect
from project_copy import ROOT

PROJECT = read_project(ROOT)


def test_opensearch_describes_the_search(site: Path) -> None:
    root = lxml.etree.parse(site / "opensearch.xml").getroot()
    assert root.tag == "{http://a9.com/-/spec/opensearch/1.1/}OpenSearchDescription"
    found = {child.tag.partition("}")[2]: child for child in root}
    assert 0 < len(found["ShortName"].text) <= 16
    assert 0 < len(found["LongName"].text) <= 48
    assert 0 < len(found["Description"].text) <= 1024
    assert found["Url"].get("type") == "text/html"
    assert found["Url"].get("template") == PROJECT.url + "?q={searchTerms}"


def test_every_page_links_the_description(site: Path) -> None:
    for path in site.rglob("index.html"):
        page = lxml.html.parse(path)
        if page.xpath("//a[@data-page-moved]"):
            continue  # it leads on at once
        (link,) = page.xpath("//link[@rel='search']")
        assert link.get("type") == "application/opensearchdescription+xml"
        assert (path.parent / link.get("href")).resolve() == (site / "opensearch.xml").resolve()


@pytest.mark.browser
def test_the_template_finds_something(page: Page, site: Path, address: str) -> None:
    template = lxml.etree.parse(site / "opensearch.xml").find("{*}Url").get("template")
    page.goto(template.replace(PROJECT.url, address).replace("{searchTerms}", "peacekeeping"))
    expect(page.locator(".search__item").first).to_contain_text("peacekeeping", ignore_case=True)


def test_llms_txt_lists_every_page(site: Path) -> None:
    parsed = parse_llms_file((site / "llms.txt").read_text(encoding="utf-8"))
    assert (parsed.title, parsed.summary) == (PROJECT.title, PROJECT.summary)
    links = [link for section in parsed.sections.values() for link in section]
    for link in links:
        assert samples.site_file(site, link.url, PROJECT.url).is_file(), link.url
    assert {record.live for record in samples.resolved().records.values()} <= {link.url for link in links}


def test_the_citation_file_is_in_step() -> None:
    """The version is the package's; the day is kept by ``publish``, and ``check --published`` looks at it."""
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    Citation(text).validate()
    citation = yaml.safe_load(text)
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert str(citation["version"]) == version
    assert citation["title"] == PROJECT.title
    assert citation["authors"] == [{"name": PROJECT.publisher}]


def test_the_manifest_names_the_site_and_a_picture_that_is_there(site: Path) -> None:
    said = json.loads((site / "site.webmanifest").read_text(encoding="utf-8"))
    assert said["name"] == PROJECT.title
    assert [icon["src"] for icon in said["icons"] if not (site / icon["src"]).is_file()] == []
    for path in (site / "index.html", site / "topics" / "joint-exercises" / "index.html"):
        (href,) = lxml.html.parse(path).xpath("//link[@rel='manifest']/@href")
        assert (path.parent / href).resolve() == (site / "site.webmanifest").resolve()
