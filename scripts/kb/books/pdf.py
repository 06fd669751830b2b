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
from kb.books.document import COVER_FILE, body, cover, printed
from kb.books.epub import BookError, epoch
from kb.emit.drawings import plates

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

CSS = Path(__file__).parent / "pdf.css"
FONTS = Path(__file__).parent
"""Where the faces of the text are: those of the site, whole."""


def write_pdf(book: Book, renderer: Renderer, target: Path) -> None:
    """Write the PDF. Raises BookError when a link or an image leads nowhere."""
    said = _Said()
    logger = logging.getLogger("weasyprint")
    logger.handlers = [said]
    logger.setLevel(logging.WARNING)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        made = body(book, renderer, folder, paper=True)
        (folder / COVER_FILE).write_text(cover(book), encoding="utf-8")
        numbers = _numbers(_laid_out(book, printed(book, made, None), folder))
        document = _laid_out(book, printed(book, made, numbers), folder)
        os.environ["SOURCE_DATE_EPOCH"] = epoch(book)
        document.write_pdf(target, pdf_variant="pdf/ua-1", pdf_identifier=book.name.encode())
    if said.words:
        raise BookError(f"{target.name}: WeasyPrint says: {said.words[0]}")


def _laid_out(book: Book, text: str, folder: Path) -> Any:
    """WeasyPrint's document, whose pages are made."""
    import weasyprint  # noqa: PLC0415 - it takes a second to load, which only this needs
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    faces = FontConfiguration()
    foot = f"{book.title}{f', edition {book.edition}' if book.edition else ''} · {book.source}"
    styles = f"{_faces()}\n{CSS.read_text(encoding='utf-8')}\n:root {{ --foot: {_quoted(foot)}; }}"
    sheet = weasyprint.CSS(string=styles, url_fetcher=_local(FONTS, plates.FACE.parent), font_config=faces)
    html = weasyprint.HTML(string=text, base_url=f"{folder}/", url_fetcher=_local(folder))
    return html.render(stylesheets=[sheet], font_config=faces, pdf_variant="pdf/ua-1")


def _numbers(document: Any) -> dict[str, int]:
    """{anchor: the number of its page}, the cover being the first."""
    return {anchor: number for number, page in enumerate(document.pages, start=1) for anchor in page.anchors}


def _faces() -> str:
    """The rules of the faces; that of covers is made by the same tool of the same font."""
    files = (
        ("Source Serif", "normal", "400", FONTS / "source-serif-4-normal.woff2"),
        ("Source Serif", "italic", "400", FONTS / "source-serif-4-italic.woff2"),
        ("Source Serif", "normal", "600", plates.FACE),
        ("Source Serif 4", "normal", "600", plates.FACE),
    )
    return "".join(
        f'@font-face {{ font-family: "{name}"; font-style: {style}; font-weight: {weight}; '
        f'src: url("{path.as_uri()}"); }}'
        for name, style, weight, path in files
    )


def _local(*folders: Path) -> URLFetcher:
    """A fetcher that gives the files of folders and nothing else, whatever a page asks for."""
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    class Local(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            if not url.startswith(tuple(folder.as_uri() for folder in folders)):
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
