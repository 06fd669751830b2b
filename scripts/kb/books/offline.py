"""Pack the site as an archive that opens from a disk, with its search and without a network."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from kb.books.epub import BookError
from kb.model.problems import RenderError
from kb.model.project import LANGUAGE
from kb.teaching.cartridge import pack

START = "START-HERE.html"
_LEFT_OUT = (".map", "sitemap.xml", "sitemap.xml.gz", "404.html", "_redirects")
_MOVED = b"data-page-moved"
"""What only a server has a use for: these files, and pages of this mark, which lead on from addresses that are gone."""

_REFRESH = b'http-equiv="refresh"'


def write_offline(root: Path, target: Path, folder: str, build: Callable[[Path, Path], None]) -> None:
    """Build the site for the disk and pack it, as ``folder``. ``build`` takes the project's folder and the site's.

    Raises BookError with the words of the program that renders the site.
    """
    with tempfile.TemporaryDirectory() as scratch:
        site = Path(scratch) / "site"
        files = packed(root, site, target.name, build)
        kept = [(f"{folder}/{path.relative_to(site).as_posix()}", path.read_bytes()) for path in files]
        target.write_bytes(pack([(START, _start(folder).encode()), *kept], compressed=True))


def packed(root: Path, site: Path, name: str, build: Callable[[Path, Path], None]) -> list[Path]:
    """Build the site for the disk into a folder; its files that readers have a use for without a server, in order.

    ``name``: the file that is made of them, which stands before the words of a program in BookError.
    """
    try:
        build(root, site)
    except RenderError as error:
        raise BookError(f"{name}: MkDocs says: {error}") from None
    return [path for path in sorted(site.rglob("*")) if path.is_file() and not _only_served(path)]


def _only_served(path: Path) -> bool:
    """Whether a file is of use on a server alone.

    So are pictures beside links (``emit/files/cards.py``), and a page that sends on readers who come by an old address.
    """
    if path.name.endswith(_LEFT_OUT) or path.parent.name == "cards":
        return True
    data = path.read_bytes() if path.suffix == ".html" else b""
    return _REFRESH in data or (path.name == "index.html" and _MOVED in data)


def _start(folder: str) -> str:
    """A page beside the folder, for those who unpack the archive and look for where to begin."""
    return (
        f'<!doctype html>\n<html lang="{LANGUAGE}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="refresh" content="0; url={folder}/index.html">\n<title>Start here</title>\n</head>\n'
        f'<body><p><a href="{folder}/index.html">Open the reference</a></p></body>\n</html>\n'
    )
