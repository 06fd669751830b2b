"""Make the one HTML document of a book from which its EPUB and its PDF are made."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

import lxml.html

from kb.books.book import Book
from kb.books.chapters import Renderer, chapters, outline, slug
from kb.books.figures import Figures
from kb.books.index import ANCHOR, Numbers, index
from kb.books.notes import join_marks
from kb.citing.reference_text import written_date
from kb.emit.drawings import plates
from kb.model.project import LANGUAGE, LICENSE, LICENSE_URL
from kb.model.text import name_and_subtitle

COVER_FILE = "cover.svg"
"""The file of the cover, beside the document of a PDF."""


@dataclass(frozen=True)
class Body:
    """The parts of a book as HTML, and the anchors that are in them."""

    html: str
    known: set[str]


def body(book: Book, renderer: Renderer, folder: Path, paper: bool = False) -> Body:
    """The parts as headings of level 1 with their chapters. Its drawings go into ``folder``.

    On ``paper`` marks that follow each other are joined; elsewhere each opens its note.
    """
    parts, known = chapters(book, renderer, Figures(folder, book.drawings))
    for section in (section for sections in parts if paper for section in sections):
        join_marks(section)
    rows = []
    for (anchor, title, _), part, sections in zip(outline(book), book.parts, parts, strict=True):
        rows.append(f'<h1 id="{anchor}">{escape(title)}</h1>')
        if part.intro:
            rows.append(f'<p class="intro">{escape(part.intro)}</p>')
        inside = (f'<li><a href="#{slug(c.doc)}">{escape(c.title)}</a></li>' for c in part.chapters)
        rows.append(f'<div class="inside"><ul>{"".join(inside)}</ul></div>')
        rows += [lxml.html.tostring(section, encoding="unicode") for section in sections]
    return Body("\n".join(rows), known)


def printed(book: Book, made: Body, numbers: Numbers | None) -> str:
    """The document of a PDF, with cover, title page and contents; its index is empty without the numbers of pages."""
    last = (
        index(book, made.known, numbers)
        if numbers
        else f'<section class="index"><h2 id="{ANCHOR}">Index</h2></section>'
    )
    return _html(book, [_cover(book), _title(book), _contents(book), made.html, last])


def flowing(book: Book, made: Body) -> str:
    """The document of an EPUB, which has its own cover, title page and contents."""
    return _html(book, [_imprint(book), made.html, index(book, made.known, None)])


def _html(book: Book, rows: list[str]) -> str:
    text = "\n".join(rows)
    return (
        f'<!doctype html>\n<html lang="{LANGUAGE}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(book.title)}</title>\n"
        f'<meta name="author" content="{escape(book.publisher)}">\n'
        f'<meta name="description" content="{escape(book.description)}">\n</head>\n<body>\n{text}\n</body>\n</html>\n'
    )


def cover(book: Book) -> str:
    """The cover as SVG."""
    title, under = name_and_subtitle(book.title)
    edition = f"Edition {book.edition}" if book.edition else str(book.date.year)
    return plates.cover(title, book.subtitle or under, book.publisher, edition)


def below_title(book: Book) -> str:
    """What stands below the title of an EPUB: who made it, its state, and its license."""
    state = f"Edition {book.edition}" if book.edition else written_date(book.date.isoformat())
    rows = (escape(book.publisher), escape(state), f'<a href="{LICENSE_URL}">{LICENSE}</a>')
    return "".join(f"<p>{row}</p>" for row in rows)


NOTES_SAY = (
    "The notes at the end of each chapter name works briefly; their full records stand under References. What each "
    "place says that is cited can be read on the pages of the site, and in the notes of the EPUB."
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


def _cover(book: Book) -> str:
    return f'<div class="cover"><img src="{COVER_FILE}" alt="Cover: {escape(book.title)}"></div>'


def _title(book: Book) -> str:
    """The title page, and the imprint on its back."""
    title, under = name_and_subtitle(book.title)
    subtitle = f'<p class="subtitle">{escape(book.subtitle or under)}</p>' if book.subtitle or under else ""
    state = f"Edition {book.edition}" if book.edition else written_date(book.date.isoformat())
    lines = "\n".join(f"<p>{escape(line)}</p>" for line in colophon(book))
    return (
        f'<header class="title-page"><h1 class="title">{escape(title)}</h1>\n{subtitle}\n'
        f'<p class="about">{escape(book.description)}</p>\n'
        f'<p class="by">{escape(book.publisher)}</p><p>{escape(state)}</p></header>\n'
        f'<div class="imprint">{lines}\n<p>{NOTES_SAY}</p></div>'
    )


def _imprint(book: Book) -> str:
    lines = "\n".join(f"<p>{escape(line)}</p>" for line in [book.description, *colophon(book)])
    return f'<h1 id="about">About this book</h1>\n{lines}'


def _contents(book: Book) -> str:
    rows = []
    for anchor, title, inside in outline(book):
        inner = "".join(f'<li><a href="#{slug(c.doc)}">{escape(c.title)}</a></li>' for c in inside)
        rows.append(f'<li><a href="#{anchor}">{escape(title)}</a><ul>{inner}</ul></li>')
    rows[-1] = rows[-1].removesuffix("</ul></li>") + f'<li><a href="#{ANCHOR}">Index</a></li></ul></li>'
    return f'<nav class="contents"><h1 id="contents">Contents</h1><ul>{"".join(rows)}</ul></nav>'
