"""The small files of names: which names each has, and how many."""

from __future__ import annotations

from kb.finish import initials


def held(entries: list[dict], word: str) -> list[initials.Row]:
    """The rows of the file for a word."""
    return initials.files(entries)[initials.number(word)]


PAGE = {"location": "a/", "title": "Attachés &amp; <em>œuvres</em>", "kind": "topic", "names": ["NATO’s men", "Łódź"]}
PART = {"location": "a/#b", "title": "Of boats", "names": ["Barges"]}
TERM = {"location": "glossary/#c", "title": "Barge", "kind": "term"}


def test_a_name_is_in_the_file_of_each_of_its_words_as_they_are_folded() -> None:
    title = PAGE["title"]
    assert held([PAGE], "attache") == held([PAGE], "oeuvres") == [["a/", title, "topic"]]
    assert held([PAGE], "nato") == held([PAGE], "men") == [["a/", title, "topic", ["NATO’s men"]]]
    assert held([PAGE], "lodz") == [["a/", title, "topic", ["Łódź"]]]
    assert held([PAGE], "em") == []


def test_a_part_stands_with_its_page_and_a_term_by_itself() -> None:
    page = ["a/", PAGE["title"], "topic", [], [["b", "Of boats", ["Barges"]]]]
    assert held([PAGE, PART, TERM], "ba") == [page, ["glossary/#c", "Barge", "term"]]
    assert held([PAGE, PART], "of") == [["a/", PAGE["title"], "topic", [], [["b", "Of boats"]]]]


def test_of_a_common_word_the_nearest_names_are_kept() -> None:
    many = [{"location": f"{n}/", "title": f"War and {'more ' * (n + 1)}", "kind": "topic"} for n in range(60)]
    alone = {"location": "war/", "title": "War", "kind": "topic"}
    found = [row[0] for row in held([*many, alone], "war")]
    assert len(found) == initials.MOST
    assert found[-1] == "war/"
    assert "59/" not in found


def test_every_word_has_a_file_whatever_its_letters() -> None:
    assert all(0 <= initials.number(word) < len(initials.files([])) for word in ("zz", "жу", "中国", "5g", "x2"))
