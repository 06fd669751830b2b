"""How the search folds and compares words: the functions of docs/assets/search/words.js, run in a browser."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from project_copy import ROOT

pytestmark = pytest.mark.browser

SAME = (
    "attaché attache Attachés attaches attachee ATTACHE’S",
    "defense defence Defences",
    "organization organisation organizations Organisations",
    "program programme programs programmes",
    "center centre centers centres",
    "maneuver manoeuvre maneuvers manoeuvres",
    "behavior behaviour",
    "crisis crises",
    "army armies",
    "embassy embassies",
    "policy policies",
    "traveled travelled",
    "military millitary",
    "committee comittee",
    "dialogue dialog dialogues",
    "self selfs",
    "UN U.N. un's",
    "CBM CBMs cbm",
    "artefact artifact",
    "militarization militarisation",
    "analysis analyses",
)
DIFFERENT = (
    "defense offense",
    "pact pace",
    "treaty treat",
    "NATO NATION",
    "status state",
    "mission missile",
    "aid aide",
    "war ward",
    "peace piece",
    "congress congregation",
    "agrément agreement",
)


@pytest.fixture(scope="module")
def words(browser: Browser) -> Iterator[Page]:
    """A blank page that has the functions."""
    page = browser.new_page()
    for name in ("fold.js", "search/words.js", "search/nearness.js"):
        page.add_script_tag(path=ROOT / "docs/assets" / name)
    yield page
    page.close()


@pytest.mark.parametrize("group", SAME)
def test_spellings_of_one_word_are_folded_together(words: Page, group: str) -> None:
    forms = words.evaluate("words => words.map(fold)", group.split())
    assert len(set(forms)) == 1, forms
    assert forms[0]


@pytest.mark.parametrize("group", DIFFERENT)
def test_different_words_stay_apart(words: Page, group: str) -> None:
    forms = words.evaluate("words => words.map(fold)", group.split())
    assert len(set(forms)) == len(forms), forms


def test_the_start_of_a_word_is_folded_to_the_start_of_its_form(words: Page) -> None:
    for word in ("attachés", "organization", "diplomacy", "exercises", "Règlement", "peacekeeping", "interoperability"):
        form, *starts = words.evaluate("words => words.map(fold)", [word, *(word[:n] for n in range(3, len(word) - 2))])
        assert all(form.startswith(start[:-1]) for start in starts), (form, starts)


def distance(one: str, other: str) -> int:
    """Letters changed, left out, put in or swapped with the next (optimal string alignment), by its definition."""
    rows = [[max(i, j) if 0 in (i, j) else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (one[i - 1] != other[j - 1]))
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


LETTERS = ("abc", "abcdefgh")


def test_nearness_is_the_number_of_wrong_letters(words: Page) -> None:
    chance = random.Random(7)
    pairs = [["".join(chance.choices(letters, k=chance.randrange(8))) for _ in range(2)] for letters in LETTERS * 1000]
    for limit in (1, 2):
        found = words.evaluate("([pairs, limit]) => pairs.map(([a, b]) => near(a, b, limit))", [pairs, limit])
        expected = [distance(*pair) <= limit for pair in pairs]
        wrong = [pair for pair, one, other in zip(pairs, found, expected, strict=True) if one != other]
        assert not wrong
        assert any(expected)
