"""What axe-core (https://github.com/dequelabs/axe-core) finds on an open page: what a program can test of WCAG 2.2."""

from __future__ import annotations

from typing import Any

from node_tools import package
from playwright.sync_api import Page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def violations(page: Page) -> list[str]:
    """A line for each element: rule, what is wrong, where."""
    page.evaluate((package("axe-core") / "axe.min.js").read_text())
    report: dict[str, Any] = page.evaluate("options => axe.run(document, options)", RULES)
    assert report["passes"], "axe-core tested nothing"
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: {' '.join(map(str, node['target']))}"
        for rule in report["violations"]
        for node in rule["nodes"]
    ]
