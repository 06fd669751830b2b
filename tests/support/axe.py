"""What axe-core (https://github.com/dequelabs/axe-core) finds on an open page: what a program can test of WCAG 2.2."""

from __future__ import annotations

from typing import Any

from node_tools import package
from playwright.sync_api import Page
from thorough import WHOLE

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOR = ["color-contrast", "link-in-text-block"]
"""The only rules that another color scheme can break."""


RUN = """async only => {
  const { passes, violations } = await axe.run(document, { runOnly: only, resultTypes: ["violations"] });
  return { passed: passes.length, violations };
}"""
"""To name each of a thousand elements that pass would take most of the time."""


LOOKS = [("light", 1280), ("light", 390), ("dark", 1280), *([("dark", 390)] if WHOLE else [])]
"""Schemes and widths at which pages are looked at: in dark a usual run looks on a wide screen alone."""


def violations(page: Page, scheme: str = "light") -> list[str]:
    """A line for each element: rule, what is wrong, where. In dark a usual run asks for what colors can break."""
    rules = RULES if scheme == "light" or WHOLE else OF_COLOR
    page.evaluate((package("axe-core") / "axe.min.js").read_text())
    report: dict[str, Any] = page.evaluate(RUN, rules)
    assert report["passed"], "axe-core tested nothing"
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: {' '.join(map(str, node['target']))}"
        for rule in report["violations"]
        for node in rule["nodes"]
    ]
