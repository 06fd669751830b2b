"""Places: every sentence leads to its paragraph, every page is counted, and a state without any is named as such."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from kb.adapters.mkdocs.configuration import read_project
from kb.figures.world.names import named
from kb.pipeline import load_and_resolve
from kb.resolve.site import Site
from lxml import html
from project_copy import ROOT, library


@pytest.fixture(scope="module")
def resolved() -> Site:
    return load_and_resolve(library(), read_project(ROOT))


def text_of(element: html.HtmlElement) -> str:
    """The words of an element, without marks of notes and numbers of paragraphs."""
    copy = html.fromstring(html.tostring(element, encoding="unicode"))
    for mark in copy.xpath(".//sup | .//*[contains(@class, 'para')]"):
        mark.drop_tree()
    return re.sub(r"\W+", " ", copy.text_content())


def test_every_sentence_leads_to_its_paragraph(site: Path, resolved: Site) -> None:
    count = 0
    for each in resolved.catalog.states.values():
        here = site / "places" / each.state.slug / "index.html"
        for row in html.parse(here).xpath("//section[contains(@class, 'part--sentences')]//li"):
            (link,) = row.xpath("./a")
            path, _, anchor = link.get("href").partition("#")
            (part,) = html.parse(here.parent / path / "index.html").xpath("//*[@id=$id]", id=anchor)
            assert row.xpath("./mark")[0].text_content() in row.text_content()
            sentence = text_of(row).removesuffix(text_of(link)).strip()
            assert sentence in text_of(part if part.tag != "h2" else part.getparent()), (here, sentence)
            count += 1
        assert len(html.parse(here).xpath("//section[contains(@class, 'part--sentences')]//li")) == len(each.sentences)
    assert count == sum(len(each.sentences) for each in resolved.catalog.states.values()) > 100


def test_the_law_that_its_sentences_cite_is_listed_treaties_first(site: Path, resolved: Site) -> None:
    references, count = resolved.catalog.references, 0
    for each in resolved.catalog.states.values():
        page = html.parse(site / "places" / each.state.slug / "index.html")
        listed = [a.get("href").partition("#")[2] for a in page.xpath("//section[contains(@class, 'part--law')]//li/a")]
        cited = {key for sentence in each.sentences for key in sentence.cited if key in references}
        assert sorted(listed) == sorted(key for key in cited if references[key].kind == "law")
        treaties = [references[key].type == "treaty" for key in listed]
        assert treaties == sorted(treaties, reverse=True)
        count += len(listed)
    assert count > 5


def test_map_and_list_lead_to_the_same_places_with_the_same_counts(site: Path, resolved: Site) -> None:
    page = html.parse(site / "places" / "index.html")
    listed = {a.get("href"): a.getparent().text_content() for a in page.xpath("//div[@class='states']//a")}
    drawn = {a.get("href"): a.get("aria-label") for a in page.xpath("//figure//a[contains(@class, 'state')]")}
    assert set(drawn) <= set(listed)
    assert len(listed) == len(resolved.catalog.states)
    for each in resolved.catalog.states.values():
        href = f"{each.state.slug}/"
        pages = f"{len(each.pages)} page{'' if len(each.pages) == 1 else 's'}"
        assert listed[href] == f"{each.state.title}, {pages}"
        assert drawn.get(href, f"{each.state.title}: {pages}") == f"{each.state.title}: {pages}"
        assert (site / "places" / href / "index.html").exists()


def test_a_state_without_anything_is_named_as_such(site: Path, resolved: Site) -> None:
    (part,) = html.parse(site / "places" / "index.html").xpath("//section[contains(@class, 'part--missing')]")
    for code, state in named().items():
        if code not in resolved.catalog.states:
            assert state.title in part.text_content()
            assert not (site / "places" / state.slug).exists()


def test_a_place_says_where_it_stands(site: Path, resolved: Site) -> None:
    code = next(iter(resolved.catalog.states))
    page = html.parse(site / "places" / named()[code].slug / "index.html")
    assert [a.text_content() for a in page.xpath("//nav[@class='crumbs']//a")] == ["Home", "Places"]
    assert page.xpath("//nav[@id='site-nav']//a[@aria-current]/text()") == ["Places"]
