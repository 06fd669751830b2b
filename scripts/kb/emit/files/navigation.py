"""The ``.pages`` files of the awesome-pages plugin: the navigation, written in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kb.model.values import DocPath
from kb.resolve.site import Site

TOP = (
    "index.md",
    "areas",
    "cases",
    "timeline.md",
    "map.md",
    "debates.md",
    "glossary.md",
    "a-z.md",
    "references.md",
    "lists",
    "builder.md",
    "for-instructors.md",
    "sources",
)
"""What the navigation shows. Topics and cases are listed by their area, so that a page stays small."""


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The root's ``.pages`` and those of the folders it names."""
    missing = absent(site)
    yield DocPath(".pages"), _pages("", [name for name in TOP if name not in missing])
    yield DocPath("areas/.pages"), _pages("Topics", [f"{area.id}.md" for area in site.catalog.content.areas])
    yield DocPath("cases/.pages"), "collapse: true\n" + _pages("", ["index.md"])
    if site.catalog.lists:
        yield DocPath("lists/.pages"), "collapse: true\n" + _pages("", ["index.md"])
    yield DocPath("sources/.pages"), _pages("Sources", [f"{key}.md" for key in site.catalog.sources])


def _pages(title: str, nav: Iterable[str]) -> str:
    head = f"title: {title}\n" if title else ""
    return head + "nav:\n" + "".join(f"  - {item}\n" for item in nav)


def absent(site: Site) -> set[str]:
    """What this content gives no cause for."""
    missing = set() if site.catalog.lists else {"lists", "builder.md"}
    return missing if site.catalog.content.instructors else missing | {"for-instructors.md"}
