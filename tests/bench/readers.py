#!/usr/bin/env python3
"""This project's pages in; what a reader waits for on a phone, here and on sites that other generators make, out.

    python tests/bench/readers.py [--runs 3]

Shown of each site are bytes and requests of the first view of a topic, its largest paint, and the time from the third
letter typed to the first result on the home page. The phone is Chromium with a processor slowed four times, 1.6 Mbit/s
and 150 ms. Zensical and Sphinx (with furo and MyST-Parser) are measured where ZENSICAL and SPHINX_BUILD name them.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

import yaml
from playwright.sync_api import Browser, Page, sync_playwright
from rivals import SPHINX, TOP, found
from weight import ROOT, STOCK, build, chromium, serve, weigh

TOPIC = "topics/military-attaches/"
WORD = "tre"
LINK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
PAINT = """() => new Promise(done => new PerformanceObserver(list =>
  done(list.getEntries().at(-1).startTime)).observe({ type: "largest-contentful-paint", buffered: true }))"""


class Site(NamedTuple):
    """A built site: its topic, the box of its search, what opens that, a result, or the page that has the results."""

    folder: Path
    topic: str = TOPIC
    box: str = ".md-search__input"
    opens: str = "label.md-header__button[for=__search]"
    result: str = ".md-search-result__item"
    asked: str = ""


def sites(folder: Path) -> dict[str, Site]:
    """Every site, built from the same pages."""
    own, stock = build(folder).values()
    made = {
        "this site": Site(own, box=".search__input", opens="[data-open-search]", result=".search__list a"),
        "stock Material": Site(stock),
    }
    pages = folder / "pages"
    shutil.copytree(ROOT / "docs", pages, ignore=shutil.ignore_patterns("theme", "assets", ".pages"))
    if zensical := found("ZENSICAL", "zensical"):
        config = {**STOCK, "nav": TOP, "docs_dir": "pages", "site_dir": "zensical", "plugins": ["search"]}
        (folder / "zensical.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
        subprocess.run([zensical, "build", "-f", "zensical.yml"], cwd=folder, capture_output=True, check=True)
        # Its search is a shadow tree without names, below the only element that covers the page.
        over = 'div[style*="z-index: 4"]'
        made["Zensical"] = Site(folder / "zensical", box=f"{over} input", result=f"{over} a[href]")
    if sphinx := found("SPHINX_BUILD", "sphinx-build"):
        (folder / "conf").mkdir()
        (folder / "conf" / "conf.py").write_text(f'{SPHINX}html_theme = "furo"\n', encoding="utf-8")
        command = [sphinx, "-q", "-c", "conf", "pages", "sphinx"]
        subprocess.run(command, cwd=folder, capture_output=True, check=True)
        topic = TOPIC.rstrip("/") + ".html"
        made["Sphinx, furo"] = Site(
            folder / "sphinx", topic, result="#search-results li a", asked=f"search.html?q={WORD}"
        )
    return made


def phone(browser: Browser) -> Page:
    """A page of a slow phone that has seen nothing."""
    page = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True).new_page()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    return page


def paint(browser: Browser, address: str) -> float:
    """Milliseconds to the largest paint."""
    page = phone(browser)
    page.goto(address, wait_until="networkidle")
    took = float(page.evaluate(PAINT))
    page.context.close()
    return took


def first_result(browser: Browser, site: Site, address: str) -> float:
    """Milliseconds from the third letter to a result, on a home page that has just come."""
    page = phone(browser)
    page.goto(address, wait_until="load")
    box = page.locator(site.box).first
    if site.asked:  # a page of results, with no answer before it is asked
        page.goto(f"{address}{site.asked}", wait_until="commit")
        start = page.evaluate("performance.timeOrigin")
    else:
        page.locator(site.opens).first.click()
        box.press_sequentially(WORD)
        start = page.evaluate("performance.timeOrigin + performance.now()")
    page.locator(site.result).first.wait_for(state="attached", timeout=120_000)
    took = float(page.evaluate("performance.timeOrigin + performance.now()")) - float(start)
    page.context.close()
    return took


def main() -> None:
    """Print a row of a table for each site."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3)
    runs = range(parser.parse_args().runs)
    print("| site | first view kB | requests | largest paint ms | first result ms |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        for name, site in sites(Path(folder)).items():
            with serve(site.folder) as (address, sent):
                size, requests = weigh(browser, address, sent, site.topic)
                painted = statistics.median(paint(browser, address + site.topic) for _ in runs)
                answered = statistics.median(first_result(browser, site, address) for _ in runs)
            print(f"| {name} | {size / 1000:.0f} | {requests} | {painted:.0f} | {answered:.0f} |", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
