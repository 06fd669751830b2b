"""Accessibility: axe-core finds nothing wrong on any kind of page, in light and dark, on wide and narrow screens.

In dark a usual run looks for what colors can break alone, and on a wide screen alone, since nothing else changes.

axe-core tests the criteria of WCAG 2.2 that a program can (https://github.com/dequelabs/axe-core).
"""

from __future__ import annotations

import pytest
from axe import LOOKS, violations
from playwright.sync_api import Browser

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
    "about": "about/",
    "bibliography": "bibliography/",
    "authors": "authors/",
    "references apart": "debates/references/",
}
WIDTHS = {1280: 900, 390: 844}


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
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
        found = violations(page, scheme)
    finally:
        context.close()
    assert not found, "\n" + "\n".join(found)
