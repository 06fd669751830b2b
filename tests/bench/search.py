"""The search measured against Material's own settings on the same pages: size of the index, set-up, queries.

Prints a table. For more pages than there are, the pages are repeated with their rare words changed, so that the
vocabulary grows with the number of pages as it does in real texts.
"""

from __future__ import annotations

import gzip
import json
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / name) for name in ("scripts", "scripts/tools", "tests/support", "tests/search")]

import browser as chromium  # noqa: E402 - the folders above hold what a script here needs
from asking import questions  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402
from project_copy import copy_project, mkdocs, serve  # noqa: E402

SIZES = (0, 300, 1000, 5000)
"""Numbers of pages; 0 for the pages there are."""

QUERIES = {
    "1 word": (
        "attaché",
        "defense",
        "treaty",
        "peacekeeping",
        "trust",
        "exercises",
        "NATO",
        "intelligence",
        "military",
    ),
    "3 words": (
        "military attaché duties",
        "joint naval exercises",
        "status of forces",
        "arms sales congress",
        "trust between states",
        "defense ministers meeting",
        "information sharing partners",
    ),
}

STOCK = """async ([url, queries, rounds]) => {
  const index = await (await fetch(url)).json();
  const config = JSON.parse(document.querySelector("#__config").textContent);
  const worker = new Worker(new URL(config.search, location.href));
  const tell = message => new Promise(done => {
    worker.onmessage = ({ data }) => done(data);
    worker.postMessage(message);
  });
  let start = performance.now();
  await tell({ type: 0, data: { ...index, options: { suggest: true } } });
  const setup = (performance.now() - start) / 1000, times = [], found = [];
  for (let round = 0; round < rounds; round++)
    for (const query of queries) {
      start = performance.now();
      const answer = await tell({ type: 2, data: query });
      times.push(performance.now() - start);
      if (!round) found.push(answer.data.items.slice(0, 3).map(group => group[0].location));
    }
  worker.terminate();
  return { setup, times, found };
}"""
"""Sets Material's worker up by its messages, and times the set-up and each query, there and back."""

OURS = """async ([url, queries, rounds]) => {
  const index = await (await fetch(url)).arrayBuffer();
  let start = performance.now();
  const worker = new Worker(new URL("assets/search/worker.js", location.href));
  const told = () => new Promise(done => { worker.onmessage = ({ data }) => done(data); });
  worker.postMessage({ index }, [index]);
  await told();
  const setup = (performance.now() - start) / 1000, times = [], found = [];
  for (let round = 0; round < rounds; round++)
    for (const query of queries) {
      start = performance.now();
      worker.postMessage({ number: times.length, query });
      const { answer } = await told();
      times.push(performance.now() - start);
      if (!round) found.push(answer.results.slice(0, 3).map(result => result.places[0].location));
    }
  worker.terminate();
  return { setup, times, found };
}"""
"""The same for the worker of this site, which also parses the index: Material's is given it parsed."""

MEASURE = {"stock": STOCK, "ours": OURS}


def built(folder: Path, stock: bool) -> Path:
    """The site, built with the project's settings or with Material's own for the search."""
    root = copy_project(folder)
    if stock:
        subprocess.run([sys.executable, "scripts/build.py", "build"], cwd=root, check=True)
        text = (root / "mkdocs.yml").read_text(encoding="utf-8")
        text = re.sub(r"(?m)^  search:(.*\n)(?:    .*\n)+", "  search: {}\n", text)
        text = re.sub(r"(?m)^(?:hooks:|  custom_dir:).*\n", "", text)
        (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    result = mkdocs(root, "build", "--quiet")
    assert result.returncode == 0, result.stdout
    return root / "site"


def grown(index: dict, pages: int) -> dict:
    """The index with its pages repeated until there are so many."""
    if not pages:
        return index
    groups: dict[str, list[dict]] = {}
    for entry in index["docs"]:
        groups.setdefault(entry["location"].split("#")[0], []).append(entry)
    one_page = {path: entries for path, entries in groups.items() if path != "glossary/"}
    common = common_words(index)
    docs = list(index["docs"])
    for number in range(len(groups), pages):
        path = list(one_page)[number % len(one_page)]
        copy = f"v{number // len(one_page)}-{path}"
        for entry in one_page[path]:
            location = entry["location"].replace(path, copy, 1)
            docs.append({**varied(entry, common, ENDINGS[number // len(one_page)]), "location": location})
    return {**index, "docs": docs}


def common_words(index: dict) -> set[str]:
    """The words that stand in at least three entries."""
    counts: dict[str, int] = {}
    for entry in index["docs"]:
        for word in set(re.findall(r"[^\W\d_]+", f"{entry['title']} {entry['text']}".lower())):
            counts[word] = counts.get(word, 0) + 1
    return {word for word, count in counts.items() if count > 2}


def varied(entry: dict, common: set[str], ending: str) -> dict:
    """An entry with its rare words changed, outside its HTML tags."""

    def vary(text: str) -> str:
        return re.sub(
            r"<[^>]*>|&\w+;|[^\W\d_]+",
            lambda m: m[0] if m[0][0] in "<&" or m[0].lower() in common else f"{m[0]}{ending}",
            text,
        )

    texts = {name: vary(entry[name]) for name in ("title", "text")}
    return {**entry, **texts, **({"names": [vary(name) for name in entry["names"]]} if "names" in entry else {})}


ENDINGS = [f"{a}{b}{c}" for a in "bcdfghjklmnp" for b in "aiou" for c in "lnrst"]
"""Endings that make new words."""


def packed(index: dict) -> int:
    """Bytes of the index, compressed as a server would."""
    return len(gzip.compress(json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode(), 9, mtime=0))


def measure(page: Page, site: Path, pages: int, script: str) -> dict[str, float]:
    """The numbers of a site's search at so many pages, by the name of the column."""
    index = grown(json.loads((site / "search/search_index.json").read_text(encoding="utf-8")), pages)
    (site / "bench.json").write_text(json.dumps(index), encoding="utf-8")
    found = {"entries": len(index["docs"]), "index kB": packed(index) / 1000}
    with serve(site) as address:
        for name, queries in QUERIES.items():
            page.goto(address)
            result = page.evaluate(script, [f"{address}bench.json", queries, 3])
            found["set-up s"] = min(result["setup"], found.get("set-up s", 1e9))
            found[f"{name} ms"] = statistics.median(result["times"])
            found[f"{name} worst ms"] = max(result["times"])
        asked = questions("queries.tsv")
        page.goto(address)
        answers = page.evaluate(script, [f"{address}bench.json", [question.query for question in asked], 1])["found"]
    ranks = [
        question.rank([re.sub(r"^v\d+-", "", location) for location in locations])
        for question, locations in zip(asked, answers, strict=True)
    ]
    found["hit@1"] = sum(rank == 1 for rank in ranks) / len(ranks)
    found["hit@3"] = sum(rank > 0 for rank in ranks) / len(ranks)
    return found


def main() -> None:
    """Build both sites, measure both at every size, and print the table."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        sites = {name: built(Path(folder) / name, name == "stock") for name in ("stock", "ours")}
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        header = None
        for pages in SIZES:
            for name, site in sites.items():
                found = measure(browser.new_page(), site, pages, MEASURE[name])
                if header is None:
                    header = "".join(f"{column:>17}" for column in ("pages", "search", *found))
                    print(header)
                numbers = (f"{value:.2f}" if value < 100 else f"{value:.0f}" for value in found.values())
                cells = (f"{pages or 'today'}", name, *numbers)
                print("".join(f"{cell:>17}" for cell in cells), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
