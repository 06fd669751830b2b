"""What is noted of a Site, and when two readings of it count as the same."""

from __future__ import annotations

from typing import cast

import pytest
from kb.adapters.mkdocs.configuration import read_project
from kb.emit.reads import Digests, Noting, Read
from kb.model.ids import PageId
from kb.pipeline import load_and_resolve
from kb.resolve.site import Site
from overlay import SAMPLE

PORT_CALLS = PageId("port-calls")


@pytest.fixture(scope="module")
def site() -> Site:
    return load_and_resolve(SAMPLE.parent, read_project(SAMPLE.parent))


@pytest.fixture
def noted() -> list[Read]:
    return []


@pytest.fixture
def noting(site: Site, noted: list[Read]) -> Site:
    return cast("Site", Noting(site, noted.append))


def test_fields_of_pages_are_noted_from_wherever_they_come(noting: Site, noted: list[Read]) -> None:
    page = noting.catalog.pages[PORT_CALLS]
    assert noted == [("catalog.pages", "item", PORT_CALLS)]
    assert page.title == "Port calls"
    assert noted[-1] == ("catalog.pages", "title", PORT_CALLS)
    same = next(each for each in noting.ordered if each == page)
    assert (same.summary, hash(same)) == (page.summary, hash(page))
    assert noted[1:3] == [("catalog.pages", "title", PORT_CALLS), ("ordered", "whole", None)]
    assert {each.kind for pages in noting.areas.values() for each in pages} == {"topic", "case"}
    assert ("catalog.pages", "kind", PORT_CALLS) in noted


def test_what_is_not_there_is_noted_too(noting: Site, noted: list[Read]) -> None:
    assert noting.catalog.pages.get(PageId("nowhere")) is None
    assert "nothing" not in noting.catalog.references
    assert noted == [("catalog.pages", "item", "nowhere"), ("catalog.references", "has", "nothing")]


def test_a_method_notes_what_it_reads(site: Site, noting: Site, noted: list[Read]) -> None:
    texts = noting.catalog.texts(site.catalog.pages[PORT_CALLS])
    assert texts == site.catalog.texts(site.catalog.pages[PORT_CALLS])
    assert [key for _, _, key in noted] == [PORT_CALLS]


class Stand:
    """Stands for a Site with one value."""

    def __init__(self, value: object) -> None:
        self.value = value


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (1, 1.0, False),
        (1, True, False),
        ({"a": 1}, {"a": 1.0}, False),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, False),
        (("a", "b"), ("ab",), False),
        ("['a']", ["a"], False),
        (frozenset("abc"), frozenset("cba"), True),
        ({"a": ["long text"]}, {"a": ["long " + "text"]}, True),
    ],
)
def test_what_would_look_different_has_another_digest(one: object, other: object, alike: bool) -> None:
    digests, found = Digests(), []
    for value in (one, other):
        digests.turn_to(cast("Site", Stand(value)))
        found.append(digests.of(("value", "whole", None)))
    assert (found[0] == found[1]) is alike
