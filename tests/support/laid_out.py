"""The text of a book in; the pages that WeasyPrint makes of it with the book's own styles, and their lines, out."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kb.books import pdf
from kb.books.book import Book

TITLE = "A Reference"


def document(html: str, folder: Path, styles: str = "") -> Any:
    """WeasyPrint's document of a text; ``styles`` are added to the book's own."""
    fields = {field.name: "" for field in dataclasses.fields(Book)}
    book = Book(**{**fields, "title": TITLE, "source": "https://x.example/"})
    text = f'<html lang="en-US"><head><title>T</title><style>{styles}</style></head><body>{html}</body></html>'
    return pdf._laid_out(book, text, folder)


def pages(html: str, folder: Path, styles: str = "") -> list[Any]:
    """The pages of a document."""
    return [page._page_box for page in document(html, folder, styles).pages]


def boxes(box: Any, kind: str) -> Iterator[Any]:
    """The boxes of a kind, such as ``LineBox``, in a box."""
    if type(box).__name__ == kind:
        yield box
    for child in getattr(box, "children", ()):
        yield from boxes(child, kind)


def words(box: Any) -> str:
    """The text in a box."""
    return getattr(box, "text", "") or "".join(words(child) for child in getattr(box, "children", ()))


def paragraphs(page: Any) -> Iterator[tuple[float, list[Any]]]:
    """The width and the lines of each block of lines on a page, without its margins."""
    for block in boxes(page, "BlockBox"):
        if block.children and all(type(child).__name__ == "LineBox" for child in block.children):
            yield block.width, list(block.children)


def length(line: Any) -> float:
    """How far the text of a line reaches."""
    texts = list(boxes(line, "TextBox"))
    return max(text.position_x + text.width for text in texts) - line.position_x if texts else 0


def margins(page: Any) -> dict[str, str]:
    """{place in the margin: what stands there}, spaces being one."""
    found = {box.at_keyword: " ".join(words(box).split()) for box in boxes(page, "MarginBox")}
    return {place: text for place, text in found.items() if text}
