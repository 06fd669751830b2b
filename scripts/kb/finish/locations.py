"""Say where a renderer puts the pages of docs/, and how one location is named from another."""

from __future__ import annotations

import posixpath

from kb.model.ids import DocPath
from kb.permanence.address import path_of


def location(doc: DocPath, disk: bool) -> str:
    """Where a file of docs/ is, from the site's root: ``topics/x/``, or ``topics/x.html`` on a disk."""
    if not doc.endswith(".md"):
        return doc
    return f"{doc.removesuffix('.md')}.html" if disk else path_of(doc).removeprefix("/")


def file_of(where: str) -> str:
    """The file at a location: ``topics/x/index.html``."""
    return f"{where}index.html" if not where or where.endswith("/") else where


def relative(target: str, source: str) -> str:
    """The address of a location as the page at another names it."""
    found = posixpath.relpath(f"/{target}", posixpath.dirname(f"/{source}"))
    return f"{found}/" if not target or target.endswith("/") else found
