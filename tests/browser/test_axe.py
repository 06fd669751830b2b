"""Accessibility: axe-core finds nothing wrong on any kind of page, in light and dark, on wide and narrow screens.

axe-core tests the criteria of WCAG 2.2 that a program can (https://github.com/dequelabs/axe-core).
"""

from __future__ import annotations

from typing import Any

import pytest
from node_tools import package
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PAGES = {
    "home": "",
    "topic": "topics/military-attaches/",
    "case": "cases/partnership-for-peace/",
    "area": "areas/instruments/",
    "source": "sources/corps/",
    "glossary": "glossary/",
    "a-z": "a-z/",
    "references": "references/",
    "lists": "lists/",
    "list": "lists/undergraduate/",
    "records": "lists/introduction/zotero/",
    "builder": "builder/?list=introduction",
    "instructors": "for-instructors/",
}
WIDTHS = {1280: 900, 390: 844}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def violations(page: Page) -> list[str]:
    """What axe-core finds on the open page, a line for each element: rule, what is wrong, where."""
    page.evaluate((package("axe-core") / "axe.min.js").read_text())
    report: dict[str, Any] = page.evaluate("options => axe.run(document, options)", RULES)
    assert report["passes"], "axe-core tested nothing"
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: {' '.join(map(str, node['target']))}"
        for rule in report["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(browser: Browser, address: str, name: str, scheme: str, width: int) -> None:
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": WIDTHS[width]}, reduced_motion="reduce"
    )
    try:
        page = context.new_page()
        page.goto(address + PAGES[name])
        dark = page.get_by_role("button", name="Dark colors").get_attribute("aria-pressed") == "true"
        assert dark == (scheme == "dark")
        found = violations(page)
    finally:
        context.close()
    assert not found, "\n" + "\n".join(found)
