"""Queries and an open page of the site in; what the search lists for each query out."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

HERE = Path(__file__).resolve().parent

LISTEN = """async () => {
  window.answers = [];
  document.querySelector(".search").addEventListener("answered", event => window.answers.push(event.detail));
  document.querySelector(".search__input").focus();
  while (!window.answers.length) await new Promise(done => setTimeout(done, 5));
}"""
"""Opens the search, which tells every answer once it has drawn it."""

ASK = """async query => {
  const before = window.answers.length;
  const input = document.querySelector(".search__input");
  input.value = query;
  input.dispatchEvent(new Event("input"));
  const asked = performance.now();
  while (window.answers.length === before) {
    if (performance.now() - asked > 10000) throw new Error(`no answer to ${query}`);
    await new Promise(done => setTimeout(done, 1));
  }
  const base = new URL(document.querySelector(".search").dataset.base, location.href).href;
  const path = link => link.href.replace(base, "").replace(/\\?h=[^#]*/, "");
  return [...document.querySelectorAll(".search__item")].map(item => path(item.querySelector(".search__link")));
}"""
"""Types a query and reads the list: for each entry the address that Enter would open."""


@dataclass(frozen=True)
class Question:
    """A query, its class, and the addresses that answer it: a page, or a term's anchor."""

    group: str
    query: str
    wanted: frozenset[str]

    def rank(self, found: list[str]) -> int:
        """The 1-based place of the first entry that answers; 0 when none of the first ten does."""
        for place, address in enumerate(found[:10], start=1):
            if not self.wanted.isdisjoint({address, address.split("#")[0]}):
                return place
        return 0


def questions(name: str) -> list[Question]:
    """The questions of a list: tab-separated class, query, wanted addresses with spaces between."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Question(row["class"], row["query"], frozenset(row["wanted"].split())) for row in rows]


def open_search(page: Page, address: str) -> None:
    """Go to a page and wait until its search answers."""
    page.goto(address)
    page.evaluate(LISTEN)


@contextmanager
def searching(browser: Browser, address: str) -> Iterator[Page]:
    """A page of its own with its search open."""
    page = browser.new_page()
    open_search(page, address)
    yield page
    page.close()


def ask(page: Page, query: str) -> list[str]:
    """The addresses of the listed entries, best first. The page's search must be open."""
    return page.evaluate(ASK, query)


@dataclass
class Score:
    """How a list of ranks looks: ``ranks`` are 1-based, 0 for not found; ``empty`` counts answers with no entry."""

    ranks: list[int]
    empty: int = 0

    def hit(self, depth: int) -> float:
        """Share of the queries answered within the first ``depth`` entries."""
        return sum(1 for rank in self.ranks if 0 < rank <= depth) / len(self.ranks)

    @property
    def mrr(self) -> float:
        """Mean reciprocal rank."""
        return sum(1 / rank for rank in self.ranks if rank) / len(self.ranks)


def score(page: Page, asked: Iterable[Question]) -> tuple[dict[str, Score], list[str]]:
    """The score of each class, and under "all" of the whole list; and a line for every query that is not first."""
    scores: dict[str, Score] = defaultdict(lambda: Score([]))
    misses = []
    for question in asked:
        found = ask(page, question.query)
        rank = question.rank(found)
        for name in (question.group, "all"):
            scores[name].ranks.append(rank)
            scores[name].empty += not found
        if rank != 1:
            wanted = " or ".join(sorted(question.wanted))
            misses.append(f"{question.query}: {wanted} is {rank or 'nowhere'}; first {found[:3]}")
    return scores, misses


def table(scores: dict[str, Score]) -> str:
    """The scores as a table of text."""
    rows = [f"{'class':<10} {'n':>4} {'hit@1':>6} {'hit@3':>6} {'MRR':>6} {'empty':>6}"]
    for name, found in scores.items():
        hits = f"{found.hit(1):>6.2f} {found.hit(3):>6.2f} {found.mrr:>6.2f}"
        rows.append(f"{name:<10} {len(found.ranks):>4} {hits} {found.empty:>6}")
    return "\n".join(rows)
