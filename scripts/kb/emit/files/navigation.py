"""The ``.pages`` files of the awesome-pages plugin: the navigation, written in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kb.model.ids import DocPath
from kb.model.kinds import KINDS, PAGES, FixedPage
from kb.resolve.site import Site


def shown(site: Site) -> list[FixedPage]:
    """The pages of the build that the navigation shows, in order. Topics and cases stand below their area."""
    return [page for name, page in PAGES.items() if page.shown and name not in site.catalog.absent_pages]


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The root's ``.pages`` and those of the folders it names."""
    home, *others = (page.doc.removesuffix("/index.md") for page in shown(site))
    yield DocPath(".pages"), _pages("", [home, KINDS["area"].folder, *others, KINDS["source"].folder])
    yield DocPath("areas/.pages"), _pages("Topics", [f"{area.id}.md" for area in site.catalog.content.areas])
    yield DocPath("cases/.pages"), "collapse: true\n" + _pages("", ["index.md"])
    if site.catalog.lists:
        yield DocPath("lists/.pages"), "collapse: true\n" + _pages("", ["index.md"])
    yield DocPath("sources/.pages"), _pages("Sources", [f"{key}.md" for key in site.catalog.sources])


def _pages(title: str, nav: Iterable[str]) -> str:
    head = f"title: {title}\n" if title else ""
    return head + "nav:\n" + "".join(f"  - {item}\n" for item in nav)
