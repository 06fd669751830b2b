"""Write the navigation in full: as a tree, and as the ``.pages`` files of the awesome-pages plugin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kb.model.ids import DocPath
from kb.model.kinds import KINDS, PAGES, FixedPage
from kb.model.target import Target
from kb.resolve.site import Site

TOPICS, SOURCES = "Topics", "Sources"
"""What the groups of pages are called."""


def shown(site: Site) -> list[FixedPage]:
    """The pages of the build that the navigation shows, in order. Topics and cases stand below their area."""
    return [page for name, page in PAGES.items() if page.shown and name not in site.catalog.absent_pages]


def tree(site: Site) -> list[DocPath | dict[str, list[DocPath]]]:
    """The pages that the navigation shows, in order; those of a group by its title. The ``nav`` of a configuration."""
    home, *others = (page.doc for page in shown(site))
    areas = [Target("area", area.id).doc for area in site.catalog.content.areas]
    sources = [Target("source", key).doc for key in site.catalog.sources]
    return [home, *([{TOPICS: areas}] if areas else []), *others, *([{SOURCES: sources}] if sources else [])]


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The root's ``.pages`` and those of the folders it names."""
    home, *others = (page.doc.removesuffix("/index.md") for page in shown(site))
    areas, sources = ([f"{id_}.md" for id_ in ids] for ids in (site.catalog.areas, site.catalog.sources))
    yield DocPath(".pages"), _pages("", [home, *_folder("area", areas), *others, *_folder("source", sources)])
    yield DocPath("areas/.pages"), _pages(TOPICS, areas)
    for page in shown(site):
        folder, _, name = page.doc.rpartition("/")
        if folder:
            yield DocPath(f"{folder}/.pages"), "collapse: true\n" + _pages("", [name])
    yield DocPath("sources/.pages"), _pages(SOURCES, sources)


def _folder(kind: str, files: list[str]) -> list[str]:
    """The folder of a kind, where any file stands in it."""
    return [KINDS[kind].folder] if files else []


def _pages(title: str, nav: Iterable[str]) -> str:
    head = f"title: {title}\n" if title else ""
    return head + "nav:\n" + "".join(f"  - {item}\n" for item in nav)
