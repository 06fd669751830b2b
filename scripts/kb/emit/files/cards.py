"""Draw the picture that a link to a topic or a case shows elsewhere, with its title, and keep it in a cache."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

from kb.emit.drawings import plates
from kb.emit.parts.head import card_doc
from kb.model.ids import DocPath
from kb.model.kinds import KINDS
from kb.model.values import Page
from kb.resolve.site import Site
from kb.write import cache

_SCALE = 0.5
"""600 by 315, the least that previews show large (https://developers.facebook.com/docs/sharing/webmasters/images)."""


def emit(site: Site) -> Iterator[tuple[DocPath, bytes]]:
    """A PNG for each topic and case; only titles that changed are drawn anew."""
    path = site.project.cache / "cards.json"
    kept = cache.read(path)
    used = {}
    made = cache.programs(["vl-convert-python"], [Path(plates.__file__), plates.FACE])
    for page in site.ordered:
        svg = _drawing(site, page)
        key = cache.digest(made, svg, _SCALE)
        used[key] = kept[key] if isinstance(kept.get(key), str) else _drawn(svg)
        yield card_doc(page), base64.b64decode(used[key])
    if used != kept:
        cache.keep({path: used}, site.project.cache)


def _drawing(site: Site, page: Page) -> str:
    area = site.catalog.areas[page.area].title
    return plates.card(page.title, f"{KINDS[page.kind].label} · {area}", site.project.title)


def _drawn(svg: str) -> str:
    return base64.b64encode(plates.png(svg, _SCALE)).decode()
