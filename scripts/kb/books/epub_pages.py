"""Finish the pages of an EPUB that pandoc has made: each named by its heading, with notes that open where one reads."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from lxml import etree

from kb.books.notes import XHTML, name_notes

_PAGE = re.compile(r"EPUB/text/ch\d+\.xhtml\Z")


def finish(path: Path) -> None:
    """Write the archive anew; equal archives stay equal."""
    with zipfile.ZipFile(path) as archive:
        files = [(entry, archive.read(entry)) for entry in archive.infolist()]
    with zipfile.ZipFile(path, "w") as archive:
        for entry, data in files:
            archive.writestr(entry, _finished(data) if _PAGE.match(entry.filename) else data, entry.compress_type)


def _finished(data: bytes) -> bytes:
    page = etree.fromstring(data)
    name = next(page.iter(f"{XHTML}h1", f"{XHTML}h2"), None)
    title = page.find(f".//{XHTML}title")
    if name is not None and title is not None:
        title.text = " ".join("".join(name.itertext()).split())
    name_notes(page)
    text: bytes = etree.tostring(page, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")
    return text
