"""A folder of built pages in; every internal link and fragment that leads nowhere out."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html


def dead_links(site: Path, base: str) -> tuple[list[str], int]:
    """Dead links as ``page -> target``, and how many were looked at, of a site that is served at ``base``."""

    @cache
    def ids(path: Path) -> frozenset[str]:
        tree = html.parse(path)
        return frozenset(tree.xpath("//@id")) | frozenset(tree.xpath("//a/@name"))

    dead, seen = [], 0
    for page in sorted(site.rglob("*.html")):
        here = urljoin(base, page.relative_to(site).as_posix().removesuffix("index.html"))
        for link in _links(page):
            target = urljoin(here, link)
            if not target.startswith(base):
                if urlsplit(target).netloc == urlsplit(base).netloc:
                    dead.append(f"{here} -> {link} (outside {base})")
                continue
            seen += 1
            parts = urlsplit(target)
            file = site / unquote(parts.path[len(urlsplit(base).path) :])
            file = file / "index.html" if file.is_dir() or parts.path.endswith("/") else file
            if not file.is_file():
                dead.append(f"{here} -> {link}")
            elif parts.fragment and file.suffix == ".html" and unquote(parts.fragment) not in ids(file):
                dead.append(f"{here} -> {link} (no such part)")
    return dead, seen


def _links(page: Path) -> list[str]:
    tree = html.parse(page)
    found = tree.xpath("//@href | //@src")
    found += [value.split("url=")[1] for value in tree.xpath("//meta[@http-equiv='refresh']/@content")]
    return [link for link in found if not link.startswith(("data:", "mailto:", "javascript:"))]
