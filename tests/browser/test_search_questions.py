"""What the search makes of whole questions, of words that stand nowhere, and what it says of both."""

from __future__ import annotations

import pytest
from asking import ask, open_search
from playwright.sync_api import Page, Route, expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("who may refuse an attaché", "topics/military-attaches/"),
        ("who may reject an attaché", "topics/military-attaches/"),
        ("what does an attaché earn", "topics/military-attaches/"),
        ("when was NATO founded", "glossary/#nato"),
        ("who runs NATO", "glossary/#nato"),
        ("who attends a joint exercise", "topics/joint-exercises/"),
        ("are peacekeepers paid", "cases/un-peacekeeping/"),
    ],
)
def test_what_a_question_is_about_counts_more_than_its_rare_verb(search: Page, question: str, wanted: str) -> None:
    assert wanted in ask(search, question)[:2]


@pytest.mark.parametrize("word", ["don't", "don’t", "Won’t"])
def test_a_contraction_says_nothing(search: Page, word: str) -> None:
    assert ask(search, f"why {word} attachés spy")[0] == "topics/military-attaches/"
    expect(search.locator(".search__notes")).not_to_contain_text("Left out")


@pytest.mark.parametrize("query", ["strangers lend an army trombones", "zither uniform abroad"])
def test_what_readers_may_type_leads_to_what_answers_it(search: Page, query: str) -> None:
    assert ask(search, query)[0] == "topics/cultural-initiatives/"


def test_it_is_never_suggested_or_shown(search: Page) -> None:
    ask(search, "zitherplayers unifrom abrod")
    expect(search.locator(".search")).not_to_contain_text("zither players")


def test_words_that_are_left_out_are_told(search: Page) -> None:
    ask(search, "what does an attaché earn")
    expect(search.locator(".search__notes")).to_contain_text("Left out by the first: “earn”.")
    ask(search, "military attaché")
    expect(search.locator(".search__notes")).not_to_contain_text("Left out")


def test_a_page_named_so_comes_before_one_that_has_all_words_in_passing(search: Page) -> None:
    assert ask(search, "Partnership for Peace hotline ")[0] == "cases/partnership-for-peace/"
    notes = search.locator(".search__notes")
    expect(notes).to_contain_text("Left out by the first: “hotline”.")
    expect(notes).to_contain_text("4 have all of these words, the others most of them.")


def test_a_short_word_that_stands_nowhere_is_not_taken_for_another(search: Page) -> None:
    assert ask(search, "what may attachés wear")[0] == "topics/military-attaches/"
    expect(search.locator(".search__notes")).not_to_contain_text("these have")


def test_an_acronym_has_no_inflections(search: Page) -> None:
    ask(search, "US")
    marked = {text.lower() for text in search.locator(".search__list mark").all_inner_texts()}
    assert "us" in marked
    assert marked.isdisjoint({"use", "used", "uses"})


def test_what_an_acronym_stands_for_counts_as_itself(search: Page) -> None:
    assert ask(search, "un troops")[0] == "cases/un-peacekeeping/"


def test_what_has_an_acronym_is_found_by_it_among_other_words(search: Page) -> None:
    assert "glossary/#persona-non-grata" in ask(search, "PNG diplomat")[:3]


def test_an_ending_is_not_made_of_a_word_that_says_nothing(search: Page) -> None:
    found = ask(search, "what military diplomacy is")
    assert found[:2] == ["topics/military-diplomacy/", "glossary/#military-diplomacy"]


def test_only_the_words_found_are_marked(search: Page) -> None:
    ask(search, "state")
    marked = {text.lower() for text in search.locator(".search__list mark").all_inner_texts()}
    assert {"state", "states"} <= marked
    assert not [word for word in marked if word.startswith(("statement", "status"))]


def test_every_entry_shows_the_word_found(search: Page) -> None:
    ask(search, "balikatan")
    marks = search.locator(".search__item").evaluate_all("all => all.map(one => one.querySelectorAll('mark').length)")
    assert len(marks) > 2
    assert all(marks)


def test_the_count_says_what_is_counted(search: Page) -> None:
    ask(search, "peacekeeping observers")
    answer = search.evaluate("(({ total, terms }) => ({ total, terms }))(window.answers.at(-1))")
    kinds = search.locator(".search__item").evaluate_all(
        "all => all.map(one => one.querySelector('.search__kind')?.textContent)"
    )
    assert kinds.count("Glossary term") == answer["terms"] > 0
    expect(search.locator(".search__meta")).to_contain_text(
        f"{answer['total'] - answer['terms']} pages and {answer['terms']} glossary term"
    )


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("reading lists", "Overview"),
        ("syllabus builder", "Overview"),
        ("military diplomacy in one session", "Reading list"),
    ],
)
def test_tools_and_lists_carry_a_kind(search: Page, query: str, kind: str) -> None:
    ask(search, query)
    expect(search.locator(".search__kind").first).to_have_text(kind)


def test_a_name_in_another_language_is_taken_for_the_one_it_is_like(search: Page) -> None:
    assert "topics/military-diplomacy/" in ask(search, "Militärdiplomatie")
    expect(search.locator(".search__notes")).to_contain_text("No page has “militärdiplomatie”")


def test_nothing_is_suggested_that_is_not_near(search: Page) -> None:
    assert ask(search, "Quetzalcoatl") == []
    expect(search.locator(".search__notes")).not_to_contain_text("Did you mean")


def test_a_giant_word_does_not_block_the_search(page: Page, address: str) -> None:
    open_search(page, address)
    assert ask(page, "x" * 200_000) == []
    assert ask(page, f"attaché {'y' * 5_000}")
    page.goto(f"{address}?q={'z' * 5_000}")
    expect(page.locator(".search__meta")).to_contain_text("Nothing found")


def test_letters_typed_before_the_program_has_come_show_a_state_and_are_answered(page: Page, address: str) -> None:
    held: list[Route] = []
    page.route("**/search.js", lambda route: held.append(route))  # noqa: PLW0108 - it asks a function for its parameters
    page.goto(address)
    with page.expect_request("**/search.js"):
        page.keyboard.press("Control+k")
        page.keyboard.insert_text("hot")
    expect(page.locator(".search__meta")).to_have_text("Loading the search …")
    expect(page.locator(".search__meta")).to_be_in_viewport()
    held[0].continue_()
    expect(page.locator(".search__link").first).to_contain_text("Hotlines")


def test_the_search_that_failed_is_tried_again(page: Page, address: str) -> None:
    page.route("**/search/**/*.json", lambda route: route.abort())
    page.goto(address)
    page.keyboard.press("Control+k")
    page.keyboard.type("hotline")
    again = page.get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    page.unroute_all()
    again.click()
    expect(page.locator(".search__link").first).to_contain_text("Hotlines")


def test_the_search_moves_nothing_and_back_brings_it_back(page: Page, address: str) -> None:
    page.goto(f"{address}topics/soft-power/")
    page.evaluate("scrollTo(0, 1500)")
    page.keyboard.press("Control+k")
    page.keyboard.type("exercise")
    expect(page.locator(".search__link").first).to_be_visible()
    assert page.evaluate("scrollY") == 1500
    page.keyboard.press("Escape")
    assert page.evaluate("scrollY") == 1500
    page.keyboard.press("Control+k")
    page.locator(".search__link").first.click()
    page.wait_for_url(lambda url: "soft-power" not in url)
    page.go_back()
    expect(page.locator(".search__input")).to_have_value("exercise")
    expect(page.locator(".search__link").first).to_be_visible()


def test_everything_listed_is_of_one_size(search: Page) -> None:
    ask(search, "attaché")
    sizes = search.locator(".search__snippet").evaluate_all("all => all.map(one => getComputedStyle(one).fontSize)")
    assert len(sizes) > 3
    assert len(set(sizes)) == 1
