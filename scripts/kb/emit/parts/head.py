"""Write the ``head`` field of a page's front matter, for theme/reference/head.html and printed.html."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kb.citing.metadata import links, metas
from kb.model.ids import DocPath, PageId
from kb.model.values import Page
from kb.resolve.site import Site


def card_doc(page: Page) -> DocPath:
    """The picture that a link to a topic or case shows elsewhere."""
    return DocPath(f"cards/{page.id}.png")


def head(
    site: Site, slug: str, graph: list[dict[str, Any]], alternates: Iterable[tuple[DocPath, str]] = ()
) -> dict[str, Any]:
    """Metas as [name, content], links as [rel, address, media type], the nodes of the page's JSON-LD, what paper shows.

    An address is absolute or a path from the site's root. ``alternates`` are (path, media type) of other forms.
    """
    record = site.records[slug]
    page = site.catalog.pages.get(PageId(slug))
    others = [["alternate", path, media] for path, media in alternates]
    return {
        "meta": metas(record),
        "link": links(record, site.project, graph[0]["@type"]) + others,
        "graph": graph,
        **({"image": card_doc(page)} if page else {}),
        "printed": {"edition": record.edition or "", "address": record.url},
    }
