"""A mark of a note stays on the line of its word, whatever stands before it."""

from __future__ import annotations

import pytest
from kb.books import epub
from kb.books.notes import XHTML, keep_marks
from lxml import etree

MARK = '<sup><a class="cite" href="#r">{}</a></sup>'


def kept(text: str) -> str:
    page = etree.fromstring(f'<div xmlns="{XHTML[1:-1]}"><p>{text}</p></div>')
    keep_marks(page)
    return etree.tostring(page[0], encoding="unicode").replace(f' xmlns="{XHTML[1:-1]}"', "")


@pytest.mark.parametrize(
    ("before", "word"),
    [("They keep the peace.", "peace."), ("<em>See</em> the end”", "end”"), ("In 2025.\u202f", "2025.\u202f")],
)
def test_the_word_and_its_mark_are_one(before: str, word: str) -> None:
    text = kept(f"{before}{MARK.format(2)} Dialogue goes on.")
    assert f'<span class="kept">{word}<sup>' in text.replace("&#8239;", "\u202f")
    assert text.endswith("</sup></span> Dialogue goes on.</p>")


def test_a_mark_after_an_element_or_a_space_stays() -> None:
    text = f"<p>the <em>law</em>{MARK.format(1)} and {MARK.format(2)}</p>"
    assert kept(text.removeprefix("<p>").removesuffix("</p>")) == text


def test_the_epub_keeps_them_together() -> None:
    assert ".kept { white-space: nowrap; }" in epub.CSS.read_text(encoding="utf-8")
