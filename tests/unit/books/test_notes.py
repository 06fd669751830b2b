"""A mark of a note stays on the line of its word, whatever stands before it."""

from __future__ import annotations

import lxml.html
import pytest
from kb.books import epub, pdf
from kb.books.notes import keep_marks

MARK = '<sup><a class="cite" href="#r">{}</a></sup>'


def kept(text: str) -> str:
    body = lxml.html.fragment_fromstring(f"<p>{text}</p>", create_parent="div")
    keep_marks(body)
    return lxml.html.tostring(body[0], encoding="unicode")


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


def test_both_style_sheets_keep_them_together() -> None:
    for sheet in (epub.CSS, pdf.CSS):
        assert ".kept { white-space: nowrap; }" in sheet.read_text(encoding="utf-8")
