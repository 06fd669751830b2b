"""The style sheet of the EPUB keeps what is wide and high within a small screen."""

from __future__ import annotations

import base64

import pytest
from kb.books import epub
from playwright.sync_api import Page
from project_copy import ROOT

STYLES = epub.CSS.read_text(encoding="utf-8")
HEADS = ("Case", "Instruments compared", "Wanted by governments", "Verdict", "Ground", "Year")
CELLS = ("Partnership agreement since 1994", "interoperability", "at times / in part", "disputed", "accounts opened")
MARKS = "".join(f'<a class="cite" href="#r">{n}</a>, ' for n in range(20, 30))
HEAD = "".join(f"<th>{head}</th>" for head in HEADS)
ROW = "".join(f"<td>{cell}</td>" for cell in CELLS)
LAST = f'<td>in <span class="kept">2018<sup>{MARKS}</sup></span></td>'
TABLE = f"<table><tr>{HEAD}</tr><tr>{ROW}{LAST}</tr></table>"
FONT = base64.b64encode((ROOT / "docs/assets/fonts/source-serif-4-normal.woff2").read_bytes()).decode()
FACE = (
    f"@font-face {{ font-family: Face; size-adjust: 85%; src: url(data:font/woff2;base64,{FONT}) }}"
    "body { font-family: Face }"
)
"""A face about as wide as Times, which many readers have: what a machine has by default may be any."""

COVER = '<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%" viewBox="0 0 1200 1694"/>'


def size(page: Page, body: str, styles: str) -> tuple[int, int]:
    page.set_viewport_size({"width": 400, "height": 480})
    page.set_content(f'<!doctype html><html lang="en"><style>{FACE}{styles}</style>{body}</html>')
    return tuple(
        page.evaluate("""async () => {
            const faces = await document.fonts.load("1em Face");
            const root = document.documentElement;
            return faces.length === 1 && [root.scrollWidth, root.scrollHeight];
        }""")
    )


def test_a_table_of_many_columns_is_no_wider(page: Page) -> None:
    assert size(page, f"<body>{TABLE}</body>", STYLES)[0] == 400


@pytest.mark.parametrize("rule", ["font-size: .8em;", ".kept sup { white-space: normal; }"])
def test_it_would_be_without_a_rule(page: Page, rule: str) -> None:
    assert rule in STYLES
    assert size(page, f"<body>{TABLE}</body>", STYLES.replace(rule, ""))[0] > 400


def test_the_cover_fills_the_screen_and_no_more(page: Page) -> None:
    body = f'<body id="cover"><div>{COVER}</div></body>'
    assert size(page, body, STYLES) == (400, 480)
    assert size(page, body, STYLES.replace("max-height: 99vh", ""))[1] > 480
