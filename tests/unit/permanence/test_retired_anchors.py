"""An old anchor can be kept at any anchor of any page, and a reader sees no difference."""

from __future__ import annotations

from pathlib import Path

import pytest
from kb.adapters.mkdocs.configuration import read_project
from kb.emit.files.redirects import mark
from kb.permanence.address import places
from kb.pipeline import build, load_and_check
from lxml import html
from paragraphs import rendered, words
from scratch import published_copy
from thorough import WHOLE, some


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published_copy(tmp_path_factory.mktemp("retired"))


def holder(element: html.HtmlElement) -> str | None:
    """The id of the nearest element around this one that has one."""
    return next((outer.get("id") for outer in element.iterancestors() if outer.get("id")), None)


def test_every_anchor_of_every_page_can_take_an_old_one(root: Path) -> None:
    pages = build(root, read_project(root))
    catalog, _ = load_and_check(root)
    marked = 0
    for place in some(places(catalog).values()):
        if place.doc not in pages:
            continue
        text = pages[place.doc]
        for anchor in place.anchors:
            text = mark(text, f"old-{anchor}", anchor)
        assert text.count("\n") == pages[place.doc].count("\n")
        tree = rendered(text)
        assert words(tree) == words(rendered(pages[place.doc])), place.doc
        for anchor in place.anchors:
            found = tree.xpath(f"//a[@id='old-{anchor}']")
            assert [holder(a) for a in found] == [anchor], (place.doc, anchor)
            marked += 1
    assert marked > (1_000 if WHOLE else 200)


def test_every_page_can_take_an_old_anchor_at_its_top(root: Path) -> None:
    for doc, text in some(build(root, read_project(root)).items()):
        if doc.endswith(".md"):
            tree = rendered(mark(text, "old-top", ""))
            assert words(tree) == words(rendered(text)), doc
            assert len(tree.xpath("//a[@id='old-top']")) == 1, doc
            assert len(tree.xpath("//table")) == len(rendered(text).xpath("//table")), doc
