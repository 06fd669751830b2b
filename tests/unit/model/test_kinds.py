"""The tables of kinds and pages, and what must agree with them: addresses, links, scripts, templates."""

from __future__ import annotations

import json
import re

import pytest
from kb.model.kinds import ENTRIES, KINDS, LIST_PARTS, PAGES, PARTS, PLACE, RESERVED_ANCHOR, Kind
from kb.model.target import FIXED_PAGES, Target, parse
from project_copy import ROOT

THEME = ROOT / "docs" / "theme"
ASSETS = ROOT / "docs" / "assets"


def table(text: str, name: str) -> dict[str, str]:
    """A table of names in a script or template: ``NAME = { key: "Label", ... }``."""
    (rows,) = re.findall(rf"\b{name} = \{{(.*?)\}}", text)
    return dict(re.findall(r'"?([a-z-]+)"?: "([^"]+)"', rows))


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_kind_has_one_place_and_links_reach_it(kind: Kind) -> None:
    assert bool(kind.folder) != bool(kind.shown_on)
    assert not kind.shown_on or kind.shown_on in PAGES
    target = parse(f"{kind.name}:an-id")
    assert target == (Target(kind.name, "an-id") if kind.linked else None)
    if target:
        wanted = (FIXED_PAGES[kind.shown_on], "an-id") if kind.shown_on else (f"{kind.folder}/an-id.md", "")
        assert (target.doc, target.fragment) == wanted


def test_no_two_pages_share_a_file() -> None:
    docs = [page.doc for page in PAGES.values()]
    assert len(set(docs)) == len(docs)
    assert not {kind.folder for kind in KINDS.values() if kind.folder} & {doc.removesuffix(".md") for doc in docs}


def test_authors_can_give_no_anchor_that_the_build_uses() -> None:
    for part in PARTS:
        assert RESERVED_ANCHOR.match(part.anchor)
    for taken in ("cite-1", "fig-x", "ref-2", "__-x"):
        assert RESERVED_ANCHOR.match(taken)
    for free in ("law", "cites", "references-to-law", "case", *(part.anchor for part in LIST_PARTS)):
        assert not RESERVED_ANCHOR.match(free)


def test_search_previews_and_pages_call_a_kind_what_the_table_calls_it() -> None:
    (written,) = re.findall(r"data-kinds='(.*?)'", (THEME / "partials" / "search.html").read_text())
    search = json.loads(written)
    assert search.pop("overview"), "what fixed pages are called, which are no kind of record"
    assert search == {kind.name: kind.label for kind in (*KINDS.values(), PLACE) if kind.sought}
    previews = table((ASSETS / "previews.js").read_text(), "PLACES")
    assert previews.pop("glossary") == PAGES["glossary"].title
    folders = {kind.folder: kind for kind in KINDS.values() if kind.folder}
    assert {kind.folder for kind in ENTRIES} < previews.keys() <= folders.keys()
    for folder, label in previews.items():
        assert folders[folder].label.startswith(label), label
    names = table((THEME / "partials" / "content.html").read_text(), "names")
    kinds = {**KINDS, PLACE.name: PLACE}
    assert {kind.name for kind in ENTRIES} < names.keys() < kinds.keys()
    assert names == {name: kinds[name].label for name in names}
