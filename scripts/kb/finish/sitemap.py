"""Date the pages of a sitemap by their revisions; a renderer dates all by the day of the build, or none."""

from __future__ import annotations

import datetime as dt
import gzip
import re
from collections.abc import Mapping
from pathlib import Path

_PLACE = re.compile(r"<loc>(?P<url>[^<]*)</loc>(?P<space>\s*)(?:<lastmod>[^<]*</lastmod>)?")


def date_pages(folder: Path, revised: Mapping[str, dt.date], earliest: dt.date) -> None:
    """Give each address of sitemap.xml its own day, or the newest of all. Raises OSError."""
    path = folder / "sitemap.xml"
    if not path.exists():
        return
    newest = max(revised.values(), default=earliest)
    dated = _PLACE.sub(
        lambda at: f"<loc>{at['url']}</loc>{at['space']}<lastmod>{revised.get(at['url'], newest)}</lastmod>",
        path.read_text(encoding="utf-8"),
    )
    path.write_text(dated, encoding="utf-8")
    packed = path.with_suffix(".xml.gz")
    if packed.exists():
        midnight = dt.datetime.combine(newest, dt.time(), dt.UTC)
        with packed.open("wb") as file, gzip.GzipFile(path.name, "wb", fileobj=file, mtime=midnight.timestamp()) as out:
            out.write(dated.encode())
