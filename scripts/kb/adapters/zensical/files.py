"""Turn what Zensical leaves of a site into what MkDocs leaves: the search index, the days of the sitemap."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kb.citing.record import address
from kb.emit.parts.markdown import page_doc
from kb.resolve.site import Site

_PLACE = re.compile(r"<loc>(?P<url>[^<]*)</loc>")


def write_index(folder: Path, settings: Mapping[str, Any]) -> None:
    """Write ``search/search_index.json`` out of ``search.json``, whose entries have a level and a path more.

    Raises OSError.
    """
    found = json.loads((folder / "search.json").read_text(encoding="utf-8"))
    docs = [{name: item[name] for name in ("location", "title", "text")} for item in found["items"]]
    (folder / "search").mkdir(exist_ok=True)
    index = json.dumps({"config": dict(settings), "docs": docs}, ensure_ascii=False)
    (folder / "search" / "search_index.json").write_text(index, encoding="utf-8")
    (folder / "search.json").unlink()


def date_sitemap(folder: Path, site: Site) -> None:
    """Give each page of sitemap.xml its own revision, or the newest of all. Raises OSError."""
    revised = {site.deployment.url + address(page_doc(page)): page.revised for page in site.ordered}
    newest = max(revised.values(), default=site.project.since)
    path = folder / "sitemap.xml"
    dated = _PLACE.sub(
        lambda place: f"{place[0]}<lastmod>{revised.get(place['url'], newest)}</lastmod>",
        path.read_text(encoding="utf-8"),
    )
    path.write_text(dated, encoding="utf-8")
