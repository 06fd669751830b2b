"""An EPUB in; what readers miss where a program opens it with EbookLib out."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path

import ebooklib
from ebooklib import epub
from lxml import etree

HTML = "{http://www.w3.org/1999/xhtml}"
KIND = "{http://www.idpf.org/2007/ops}type"
XLINK = "{http://www.w3.org/1999/xlink}href"
PNG = b"\x89PNG"

Pages = dict[str, etree._Element]
Anchors = dict[str, frozenset[str]]
"""{name of a file: the ids in it}"""


def reader_faults(path: Path) -> list[str]:
    """What is wrong, in words; empty when nothing is."""
    book = epub.read_epub(path, {"ignore_ncx": True})
    pages = {item.file_name: etree.fromstring(item.content) for item in book.get_items_of_type(ebooklib.ITEM_DOCUMENT)}
    anchors = {item.file_name: frozenset() for item in book.get_items()}
    anchors |= {name: frozenset(page.xpath("//@id")) for name, page in pages.items()}
    return [
        *_record(book),
        *_spine(book, pages),
        *_navigation(book, epub.read_epub(path, {"ignore_ncx": False}), anchors),
        *_cover(book, pages),
        *(fault for name, page in pages.items() for fault in _notes(name, page)),
        *(fault for name, page in pages.items() for fault in _links(name, page, anchors)),
        *(f"{name}: a picture has no text" for name, page in pages.items() if not all(_said(page))),
    ]


def said(book: epub.EpubBook, name: str) -> list[str]:
    """What the record of a book says under a name of Dublin Core."""
    return [text for text, _ in book.get_metadata("DC", name)]


def _record(book: epub.EpubBook) -> Iterator[str]:
    for name in ("title", "language", "identifier", "creator", "publisher", "date", "description", "rights", "subject"):
        if not any(said(book, name)):
            yield f"its record has no {name}"


def _spine(book: epub.EpubBook, pages: Pages) -> Iterator[str]:
    order = [book.get_item_with_id(id_).file_name for id_, _ in book.spine]
    yield from (f"{name} is on no turn of the pages" for name in pages if order.count(name) != 1)
    yield from (f"{book.get_item_with_id(id_).file_name} is passed over" for id_, turn in book.spine if turn != "yes")
    if order[:3] != ["text/cover.xhtml", "text/title_page.xhtml", "nav.xhtml"] or order[3:] != sorted(order[3:]):
        yield "it does not begin with cover, title and contents, or its chapters are out of order"


def _navigation(book: epub.EpubBook, older: epub.EpubBook, anchors: Anchors) -> Iterator[str]:
    """``older``: the book with the navigation that readers of EPUB 2 use, which has the title page too."""
    entries = list(_flat(book.toc))
    if entries != list(_flat(older.toc))[1:]:
        yield "older readers have another navigation"
    for title, href in entries:
        if not title.strip() or not _stands(href, anchors):
            yield f"the navigation leads from {title!r} to {href}"
    shown = [href.partition("#")[0] for _, href in entries]
    if shown != sorted(name for name in anchors if name[5:8].isdigit()):
        yield "the navigation does not name every chapter once, in its order"


def _flat(toc: list) -> Iterator[tuple[str, str]]:
    for entry in toc:
        link, below = entry if isinstance(entry, tuple) else (entry, [])
        yield link.title, link.href
        yield from _flat(below)


def _cover(book: epub.EpubBook, pages: Pages) -> Iterator[str]:
    covers = list(book.get_items_of_type(ebooklib.ITEM_COVER))
    if len(covers) != 1 or not covers[0].content.startswith(PNG):
        yield "it has no cover"
        return
    shown = [_beside("text/cover.xhtml", image.get(XLINK)) for image in pages["text/cover.xhtml"].iter("{*}image")]
    if shown != [covers[0].file_name]:
        yield "its first page does not show the cover"


def _notes(name: str, page: etree._Element) -> Iterator[str]:
    """A mark and its note stand in one file, so that a reader can show the note in place."""
    notes = {element.get("id") for element in page.iter() if element.get(KIND) == "footnote"}
    marks = [a for a in page.iter(f"{HTML}a") if "cite" in a.get("class", "").split()]
    for mark in marks:
        if mark.get(KIND) != "noteref" or mark.get("role") != "doc-noteref":
            yield f"{name}: the mark {mark.text} opens nothing"
        elif mark.get("href").rpartition("#")[2] not in notes:
            yield f"{name}: the mark {mark.text} opens no note"
    called = {mark.get("href").rpartition("#")[2] for mark in marks}
    yield from (f"{name}: nothing opens the note {note}" for note in sorted(notes - called))


def _links(name: str, page: etree._Element, anchors: Anchors) -> Iterator[str]:
    for element in page.iter(etree.Element):
        for key in ("href", "src", XLINK):
            to = element.get(key)
            if to and not to.startswith(("https://", "http://")) and not _stands(_beside(name, to), anchors):
                yield f"{name} leads to {to}, which is not there"


def _stands(href: str, anchors: Anchors) -> bool:
    file, _, anchor = href.partition("#")
    return file in anchors and (not anchor or anchor in anchors[file])


def _beside(name: str, href: str) -> str:
    path, mark, anchor = href.partition("#")
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path) if path else name) + mark + anchor


def _said(page: etree._Element) -> Iterator[str | None]:
    yield from (image.get("alt") for image in page.iter(f"{HTML}img"))
    yield from (drawing.get("aria-label") for drawing in page.iter("{http://www.w3.org/2000/svg}svg"))
