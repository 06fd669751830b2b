"""A figure and the mark of a note behind it are not one number, in a page and where text is copied from a PDF."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from kb.adapters.mkdocs.configuration import markdown_extensions, read_project
from kb.books.chapters import Renderer
from kb.emit.parts.markdown import NARROW_SPACE, PageWriter
from kb.model.ids import DocPath
from kb.pipeline import load_and_resolve
from laid_out import document
from lxml import etree
from pdfminer.high_level import extract_text
from project_copy import ROOT

SAMPLE = ROOT / "tests" / "sample"
CITE = "[@harbor-rules-1900, rule 2]"
ENDS = ("March 2019", "*March 2019*", "[March 2019](topic:port-calls)", "**[March 2019](topic:port-calls)**")


@pytest.fixture(scope="module")
def writer() -> PageWriter:
    return PageWriter(load_and_resolve(SAMPLE, read_project(SAMPLE)), DocPath("topics/staff-talks.md"))


def shown(markdown: str) -> str:
    """What a reader sees of Markdown, with marks beside their words."""
    return str(Renderer(markdown_extensions(ROOT)).html(markdown).text_content())


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("stop", ["", ".", ","])
def test_a_mark_stands_apart_from_a_figure(writer: PageWriter, end: str, stop: str) -> None:
    sentence = f"It began in {end}"
    for made in (writer.inline(f"{sentence} {CITE}{stop} More."), writer.cited(f"{sentence}{stop}", CITE)):
        assert re.search(rf"March 2019\{stop or NARROW_SPACE}{NARROW_SPACE if stop else ''}\d", shown(made)), made


@pytest.mark.parametrize("end", ["the year", "*the year*", "[the year](topic:port-calls)", "(2019)", "the 2020s"])
def test_a_mark_stands_beside_a_word(writer: PageWriter, end: str) -> None:
    for made in (writer.inline(f"It ends with {end} {CITE}."), writer.cited(f"It ends with {end}.", CITE)):
        assert NARROW_SPACE not in made


def test_what_has_no_citation_ends_as_it_is(writer: PageWriter) -> None:
    assert writer.cited("It began in 2019.", "") == "It began in 2019."


def test_numbers_copied_from_a_pdf_stay_what_they_are(writer: PageWriter, tmp_path: Path) -> None:
    text = "\n\n".join(
        writer.inline(f"It began in {end} {CITE}{stop} More.") for end in ENDS for stop in ("", ".", ",")
    )
    body = Renderer(markdown_extensions(ROOT)).html(text)
    inner = "".join(etree.tostring(each, encoding="unicode") for each in body)
    inner = re.sub(r' href="[^"]*"', "", inner)
    document(f"<section><h2>One</h2>{inner}</section>", tmp_path).write_pdf(tmp_path / "book.pdf")
    copied = re.findall(r"March\s+(\S+?)([\s\u2060]*)(\d+)\s+More", extract_text(tmp_path / "book.pdf"))
    assert len(copied) == len(ENDS) * 3
    assert [
        (number, gap) for number, gap, _ in copied if number.rstrip(".,") != "2019" or not gap.strip("\u2060")
    ] == []
