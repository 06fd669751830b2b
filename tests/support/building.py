"""A content that ``check`` accepts; everything that is made of it, or the AssertionError of what cannot be made."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from kb.adapters.mkdocs.configuration import markdown_extensions, read_project
from kb.books.book import books
from kb.books.chapters import Renderer
from kb.books.document import body, printed
from kb.books.epub import BookError, write_epub
from kb.books.pdf import write_pdf
from kb.citing import engine
from kb.citing.styles import Item, Style
from kb.emit.emitters import emit
from kb.permanence import stamp
from kb.pipeline import load_and_check, load_and_resolve
from kb.resolve.site import Site
from lxml import etree, html
from project_copy import mkdocs

Pages = dict[str, str | bytes]


def lay(root: Path, files: dict[str, str]) -> None:
    """Write the files of a content below ``root``/content."""
    for path, text in files.items():
        (root / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "content" / path).write_text(text, encoding="utf-8")


def without_pandoc(_: Style, items: Sequence[Item]) -> list[engine.Cited]:
    """What stands for the citations that pandoc makes, which takes most of the time of a small build."""
    return [engine.Cited(item["title"], item["title"], f"{item['title']}, para. 1") for item in items]


def built(root: Path) -> tuple[Site, Pages]:
    """The site of a content, with all files of docs/, which the programs that read them can read."""
    site = load_and_resolve(root, read_project(root))
    pages = emit(site)
    for path, data in pages.items():
        if path.endswith((".json", ".jsonld", ".webmanifest")):
            json.loads(data)
        elif path.endswith((".svg", ".xml", ".rdf")):
            etree.fromstring(data.encode() if isinstance(data, str) else data)
        elif path.endswith((".imscc", ".zip")):
            assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None, path
    return site, pages


def bound(root: Path, site: Site, pages: Pages) -> None:
    """Make the documents from which the books are made."""
    (root / "scratch").mkdir()
    for book in books(site, pages):
        text = printed(book, body(book, Renderer(markdown_extensions(root)), root / "scratch"), None)
        assert repeated(html.fromstring(text).xpath("//@id")) == []


def as_books(root: Path, site: Site, pages: Pages) -> str:
    """Make the books; what is said against them."""
    try:
        for book in books(site, pages):
            renderer = Renderer(markdown_extensions(root))
            write_epub(book, renderer, root / "book.epub")
            write_pdf(book, renderer, root / "book.pdf")
    except BookError as error:
        return str(error)
    return ""


def repeated(ids: list[str]) -> list[str]:
    """Those that stand more than once."""
    return sorted(id_ for id_, count in Counter(ids).items() if count > 1)


def stamped(root: Path) -> None:
    """Give the paragraphs their ids; the content must still have no problem."""
    catalog, _ = load_and_check(root)
    made = stamp.stamp(catalog, root)
    texts = {path.relative_to(root).as_posix(): text for path, text in made.pages.items()}
    assert load_and_check(root, {**texts, "content/permalinks.yml": made.listed})[1] == []


def rendered(root: Path) -> None:
    """Build the site strictly, with MkDocs."""
    result = mkdocs(root, "build", "--strict")
    assert result.returncode == 0, result.stdout
    assert "WARNING" not in result.stdout, result.stdout
    for path in (root / "site").rglob("*.html"):
        assert repeated(html.fromstring(path.read_text(encoding="utf-8")).xpath("//@id")) == [], path.parent
