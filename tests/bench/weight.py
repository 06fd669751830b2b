#!/usr/bin/env python3
"""The built pages in; their weight and Lighthouse scores out, beside stock Material's on the same pages.

    python tests/bench/weight.py [--lighthouse NODE_MODULES] [--runs N]

Bytes are those of a first view with an empty cache, text compressed with gzip -9. Lighthouse is run when the folder
of node packages that holds it is named; its scores are medians.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import gzip
import http.server
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / name) for name in ("scripts", "scripts/tools", "tests/support")]

import browser as chromium  # noqa: E402 - found only now
import yaml  # noqa: E402
from kinds import PAGES  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

MEASURED = ("home", "topic", "case", "glossary")
PACKED = {".woff2", ".woff", ".png"}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")

STOCK = {
    "site_name": "Stock Material",
    "site_url": "https://stock.example/",
    "theme": {"name": "material", "font": False, "features": ["search.highlight", "search.suggest", "toc.follow"]},
    "exclude_docs": "/theme/\n.gitignore\n",
    "markdown_extensions": ["admonition", "attr_list", "md_in_html", "pymdownx.details", "sane_lists", "tables"],
    "plugins": ["awesome-pages", "search"],
}
"""Material as it comes, on the same Markdown; without its web fonts, which another host serves."""


def mkdocs(config: Path, out: Path) -> None:
    """Build a site quietly; raises CalledProcessError."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(config), "-d", str(out)]
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})


def build(folder: Path) -> dict[str, Path]:
    """Both sites: the project's own, and stock Material's from the same docs/."""
    own, stock = folder / "own", folder / "stock"
    mkdocs(ROOT / "mkdocs.yml", own)
    config = folder / "stock.yml"
    config.write_text(yaml.safe_dump({**STOCK, "docs_dir": str(ROOT / "docs")}), encoding="utf-8")
    mkdocs(config, stock)
    return {"this site": own, "stock Material": stock}


class Compressing(http.server.SimpleHTTPRequestHandler):
    """Serves files as a static host would: text with gzip -9. Notes each file sent and its bytes."""

    protocol_version = "HTTP/1.1"
    sent: list[tuple[str, int]] = []  # noqa: RUF012 - one list for all requests of a site, by design

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix not in PACKED:
            data = gzip.compress(data, 9)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=31536000")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        with contextlib.suppress(ConnectionError):  # a page that is closed waits for nothing
            self.wfile.write(data)
        self.sent.append((self.path, len(data)))


@contextmanager
def serve(folder: Path) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """The address of a site on the loopback interface, and the list of what was sent."""
    handler = type("Handler", (Compressing,), {"sent": []})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", handler.sent
        server.shutdown()


def weigh(browser, address: str, sent: list[tuple[str, int]], path: str) -> tuple[int, int]:
    """Bytes and requests of a page's first view."""
    sent.clear()
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + path, wait_until="networkidle")
    context.close()
    return sum(size for _, size in sent), len(sent)


def lighthouse(modules: Path, url: str, runs: int) -> dict[str, float]:
    """Medians of the mobile scores of a page, by category, and of its layout shift."""
    found: dict[str, list[float]] = {}
    for _ in range(runs):
        command = [
            chromium.node() if hasattr(chromium, "node") else "node",
            str(modules / "lighthouse/cli/index.js"),
            url,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(CATEGORIES)}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ]
        environment = {**os.environ, "CHROME_PATH": str(chromium.find())}
        report = json.loads(subprocess.run(command, check=True, capture_output=True, env=environment).stdout)
        for name in CATEGORIES:
            found.setdefault(name, []).append(100 * report["categories"][name]["score"])
        shift = report["audits"]["cumulative-layout-shift"]["numericValue"]
        found.setdefault("layout shift", []).append(shift)
    return {name: statistics.median(values) for name, values in found.items()}


def main() -> None:
    """Print a line for each page and site."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lighthouse", type=Path, metavar="NODE_MODULES")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        for site, built in build(Path(folder)).items():
            with serve(built) as (address, sent):
                for name in MEASURED:
                    size, requests = weigh(browser, address, sent, PAGES[name])
                    line = f"{site:15} {name:9} {size / 1000:7.1f} kB {requests:3} requests"
                    if options.lighthouse:
                        scores = lighthouse(options.lighthouse, address + PAGES[name], options.runs)
                        line += "".join(f"  {title} {score:g}" for title, score in scores.items())
                    print(line, flush=True)
        browser.close()


if __name__ == "__main__":
    main()
