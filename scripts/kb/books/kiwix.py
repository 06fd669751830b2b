"""Pack the site for Kiwix, a reader of whole sites without a network, as a ZIM archive with full-text search.

Format: https://openzim.org/wiki/ZIM_file_format; its metadata: https://openzim.org/wiki/Metadata.
"""

from __future__ import annotations

import mimetypes
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html

from kb.books.epub import BookError
from kb.books.offline import packed
from kb.emit.drawings import plates
from kb.model.project import LICENSE_URL, Project
from kb.model.text import name_and_subtitle

_MOST = 80
"""How many letters a description may have."""

_PLAIN = {".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"}


def write_zim(root: Path, target: Path, project: Project, date: str, build: Callable[[Path, Path], None]) -> None:
    """Build the site for the disk and pack it. Raises BookError with the words of the program that renders it."""
    from libzim.writer import Creator  # noqa: PLC0415 - make release alone has it

    with tempfile.TemporaryDirectory() as scratch:
        site = Path(scratch) / "site"
        files = packed(root, site, target.name, build)
        target.unlink(missing_ok=True)
        try:
            with Creator(target).config_indexing(True, "eng") as creator:
                creator.set_mainpath("index.html")
                creator.add_illustration(48, plates.png(plates.icon(48)))
                for name, value in metadata(project, date).items():
                    creator.add_metadata(name, value)
                for path in files:
                    creator.add_item(_item(path.relative_to(site).as_posix(), path))
        except RuntimeError as error:
            raise BookError(f"{target.name}: libzim says: {error}") from None


def metadata(project: Project, date: str) -> dict[str, str]:
    """What a library of archives shows of this one."""
    title, _ = name_and_subtitle(project.title)
    summary = (
        project.summary if len(project.summary) <= _MOST else project.summary[: _MOST - 2].rsplit(" ", 1)[0] + " …"
    )
    return {
        "Title": title[:30],
        "Description": summary,
        "LongDescription": project.summary,
        "Language": "eng",
        "Creator": project.publisher,
        "Publisher": project.publisher,
        "Name": project.files,
        "Date": date,
        "License": LICENSE_URL,
        "Source": project.url,
    }


def _item(name: str, path: Path) -> Any:
    """A file as an item of the archive; a page is found by its title."""
    from libzim.writer import FileProvider, Hint, Item  # noqa: PLC0415

    page = path.suffix == ".html"

    class File(Item):  # type: ignore[misc]  # libzim has no types
        def get_path(self) -> str:
            return name

        def get_title(self) -> str:
            return _title(path) if page else ""

        def get_mimetype(self) -> str:
            return mimetypes.guess_type(name)[0] or "application/octet-stream"

        def get_contentprovider(self) -> Any:
            return FileProvider(path)

        def get_hints(self) -> dict[Any, bool]:
            return {Hint.FRONT_ARTICLE: page, Hint.COMPRESS: path.suffix in _PLAIN}

    return File()


def _title(path: Path) -> str:
    return str(lxml.html.fromstring(path.read_bytes()).findtext(".//title", "")).partition(" - ")[0]
