"""The built site in; whether an address of the project's leads to a page, and to an anchor of it, out."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
from kb.adapters.mkdocs.configuration import read_project
from project_copy import ROOT

PROJECT = read_project(ROOT)
HOME = PROJECT.url


def missing(site: Path, address: str) -> str:
    """What is wrong with an address of the live site; empty when it leads somewhere."""
    if not address.startswith(HOME):
        return f"{address} is not below {HOME}"
    parts = urlsplit(address.removeprefix(HOME))
    path = site / (parts.path + "index.html" if parts.path.endswith("/") or not parts.path else parts.path)
    if not path.is_file():
        return f"{address}: no {path.relative_to(site)}"
    if parts.fragment and parts.fragment not in _ids(path):
        return f"{address}: no such anchor"
    return ""


@cache
def _ids(path: Path) -> frozenset[str]:
    return frozenset(lxml.html.parse(path).xpath("//@id"))
