"""Ties between pages are those that the authors' files hold, counted here from the raw text."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from kb.adapters.mkdocs.configuration import read_project
from kb.emit.pages.topic_map import strongest
from kb.model.ids import PageId
from kb.pipeline import load_and_resolve
from kb.resolve.graph import NAMED, RELATION_WEIGHT, Tie, prose_links, ties
from kb.resolve.site import Site
from project_copy import ROOT, library


@pytest.fixture(scope="module")
def resolved() -> Site:
    return load_and_resolve(library(), read_project(ROOT))


def written() -> dict[str, tuple[dict, str]]:
    """{page: (front matter, body)}."""
    found = {}
    for path in [*(library() / "content" / "topics").rglob("*.md"), *(library() / "content" / "cases").glob("*.md")]:
        head, _, body = Path(path).read_text().partition("\n---\n")
        found[path.stem] = (yaml.safe_load(head), body)
    return found


def test_links_of_the_prose_are_counted_from_page_to_page(resolved: Site) -> None:
    wanted: Counter = Counter()
    for id_, (_, body) in written().items():
        for target in re.findall(r"\]\((?:topic|case):([a-z0-9-]+)", body):
            if target != id_:
                wanted[id_, target] += 1
    assert prose_links(resolved.catalog) == wanted


def test_every_relation_and_link_makes_a_tie_and_nothing_else_does(resolved: Site) -> None:
    pages = written()
    links = prose_links(resolved.catalog)
    pairs = {frozenset(pair) for pair in links}
    pairs |= {frozenset((id_, r["id"])) for id_, (head, _) in pages.items() for r in head["related"]}
    found = ties(resolved.catalog)
    assert {frozenset(tie.ends) for tie in found} == pairs
    assert len(found) == len(pairs)
    for tie in found:
        one, other = tie.ends
        why = {a: r["why"] for a, b in ((one, other), (other, one)) for r in pages[a][0]["related"] if r["id"] == b}
        assert tie.why == why
        assert tie.links == links[one, other] + links[other, one]
        named = any(
            b in pages[a][0].get(field, [])
            for a, b in ((one, other), (other, one))
            for field in ("cases", "instruments")
        )
        assert tie.named == named


def test_an_editors_choice_outweighs_any_number_of_links() -> None:
    ends = (PageId("a"), PageId("b"))
    chosen, linked = Tie(ends, {PageId("a"): "why"}, 0, True), Tie(ends, {}, 50, False)
    assert chosen.weight == RELATION_WEIGHT + NAMED > linked.weight
    assert [Tie(ends, {}, links, False).weight for links in (1, 2, 3, 4, 50)] == [1, 2, 3, 3, 3]
    assert chosen.other(PageId("a")) == "b"
    assert chosen.other(PageId("b")) == "a"


def test_the_strongest_ties_of_a_page_are_no_weaker_than_its_others(resolved: Site) -> None:
    every = ties(resolved.catalog)
    for id_ in resolved.catalog.pages:
        mine = [tie.weight for tie in every if id_ in tie.ends]
        assert [tie.weight for tie in strongest(every)[id_]][:3] == sorted(mine, reverse=True)[:3]
