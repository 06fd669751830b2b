"""Draw the picture that a link to a topic or a case shows elsewhere, with its title, and keep it in a cache."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
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
    folder = site.project.cache / "cards"
    made = cache.programs(["vl-convert-python"], [Path(plates.__file__), plates.FACE])
    used = set()
    for page in site.ordered:
        svg = _drawing(site, page)
        path = folder / cache.digest(made, svg, _SCALE)
        used.add(path)
        yield card_doc(page), cache.made(path, partial(plates.png, svg, _SCALE))
    cache.keep_only(used, folder)


def _drawing(site: Site, page: Page) -> str:
    area = site.catalog.areas[page.area].title
    return plates.card(page.title, f"{KINDS[page.kind].label} · {area}", site.project.title)
