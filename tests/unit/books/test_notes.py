"""A mark of a note stays on the line of its word, whatever stands before it."""

from __future__ import annotations

from collections.abc import Iterator

import lxml.html
import pytest
import weasyprint
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


def lines(box: object) -> Iterator[str]:
    """The lines of a page that WeasyPrint has laid out."""
    if type(box).__name__ == "LineBox":
        yield words(box)
    for child in getattr(box, "children", ()):
        yield from lines(child)


def words(box: object) -> str:
    return getattr(box, "text", "") or "".join(words(child) for child in getattr(box, "children", ()))


def torn(body: lxml.html.HtmlElement) -> int:
    """How many lines of a book begin with a mark."""
    html = lxml.html.tostring(body, encoding="unicode")
    pages = weasyprint.HTML(string=html).render(stylesheets=[weasyprint.CSS(filename=pdf.CSS)]).pages
    return sum(line.startswith("77") for page in pages for line in lines(page._page_box))


def test_no_line_of_a_book_begins_with_a_mark() -> None:
    sentences = [
        f"{'Both sides met to keep the peace again '[: 9 + n % 29].strip()}.{MARK.format(77)} " for n in range(300)
    ]
    body = lxml.html.fragment_fromstring(f'<p id="r">{"".join(sentences)}</p>', create_parent="div")
    assert torn(body) > 0, "or the page is no test"
    keep_marks(body)
    assert torn(body) == 0
