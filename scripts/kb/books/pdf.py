"""Make the tagged PDF (PDF/UA-1) of a book, with WeasyPrint."""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb.books.book import Book
from kb.books.chapters import Renderer
from kb.books.document import document
from kb.books.epub import BookError, epoch

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

CSS = Path(__file__).parent / "pdf.css"


def write_pdf(book: Book, renderer: Renderer, target: Path) -> None:
    """Write the PDF. Raises BookError when a link or an image leads nowhere."""
    import weasyprint  # noqa: PLC0415 - it takes a second to load, which only this needs

    said = _Said()
    logger = logging.getLogger("weasyprint")
    logger.handlers = [said]
    logger.setLevel(logging.WARNING)
    with tempfile.TemporaryDirectory() as scratch:
        text = document(book, renderer, Path(scratch), contents=True)
        html = weasyprint.HTML(string=text, base_url=f"{scratch}/", url_fetcher=_local(Path(scratch)))
        footer = f"{book.title}{f', edition {book.edition}' if book.edition else ''} · {book.source}"
        foot = f"@page {{ @bottom-left {{ content: {_quoted(footer)}; }} }}"
        style = weasyprint.CSS(string=f"{CSS.read_text(encoding='utf-8')}\n{foot}")
        os.environ["SOURCE_DATE_EPOCH"] = epoch(book)
        html.write_pdf(target, stylesheets=[style], pdf_variant="pdf/ua-1", pdf_identifier=book.name.encode())
    if said.words:
        raise BookError(f"{target.name}: WeasyPrint says: {said.words[0]}")


def _local(folder: Path) -> URLFetcher:
    """A fetcher that gives the files of a folder and nothing else, whatever a page asks for."""
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    class Local(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            if not url.startswith(folder.as_uri()):
                raise ValueError(f"{url} is not a file of the book")
            return super().fetch(url, headers)

    return Local()


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


class _Said(logging.Handler):
    """Keeps what WeasyPrint warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(record.getMessage())
