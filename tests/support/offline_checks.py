"""The offline archive in; driven in a browser from the disk with the network cut."""

from __future__ import annotations

import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
from playwright.sync_api import Browser, Page, Route, expect


def unpacked(archive: Path, folder: Path) -> Path:
    """The page to begin at."""
    with zipfile.ZipFile(archive) as packed:
        assert packed.testzip() is None
        packed.extractall(folder)
    return folder / "START-HERE.html"


def dead_links(folder: Path) -> list[str]:
    """Links and files of the pages that are not in the archive, and whatever a page would load from another host."""
    found = []
    for page in folder.rglob("*.html"):
        tree = lxml.html.parse(page)
        for name, value in _references(tree):
            parts = urlsplit(value)
            if parts.scheme or parts.netloc:
                if name == "src":
                    found.append(f"{page.name} loads {value}")
            elif parts.path and not (page.parent / unquote(parts.path)).exists():
                found.append(f"{page.relative_to(folder)}: {value}")
    return found


def _references(tree) -> list[tuple[str, str]]:
    return [(name, element.get(name)) for name in ("href", "src") for element in tree.xpath(f"//*[@{name}]")]


def search_and_read(browser: Browser, start: Path) -> None:
    """Open the first page, search, follow a result, and go on to a reading list; nothing may leave the disk."""
    context = browser.new_context(offline=True)
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    context.route(lambda url: not url.startswith(("file:", "data:", "blob:")), refuse)
    try:
        page: Page = context.new_page()
        page.goto(start.as_uri())
        page.wait_for_url("**/index.html")
        page.goto(f"{page.url}?q=attache")
        first = page.locator(".search__item").first.get_by_role("link").first
        expect(first).to_contain_text("attaché")
        first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("attaché")
        assert page.url.startswith("file:")
        page.get_by_role("link", name="Reading lists").first.click()
        page.locator("article h2").get_by_role("link", name="Military diplomacy in one session").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Military diplomacy in one session")
    finally:
        context.close()
    assert asked == []
