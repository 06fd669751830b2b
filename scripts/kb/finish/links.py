"""Mend the links that a renderer cannot know of: in drawings, of frozen editions, and of a site on a disk."""

from __future__ import annotations

import posixpath
import re

from kb.finish.locations import location, relative
from kb.model.deployment import Deployment
from kb.model.ids import DocPath

_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_LINK = re.compile(r'(?<= href=")(?P<path>[^":#]+\.md)(?=[#"])')
_CHART = re.compile(r'<figure class="chart".*?</figure>', re.DOTALL)
_FILE = re.compile(r' (?P<name>src|srcset|href)="(?P<path>[^":#]+\.(?:svg|csv))"')
_CANONICAL = re.compile(r'(?<=<link rel="canonical" href=")[^"]*')
_HREF = re.compile(r'(?<= href=")(?P<path>[^":#?]+)')
_FOLDER = re.compile(r"(?<=[^/.])/\Z")


def resolve(page: str, doc: DocPath, disk: bool) -> str:
    """A page with ``href="../x.md"`` in every SVG, and the files of figures, led to where they are.

    Those are written from the place of its source, ``doc``; renderers know them in Markdown, not all in HTML.
    """
    folder, here = posixpath.dirname(doc), location(doc, disk)

    def link(match: re.Match[str]) -> str:
        target = DocPath(posixpath.normpath(posixpath.join(folder, match["path"])))
        return relative(location(target, disk), here)

    def file(match: re.Match[str]) -> str:
        return f' {match["name"]}="{link(match)}"'

    page = _CHART.sub(lambda chart: _FILE.sub(file, chart.group()), page)
    return _DRAWING.sub(lambda drawing: _LINK.sub(link, drawing.group()), page)


def to_live(page: str, deployment: Deployment) -> str:
    """A page of a frozen edition with the live one, which may be revised, as its canonical one."""
    return _CANONICAL.sub(lambda url: url[0].replace(deployment.url, deployment.live, 1), page)


def to_files(page: str, here: str, live: str) -> str:
    """A page on a disk with paths of folders, which templates write, led to files; of an edition, to the live site."""
    folder = posixpath.dirname(f"/{here}")

    def href(match: re.Match[str]) -> str:
        path = match["path"]
        target = posixpath.normpath(posixpath.join(folder, path)).removeprefix("/")
        if target.startswith("v/"):
            return live + target.removesuffix("index.html").removesuffix(".html").rstrip("/") + "/"
        return _FOLDER.sub(".html", path)

    return _HREF.sub(href, page)
