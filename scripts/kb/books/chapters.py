"""Render the chapters of a book, with ids that are unique in it and links that lead somewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any

import lxml.html
import markdown
from lxml.html import HtmlElement

from kb.books.book import Book, Chapter
from kb.books.figures import Figures
from kb.books.notes import NOTES, name_list
from kb.citing.record import address
from kb.model.ids import DocPath
from kb.model.kinds import LIST_PARTS, PAGES, PARTS

_SMALL = {"cases", "literature", "questions", "related"}
"""Sections of a page, by their anchor, that books set in smaller type (class ``more``): no part of the account."""

LEFT_OUT = {part.anchor for part in (*PARTS, *LIST_PARTS) if not part.in_books}
"""Sections of a page, by their anchor, that have no use in a book."""

_SITE_ONLY = " | ".join(
    (
        ".//a[contains(@class, 'back') or not(normalize-space())]",
        ".//button",
        ".//span[@class='Z3988']",
        ".//*[@class='files']",
    )
)
"""What only the site has a use for: ways back, buttons, records for citation managers, downloads."""

_WORDS = {
    "\n## Related pages {": "\n## Related chapters {",
    "\nAfter reading this page ": "\nAfter reading this chapter ",
}
"""What pages say of pages, and what they are in a book."""

_KEPT = {"id", "href", "src", "alt", "class", "colspan", "rowspan", "scope", "start", "value", "role"}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Renderer:
    """Markdown as the site has it, from the same extensions, to HTML."""

    def __init__(self, extensions: Mapping[str, Mapping[str, Any]]) -> None:
        settings = {"tables": {}, **extensions, "toc": {"permalink": False}}
        self._markdown = markdown.Markdown(extensions=list(settings), extension_configs=settings)

    def html(self, text: str) -> HtmlElement:
        """The text as a ``div``."""
        return lxml.html.fragment_fromstring(self._markdown.reset().convert(text), create_parent="div")


def chapters(book: Book, renderer: Renderer, figures: Figures) -> tuple[list[list[HtmlElement]], set[str]]:
    """For each part, its chapters: heading of level 2, text, links made to fit the book. And the ids of all."""
    parts = [[_chapter(chapter, renderer, figures) for chapter in part.chapters] for part in book.parts]
    known = {element.get("id") for part in parts for section in part for element in section.iter() if element.get("id")}
    docs = {chapter.doc for part in book.parts for chapter in part.chapters}
    for part, sections in zip(book.parts, parts, strict=True):
        for chapter, section in zip(part.chapters, sections, strict=True):
            for link in section.iter("a"):
                _link(link, chapter, book, docs, known)
    return parts, known


def slug(doc: DocPath) -> str:
    """What begins every id of a chapter."""
    return re.sub(r"[^a-z0-9]+", "-", doc.removesuffix(".md"))


def _chapter(chapter: Chapter, renderer: Renderer, figures: Figures) -> HtmlElement:
    text = chapter.text
    for said, word in _WORDS.items():
        text = text.replace(said, word)
    body = renderer.html(text)
    _leave_out(body)
    figures.replace(body)
    name_list(body)
    for element in list(body.iter()):
        if isinstance(element.tag, str):
            _tidy(element, slug(chapter.doc))
    section = lxml.html.Element("section", {"class": slug(chapter.doc)})
    heading = lxml.html.Element("h2", id=slug(chapter.doc))
    heading.text = chapter.title
    section.append(heading)
    section.extend(body)
    if chapter.doc == PAGES["glossary"].doc:
        _gather_entries(section)
    return section


def _gather_entries(section: HtmlElement) -> None:
    """Put what stands between a chapter's heading and its notes into one element (class ``entries``)."""
    heading, *rest = section
    notes = next((i for i, element in enumerate(rest) if element.text == NOTES), len(rest))
    entries = lxml.html.Element("div", {"class": "entries"})
    entries.extend(rest[:notes])
    heading.addnext(entries)


def _leave_out(body: HtmlElement) -> None:
    """Drop the sections that a book has no use for, and the forms of the site; mark those of smaller type."""
    for element in body.xpath(_SITE_ONLY):
        _drop(element)
    dropping = small = False
    for element in list(body):
        if element.tag == "h2":
            dropping, small = element.get("id") in LEFT_OUT, element.get("id") in _SMALL
        elif small:
            element.set("class", f"{element.get('class', '')} more".strip())
        if dropping or {"letters", "works"} & set((element.get("class") or "").split()):
            element.drop_tree()


def _drop(element: HtmlElement) -> None:
    """Drop an element with the space that stood before it."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "").rstrip(" ")
    else:
        parent.text = (parent.text or "").rstrip(" ")
    element.drop_tree()


def _tidy(element: HtmlElement, prefix: str) -> None:
    """One heading level down, ids of the book, and no attribute that only the site uses."""
    if element.tag in _HEADINGS:
        element.tag = f"h{int(element.tag[1]) + 1}"
    if element.tag == "details":
        element.tag = "div"
    if element.tag == "summary":
        element.tag = "p"
    for name in list(element.attrib):
        if name not in _KEPT:
            del element.attrib[name]
    if element.tag == "th" and not element.get("scope"):
        element.set("scope", "col")
    if id_ := element.attrib.pop("id", None):
        _name(element, f"{prefix}--{id_}")


def _name(element: HtmlElement, id_: str) -> None:
    """Give an id to a heading or inline element; to others by an empty element inside, for pandoc keeps only those."""
    if element.tag in (*_HEADINGS, "a", "span"):
        element.set("id", id_)
        return
    inner = element[0] if len(element) and element[0].tag == "p" and not (element.text or "").strip() else element
    anchor = lxml.html.Element("span", id=id_)
    anchor.tail, inner.text = inner.text, None
    inner.insert(0, anchor)


def _link(link: HtmlElement, chapter: Chapter, book: Book, docs: set[DocPath], known: set[str]) -> None:
    """Lead to the chapter in this book, or to the page on the site where it is not in it."""
    href = link.get("href") or ""
    if not href or "://" in href or href.startswith("mailto:"):
        return
    path, _, anchor = href.partition("#")
    path = path.partition("?")[0]
    doc = DocPath(posixpath.normpath(posixpath.join(posixpath.dirname(chapter.doc), path)) if path else chapter.doc)
    inside = f"{slug(doc)}--{anchor}" if anchor else slug(doc)
    if doc in docs and inside in known:
        link.set("href", f"#{inside}")
    else:
        where = address(doc) if doc.endswith(".md") else doc
        link.set("href", book.source + where + (f"#{anchor}" if anchor else ""))


def outline(book: Book) -> Iterator[tuple[str, str, Any]]:
    """(anchor, title, chapters) of each part."""
    for number, part in enumerate(book.parts, start=1):
        yield f"part-{number}", part.title, part.chapters
