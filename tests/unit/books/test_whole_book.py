"""The book of everything is whole: its marks lead to notes in it, and its literature to the records at its end."""

from __future__ import annotations

import pytest
from kb.adapters.mkdocs.configuration import markdown_extensions, read_project
from kb.books.book import Book, whole
from kb.books.chapters import Renderer, chapters
from kb.books.figures import Figures
from kb.emit.emitters import emit
from kb.pipeline import load_and_resolve
from lxml.html import HtmlElement
from project_copy import ROOT

SAMPLE = ROOT / "tests" / "sample"


@pytest.fixture(scope="module")
def book() -> Book:
    site = load_and_resolve(SAMPLE, read_project(SAMPLE))
    return whole(site, emit(site))


@pytest.fixture(scope="module")
def sections(book: Book, tmp_path_factory: pytest.TempPathFactory) -> dict[str, HtmlElement]:
    """{title: chapter}"""
    folder = tmp_path_factory.mktemp("drawings")
    parts, _ = chapters(book, Renderer(markdown_extensions(ROOT)), Figures(folder, book.drawings))
    return {section[0].text: section for part in parts for section in part}


def test_every_mark_leads_to_a_note_in_its_chapter(sections: dict[str, HtmlElement]) -> None:
    marked = {title: section.xpath(".//sup//a/@href") for title, section in sections.items()}
    assert marked["Glossary"]
    assert marked["Timeline"]
    for title, links in marked.items():
        notes = {f"#{id_}" for id_ in sections[title].xpath(".//ol[@class='notes']//@id")}
        assert set(links) <= notes, title


def test_the_terms_stand_apart_from_their_notes(sections: dict[str, HtmlElement]) -> None:
    heading, entries, notes, _ = sections["Glossary"]
    assert (heading.tag, entries.get("class"), notes.text) == ("h2", "entries", "Notes")
    assert entries.xpath("./h3")
    assert "Used in" not in entries.text_content()


def test_literature_is_named_briefly_and_leads_to_its_record(sections: dict[str, HtmlElement]) -> None:
    rows = [
        row
        for section in sections.values()
        for row in section.xpath(".//h3[.='Literature']/following-sibling::ul[1]/li")
    ]
    records = {f"#{id_}" for id_ in sections["References"].xpath(".//li//@id")}
    assert rows
    for row in rows:
        assert row.xpath("./a[1]/@href")[0] in records
        assert "doi" not in row.text_content()


def test_no_chapter_speaks_of_pages(sections: dict[str, HtmlElement]) -> None:
    text = " ".join(section.text_content() for section in sections.values())
    assert "After reading this chapter" in text
    assert "Related chapters" in text
    assert "After reading this page" not in text
