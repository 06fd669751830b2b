"""The EPUB as EbookLib, with which programs read them, gives it: whole, in order, and every fault is noticed."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml
from book_checks import made
from ebook_reader import reader_faults, said
from ebooklib import epub as reading
from kb.model.project import LANGUAGE, LICENSE_URL
from kb.teaching.cartridge import pack
from kit_site import HOME, PROJECT
from project_copy import library

NAME = "introduction"
LIST = yaml.safe_load((library() / "content" / "reading-lists" / f"{NAME}.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def epub(run_folder: Path) -> Path:
    return made(run_folder, f"{NAME}.epub")


def test_readers_miss_nothing(epub: Path) -> None:
    assert reader_faults(epub) == []


def test_the_record_says_what_the_book_is(epub: Path) -> None:
    book = reading.read_epub(epub)
    wanted = {
        "title": LIST["title"],
        "language": LANGUAGE,
        "identifier": f"{HOME}books/{NAME}.epub",
        "creator": PROJECT.publisher,
        "publisher": PROJECT.publisher,
        "description": LIST["summary"],
        "rights": LICENSE_URL,
        "subject": PROJECT.subject,
    }
    assert {name: said(book, name) for name in wanted} == {name: [text] for name, text in wanted.items()}


PACKAGE, NAV, OLD_NAV = "EPUB/content.opf", "EPUB/nav.xhtml", "EPUB/toc.ncx"
COVER, PAGE = "EPUB/text/cover.xhtml", "EPUB/text/007-military-attaches.xhtml"
FIGURE = "EPUB/text/008-joint-exercises.xhtml"
FAULTS = (
    (
        (PACKAGE, "<dc:title.*?</dc:title>", "", "has no title"),
        (PACKAGE, '<itemref idref="ch007_xhtml" />', "", "attaches.xhtml is on no turn"),
        (PACKAGE, 'properties="cover-image"', "", "has no cover"),
        (NAV, "<li[^>]*><a [^>]*007-.*?</li>", "", "does not name every chapter"),
        (PAGE, ' epub:type="noteref"', "", "the mark 1 opens nothing"),
        (PAGE, '#glossary--[^"]*"', '#glossary--x"', "#glossary--x, which is not there"),
        (FIGURE, '(<img[^>]*) alt="[^"]*"', r"\1", "a picture has no text"),
    ),
    (
        (PACKAGE, "<dc:language>.*?</dc:language>", "", "has no language"),
        (PACKAGE, "(<dc:identifier[^>]*>).*?<", r"\1<", "has no identifier"),
        (PACKAGE, 'idref="ch007_xhtml"', r'\g<0> linear="no"', "attaches.xhtml is passed"),
        (COVER, r"file\d+\.png", "file1.svg", "does not show the cover"),
        (NAV, "#topics-military-attaches", "#other", "leads from 'Military attachés' to"),
        (PAGE, ' epub:type="footnote"', "", "the mark 1 opens no note"),
        (FIGURE, r"file0\.svg", "file9.svg", "file9.svg, which is not there"),
        (FIGURE, '(<img[^>]*) alt="[^"]*"', r'\1 alt=""', "a picture has no text"),
    ),
    (
        (PACKAGE, "<dc:rights>.*?</dc:rights>", "", "has no rights"),
        (PACKAGE, "<dc:creator.*?</dc:creator>", "", "has no creator"),
        (PACKAGE, r'ch007(_xhtml" />\s*<itemref idref=")ch008', r"ch008\1ch007", "out of order"),
        (COVER, 'aria-label="[^"]*"', "", "a picture has no text"),
        (OLD_NAV, "Military attachés", "Attachés", "older readers"),
        (PAGE, ' id="topics-military-attaches--ref-1"', ' id="x--ref-1"', "opens the note x--"),
    ),
)
"""Worse books. Of each fault: the file, what is replaced in it and by what, and the words in which it is found."""


@pytest.mark.parametrize("faults", FAULTS)
def test_every_fault_is_noticed(faults: Iterable[tuple[str, ...]], epub: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(epub) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for where, old, new, _ in faults:
        text, count = re.subn(old, new, parts[where].decode(), count=1, flags=re.DOTALL)
        assert count, f"{where} has no {old}"
        parts[where] = text.encode()
    (tmp_path / "worse.epub").write_bytes(pack(parts.items()))
    found = reader_faults(tmp_path / "worse.epub")
    assert [words for *_, words in faults if not any(words in fault for fault in found)] == [], found
