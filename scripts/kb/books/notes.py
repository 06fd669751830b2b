"""Keep the marks of notes beside their words, join them on paper, and tell e-readers what is a mark and what a note."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

_LAST_WORD = re.compile(r"[^ \t\n]+\Z")

EPUB = "http://www.idpf.org/2007/ops"
XHTML = "{http://www.w3.org/1999/xhtml}"
_NOTE = re.compile(r".*--ref-\d+\Z")
"""The id of a reference in a book: that of its chapter, then its own."""


NOTES = "Notes"
"""What a chapter's references are called."""


def keep_marks(page: Any) -> None:
    """In a page of an EPUB, put each mark into one ``span`` with the word before it, which no line may part.

    WeasyPrint would end other lines of the paragraph early for such a ``span`` (class ``kept``).
    """
    for mark in page.xpath("//*[local-name() = 'sup'][.//*[local-name() = 'a'][contains(@class, 'cite')]]"):
        parent, before = mark.getparent(), mark.getprevious()
        text = (parent.text if before is None else before.tail) or ""
        word = _LAST_WORD.search(text)
        if not word:
            continue
        kept = etree.Element(f"{XHTML}span", {"class": "kept"})
        kept.text = word[0]
        if before is None:
            parent.text = text[: word.start()]
        else:
            before.tail = text[: word.start()]
        parent.insert(parent.index(mark), kept)
        kept.tail, mark.tail = mark.tail, None
        kept.append(mark)


def join_marks(section: HtmlElement) -> None:
    """On paper, of three and more marks that follow each other leave the first and the last: ``4–6``."""
    for sup in section.iter("sup"):
        run: list[HtmlElement] = []
        for mark in [*sup.iterchildren("a"), None]:
            if mark is not None and run and _number(mark) == _number(run[-1]) + 1 > 1:
                run.append(mark)
                continue
            if len(run) > 2:
                run[0].tail = "–"
                for between in run[1:-1]:
                    sup.remove(between)
            run = [] if mark is None else [mark]


def _number(mark: HtmlElement) -> int:
    return int(mark.text) if (mark.text or "").isdigit() else -1


def name_list(body: HtmlElement) -> None:
    """Call a page's references notes, since their full records stand at the end of a book, and mark their list."""
    for heading in body.xpath("./h2[@id='references']"):
        heading.text = NOTES
        if (following := heading.getnext()) is not None and following.tag == "ol":
            following.set("class", "notes")
    for place in body.xpath(".//ol[@class='notes']//span[@class='place'][following-sibling::*[1][@class='place']]"):
        place.tail = "; "
        for said in place.xpath("./span[@class='said']"):
            said.text = (said.text or "").removesuffix(".")
    for kind in body.xpath(".//ol[@class='notes']//span[@class='kind']"):
        kind.text = f"{kind.text}."


def name_notes(page: Any) -> None:
    """In a page of an EPUB, make marks ``noteref`` and references ``footnote``, which e-readers show in a window.

    A reference is named by an empty element in it; the name goes to all of its text.
    """
    notes = set()
    for anchor in page.xpath("//*[local-name() = 'li']//*[local-name() = 'span'][@id][not(node())]"):
        if not _NOTE.match(anchor.get("id")):
            continue
        item = next(element for element in anchor.iterancestors() if element.tag == f"{XHTML}li")
        note = etree.Element(f"{XHTML}div", id=anchor.attrib.pop("id"), role="doc-footnote")
        note.set(f"{{{EPUB}}}type", "footnote")
        note.text, item.text = item.text, None
        note.extend(list(item))
        item.append(note)
        notes.add(note.get("id"))
        holder, tail = anchor.getparent(), anchor.tail
        holder.text = (holder.text or "") + (tail or "")  # the element was the first in it
        holder.remove(anchor)
    for mark in page.xpath("//*[local-name() = 'sup']//*[local-name() = 'a'][@href]"):
        if mark.get("href").rpartition("#")[2] in notes:
            mark.set(f"{{{EPUB}}}type", "noteref")
            mark.set("role", "doc-noteref")
