"""Finish the pages of an EPUB that pandoc has made: files and titles by their headings, notes that open in place."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

from kb.books.notes import XHTML, keep_marks, name_notes
from kb.model.text import slug

_TEXT = "EPUB/text/"
_CHAPTER = re.compile(r"ch(\d+)\.xhtml\Z")
_NAMED = re.compile(rb"\bch\d+\.xhtml\b")
_LONGEST = 60


def finish(path: Path, title_page: str) -> None:
    """Write the archive anew; equal archives stay equal. ``title_page``: XHTML of what stands below the title."""
    with zipfile.ZipFile(path) as archive:
        files = [(entry, archive.read(entry)) for entry in archive.infolist()]
    pages = {entry.filename: etree.fromstring(data) for entry, data in files if entry.filename.startswith(_TEXT)}
    names = {
        name.removeprefix(_TEXT): new for name, page in pages.items() if (new := _file_name(name, page)) is not None
    }
    for name, page in pages.items():
        _finish(name.removeprefix(_TEXT), page, title_page)
    with zipfile.ZipFile(path, "w") as archive:
        for entry, read in files:
            data = _written(pages[entry.filename]) if entry.filename in pages else read
            if entry.filename.endswith((".xhtml", ".opf", ".ncx")):
                data = _NAMED.sub(lambda found: names[found[0].decode()].encode(), data)
            named = entry.filename.removeprefix(_TEXT)
            entry.filename = entry.filename.removesuffix(named) + names.get(named, named)
            archive.writestr(entry, data, entry.compress_type)


def _heading(page: Any) -> str:
    heading = next(page.iter(f"{XHTML}h1", f"{XHTML}h2"), None)
    return " ".join("".join(heading.itertext()).split()) if heading is not None else ""


def _file_name(name: str, page: Any) -> str | None:
    """``007-port-calls.xhtml``; None for what is no chapter."""
    found = _CHAPTER.search(name)
    return f"{found[1]}-{slug(_heading(page))[:_LONGEST].strip('-') or 'chapter'}.xhtml" if found else None


def _finish(name: str, page: Any, title_page: str) -> None:
    if _CHAPTER.match(name):
        page.find(f".//{XHTML}title").text = _heading(page)
        keep_marks(page)
        name_notes(page)
    elif name == "title_page.xhtml":
        section = page.find(f".//{XHTML}section")
        for element in list(section):
            if element.get("class") not in ("title", "subtitle"):
                section.remove(element)
        section.extend(etree.fromstring(f'<div xmlns="{XHTML[1:-1]}">{title_page}</div>'))
    elif name == "cover.xhtml":
        drawing = page.find(".//{http://www.w3.org/2000/svg}svg")
        drawing.set("role", "img")
        drawing.set("aria-label", f"Cover: {page.findtext(f'.//{XHTML}title')}")


def _written(page: Any) -> bytes:
    text: bytes = etree.tostring(page, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")
    return text
