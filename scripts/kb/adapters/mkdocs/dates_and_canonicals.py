"""The pages that MkDocs read in; the dates and canonical addresses that it gives them out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

EARLIEST = "2026-01-01"


def set_dates_and_canonicals(pages: Iterable[Any], live: str) -> None:
    """Date each page by its own revision, or by the newest of all, and name its address on the live site.

    Without this MkDocs dates every page by the day of the build, and a frozen page would be its own canonical one.
    """
    pages = list(pages)
    newest = max((page.meta.get("revised", EARLIEST) for page in pages), default=EARLIEST)
    for page in pages:
        page.update_date = page.meta.get("revised", newest)
        page.canonical_url = live + page.url
