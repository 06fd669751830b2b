"""Make the EPUB 3 file of a book, with pandoc."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path

import pypandoc

from kb.books.book import Book
from kb.books.chapters import Renderer
from kb.books.document import below_title, body, cover, flowing
from kb.books.epub_pages import finish
from kb.emit.drawings import plates
from kb.model.project import LANGUAGE, LICENSE_URL

CSS = Path(__file__).parent / "epub.css"


class BookError(Exception):
    """Something that keeps a book from being made, as a sentence for people."""


def write_epub(book: Book, renderer: Renderer, target: Path) -> None:
    """Write the EPUB. The same book gives the same bytes. Raises BookError with pandoc's own words."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        source, meta = folder / "book.html", folder / "meta.json"
        source.write_text(flowing(book, body(book, renderer, folder)), encoding="utf-8")
        (folder / "cover.png").write_bytes(plates.png(cover(book)))
        meta.write_text(json.dumps(metadata(book)), encoding="utf-8")
        command = [pypandoc.get_pandoc_path(), "--from=html", "--to=epub3", "--toc", "--toc-depth=2", "--split-level=2"]
        command += [
            f"--metadata-file={meta}",
            "--metadata=toc-title:Contents",
            f"--css={CSS}",
            "--epub-cover-image=cover.png",
            f"--output={target.resolve()}",
            str(source),
        ]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch(book)}
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode or done.stderr.strip():
        raise BookError(f"{target.name}: pandoc says: {done.stderr.strip()}")
    finish(target, below_title(book))


def epoch(book: Book) -> str:
    """The date that stands in the files: SOURCE_DATE_EPOCH where it is set, else the day of the book."""
    days = (book.date.toordinal() - 719163) * 86400  # 719163 is 1 January 1970
    return os.environ.get("SOURCE_DATE_EPOCH", str(days))


def metadata(book: Book) -> dict[str, object]:
    """The book's record, and what EPUB Accessibility 1.1 asks it to say."""
    return {
        "title": [{"type": "main", "text": book.title}]
        + ([{"type": "subtitle", "text": book.subtitle}] if book.subtitle else []),
        "author": book.publisher,
        "publisher": book.publisher,
        "subject": [book.subject],
        "lang": LANGUAGE,
        "date": book.date.isoformat(),
        "description": book.description,
        "rights": LICENSE_URL,
        "identifier": [{"scheme": "URL", "text": f"{book.source}books/{book.name}.epub"}],
        "accessModes": ["textual", "visual"],
        "accessModeSufficient": ["textual"],
        "accessibilityFeatures": ["alternativeText", "readingOrder", "structuralNavigation", "tableOfContents"],
        "accessibilityHazards": ["none"],
        "accessibilitySummary": "Drawings have descriptions, and what they show stands in the text as a list.",
    }
