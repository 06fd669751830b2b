"""Draw docs/assets/social-card.png, the picture that a link to the site shows elsewhere; run it when the title changes.

The picture is tracked, so that building the site needs no browser: ``python scripts/tools/social_card.py``.
"""

from __future__ import annotations

import html
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts")]

import browser as chromium  # noqa: E402 - the folder above holds kb
from kb.adapters.mkdocs.configuration import read_project  # noqa: E402
from kb.model.project import Project  # noqa: E402
from kb.model.text import name_and_subtitle  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

WIDTH, HEIGHT = 1200, 630
"""The size that previews of links ask for (https://ogp.me)."""


def drawing(project: Project) -> str:
    """The picture as a page of HTML: title, what it is, and a compass rose."""
    title, subtitle = name_and_subtitle(project.title)
    points = "".join(f'<path d="M0-250 22-60 0-48-22-60Z" transform="rotate({turn})"/>' for turn in range(0, 360, 90))
    ticks = "".join(f'<path d="M0-196 12-84 0-76-12-84Z" transform="rotate({turn})"/>' for turn in range(45, 360, 90))
    return f"""<!doctype html><meta charset="utf-8"><style>
body {{ background: #14213d; color: #fff; font: 30px/1.45 "Liberation Sans", Arial, sans-serif; margin: 0; }}
main {{ box-sizing: border-box; height: {HEIGHT}px; padding: 150px 90px 0; position: relative; width: {WIDTH}px; }}
h1 {{ font: 700 78px/1.1 "Liberation Serif", Georgia, serif; margin: 0; width: 800px; }}
h2 {{ color: #e9c46a; font: 44px "Liberation Serif", Georgia, serif; margin: 18px 0 44px; }}
p {{ margin: 0; width: 660px; }}
svg {{ position: absolute; right: 70px; top: 165px; }}
</style><main><h1>{html.escape(title)}</h1><h2>{html.escape(subtitle)}</h2><p>{html.escape(project.summary)}</p>
<svg width="300" height="300" viewBox="-260 -260 520 520"><g fill="none" stroke="#3d5a80" stroke-width="4">
<circle r="150"/><circle r="215"/></g><g fill="#5d7ba5">{ticks}</g><g fill="#e9c46a">{points}</g>
<circle r="16" fill="#14213d"/></svg></main>"""


def main() -> None:
    """Draw the picture with Chromium and save it."""
    path = ROOT / "docs" / "assets" / "social-card.png"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.set_content(drawing(read_project(ROOT)))
        page.screenshot(path=path)
        browser.close()
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
