"""Turn a path from the root of the site into that of a site which is opened from a disk."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from jinja2 import pass_context

_FOLDER = re.compile(r"(?<=[^/.])/\Z")


def path(where: str, live: str) -> str:
    """``editions/`` as ``editions.html``; a page of a frozen edition, which no disk has, on the live site."""
    if where.startswith("v/"):
        return live + where
    return where if "://" in where else _FOLDER.sub(".html", where)


def url_filter(stock: Callable[[Any, str], str], live: str) -> Callable[[Any, str], str]:
    """MkDocs' filter ``url`` for templates that write paths as a server has them."""

    @pass_context
    def url(context: Any, where: str) -> str:
        return stock(context, path(where, live))

    return url
