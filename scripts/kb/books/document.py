"""Make the one HTML document of a book from which its EPUB and its PDF are made."""

from __future__ import annotations

from html import escape
from pathlib import Path

import lxml.html

from kb.books.book import Book
from kb.books.chapters import Renderer, chapters, outline, slug
from kb.books.figures import Figures
from kb.citing.reference_text import written_date
from kb.model.project import LANGUAGE, LICENSE, LICENSE_URL


def document(book: Book, renderer: Renderer, folder: Path, contents: bool) -> str:
    """HTML with the parts as headings of level 1. Its drawings go into ``folder``.

    ``contents`` adds a title page and a table of contents, which an EPUB has of its own.
    """
    parts = chapters(book, renderer, Figures(folder, book.drawings))
    rows = []
    for (anchor, title, _), part, sections in zip(outline(book), book.parts, parts, strict=True):
        rows.append(f'<h1 id="{anchor}">{escape(title)}</h1>')
        if part.intro:
            rows.append(f"<p>{escape(part.intro)}</p>")
        rows += [lxml.html.tostring(section, encoding="unicode") for section in sections]
    before = [_title(book), _contents(book)] if contents else [_imprint(book)]
    body = "\n".join([*before, *rows])
    return (
        f'<!doctype html>\n<html lang="{LANGUAGE}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(book.title)}</title>\n"
        f'<meta name="author" content="{escape(book.publisher)}">\n'
        f'<meta name="description" content="{escape(book.description)}">\n</head>\n<body>\n{body}\n</body>\n</html>\n'
    )


def colophon(book: Book) -> list[str]:
    """What the book is, where its pages stand, and under which license."""
    date = written_date(book.date.isoformat())
    state = f"Edition {book.edition}, frozen on {date}." if book.edition else f"As of {date}."
    return [
        f"By {book.publisher}.",
        state,
        f"The pages of this book stand at {book.source}, where each can be linked and cited.",
        f"{LICENSE} ({LICENSE_URL}): copy, change and share, naming title, author, source and license.",
    ]


def _title(book: Book) -> str:
    subtitle = f'<p class="subtitle">{escape(book.subtitle)}</p>' if book.subtitle else ""
    lines = "\n".join(f"<p>{escape(line)}</p>" for line in [book.description, *colophon(book)])
    return f'<header class="title-page"><p class="title">{escape(book.title)}</p>\n{subtitle}\n{lines}</header>'


def _imprint(book: Book) -> str:
    lines = "\n".join(f"<p>{escape(line)}</p>" for line in [book.description, *colophon(book)])
    return f'<h1 id="about">About this book</h1>\n{lines}'


def _contents(book: Book) -> str:
    rows = []
    for anchor, title, inside in outline(book):
        inner = "".join(f'<li><a href="#{slug(c.doc)}">{escape(c.title)}</a></li>' for c in inside)
        rows.append(f'<li><a href="#{anchor}">{escape(title)}</a><ul>{inner}</ul></li>')
    return f'<nav class="contents"><h1 id="contents">Contents</h1><ul>{"".join(rows)}</ul></nav>'
