"""The index of a book names pages, each once, and leads nowhere outside it."""

from __future__ import annotations

import dataclasses

import pytest
from kb.books.book import Book
from kb.books.index import index, place
from kb.model.target import Target
from kb.resolve.index import Entry

LAW, VISIT, OTHER = (
    Target("topic", "port-calls", "law"),
    Target("topic", "port-calls", "visit"),
    Target("topic", "other"),
)
NAMED = {LAW: "Port calls › Law", VISIT: "Port calls › Visit"}


def shown(entries: list[Entry], numbers: dict[str, int] | None) -> str:
    fields = {field.name: None for field in dataclasses.fields(Book)}
    book = Book(**{**fields, "index": tuple(entries), "named": NAMED})
    return index(book, {place(LAW), place(VISIT)}, numbers)


@pytest.mark.parametrize(
    ("pages", "said"), [((7, 7), [">7<"]), ((7, 8), [">7–8<"]), ((7, 9), [">7<", ">9<"]), ((9, 7), [">7<", ">9<"])]
)
def test_each_page_is_named_once_and_pages_that_follow_are_joined(pages: tuple[int, int], said: list[str]) -> None:
    text = shown([Entry("Harbor", [LAW, VISIT])], dict(zip(map(place, (LAW, VISIT)), pages, strict=True)))
    assert text.count("<a ") == len(said)
    assert [words for words in said if words not in text] == []


def test_without_pages_places_have_their_names() -> None:
    assert ">Port calls › Law</a>" in shown([Entry("Harbor", [LAW])], None)


def test_what_leads_out_of_the_book_is_left_out() -> None:
    entries = [
        Entry("Elsewhere", [OTHER]),
        Entry("Harbor", [LAW, OTHER], see_also={"Elsewhere"}),
        Entry("Port", see="Harbor"),
        Entry("Abroad", see="Elsewhere"),
    ]
    text = shown(entries, None)
    assert "Elsewhere" not in text
    assert "Abroad" not in text
    assert '<em>see</em> <a href="#index--harbor">Harbor</a>' in text
    assert text.count("<li>") == 2
