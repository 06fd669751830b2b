"""Numbers that the site contradicts."""

from __future__ import annotations

import pytest
from kb.model.text import NUMBERS
from kb.pipeline import load_and_check
from project_copy import library

COMPARED = "content/topics/cases/cases-compared.md"


def test_numbers_are_written_out() -> None:
    assert (NUMBERS["nine"], NUMBERS["ten"], NUMBERS["twenty-six"], NUMBERS["ninety-nine"]) == (9, 10, 26, 99)
    assert len(NUMBERS) == 100


@pytest.mark.parametrize(
    ("words", "wrong"),
    [("ten", 0), ("10", 0), ("nine", 1), ("Eleven", 1), ("11", 1), ("thirteen", 1), ("seven", 0), ("forty-two", 0)],
)
def test_a_number_of_all_cases_is_how_many_there_are(words: str, wrong: int) -> None:
    assert len(load_and_check(library())[0].records["case"]) == 10
    text = (library() / COMPARED).read_text()
    changed = text.replace("what ten cases share", f"what {words} cases share")
    assert changed != text or words == "ten"
    problems = load_and_check(library(), {COMPARED: changed})[1]
    assert [(each.rule, each.path) for each in problems] == [("count", COMPARED)] * wrong
    assert all("the site has 10" in each.message for each in problems)
