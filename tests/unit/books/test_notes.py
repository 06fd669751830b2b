"""A mark of a note stays on the line of its word, whatever stands before it; on paper marks that follow are joined."""

from __future__ import annotations

import lxml.html
import pytest
from kb.books import epub
from kb.books.notes import XHTML, join_marks, keep_marks
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


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ("1, 2, 3, 4", "1–4"),
        ("1, 2", "1, 2"),
        ("71, 10, 17, 72, 73, 74, 8, 2, 3", "71, 10, 17, 72–74, 8, 2, 3"),
        ("3, 2, 1", "3, 2, 1"),
        ("1, 2, 3, 4, 5, 6", "1–6"),
        ("n, 1, 2, 3", "n, 1–3"),
    ],
)
def test_marks_that_follow_each_other_are_joined(marks: str, shown: str) -> None:
    links = ", ".join(f'<a class="cite" href="#r-{mark}">{mark}</a>' for mark in marks.split(", "))
    section = lxml.html.fromstring(f"<section><p>Words.<sup>{links}</sup> More.</p></section>")
    join_marks(section)
    assert section.text_content() == f"Words.{shown} More."
    assert section.xpath("//a/@href")[-1] == f"#r-{marks.rsplit(', ', maxsplit=1)[-1]}"
