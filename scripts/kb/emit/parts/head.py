"""Write the ``head`` field of a page's front matter, for theme/reference/head.html and printed.html."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kb.citing.metadata import links, metas
from kb.model.ids import DocPath
from kb.resolve.site import Site


def head(
    site: Site, slug: str, graph: list[dict[str, Any]], alternates: Iterable[tuple[DocPath, str]] = ()
) -> dict[str, Any]:
    """Metas as [name, content], links as [rel, address, media type], the nodes of the page's JSON-LD, what paper shows.

    An address is absolute or a path from the site's root. ``alternates`` are (path, media type) of other forms.
    """
    record = site.records[slug]
    others = [["alternate", path, media] for path, media in alternates]
    return {
        "meta": metas(record),
        "link": links(record, site.project, graph[0]["@type"]) + others,
        "graph": graph,
        "printed": {"edition": record.edition or "", "address": record.url},
    }
