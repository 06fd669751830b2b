"""A message says what would help; and one mistake does not hide another, nor what follows from it pass for a third."""

from __future__ import annotations

from pathlib import Path

import pytest
from kb.model.problems import Problem
from kb.pipeline import load_and_check
from overlay import copy_sample, lay
from project_copy import library

TALKS, CALLS, VISIT = "topics/means/staff-talks.md", "topics/means/port-calls.md", "cases/the-visit.md"


def spoiled(root: Path, *changes: tuple[str, str, str]) -> list[Problem]:
    """The problems of the sample with some texts replaced: (file, old, new)."""
    copy_sample(root)
    for name, old, new in changes:
        path = root / "content" / name
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new, 1))
    return load_and_check(root)[1]


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("sources/primer.yml", "0123456789abcdef", "0123", "16 hexadecimal digits of the SHA-256"),
        (VISIT, "order: 10", "order: 10\ntimeline: []", "only topics have `timeline`"),
        (CALLS, "order: 10", "order: 10\nactors: x", "only cases have `actors`"),
        ("references.yml", "  URL:", "  url:", "did you mean `URL`?"),
        (TALKS, "They meet", "[They](page:lost) meet", "write one of a-z, authors, bibliography"),
        (TALKS, "[@primer/talks/1].\n", "[@primer/talks/1]. { #p-x }\n", "a line of its own below a paragraph"),
        (TALKS, "level: advanced", "level: Advanced", "did you mean `advanced`?"),
        (CALLS, "terms: [port-call,", "terms: [p\u043ert-call,", "U+043E is CYRILLIC SMALL LETTER O"),
        (CALLS, "[@primer/calls/1]", "[@prim\u0435r/calls/1]", "U+0435 is CYRILLIC SMALL LETTER IE; did you mean"),
        (CALLS, "{ #asking }", "{ #\u0430sking }", "U+0430 is CYRILLIC SMALL LETTER A"),
        (CALLS, "topic:staff-talks#rooms", "topic:staff-talks#r\u043eoms", "U+043E is CYRILLIC SMALL LETTER O"),
    ],
)
def test_a_message_helps(tmp_path: Path, name: str, old: str, new: str, words: str) -> None:
    found = spoiled(tmp_path / "root", (name, old, new))
    assert any(words in problem.message for problem in found), found


def rules(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.path.removeprefix("content/"), problem.rule) for problem in problems]


BROKEN = (TALKS, "level: advanced", "level advanced")


def test_a_broken_page_hides_nothing_that_does_not_hang_on_it(tmp_path: Path) -> None:
    found = spoiled(
        tmp_path / "root",
        BROKEN,
        (CALLS, "[@primer/calls/1]", "[@primer/cals/1]"),
        (CALLS, "terms: [port-call,", "terms: [port-cal,"),
    )
    assert (CALLS, "unknown-citation") in rules(found)
    assert (CALLS, "unknown-term") in rules(found)
    assert rules(found)[-1] == (TALKS, "held-back")  # links to the page that could not be read
    assert {rule for path, rule in rules(found) if path == CALLS} == {"unknown-citation", "unknown-term"}


def test_a_broken_page_is_checked_below_its_front_matter(tmp_path: Path) -> None:
    found = spoiled(tmp_path / "root", BROKEN, (TALKS, "They meet", "They `meet`"))
    assert rules(found).count((TALKS, "markup")) == 2


def test_nothing_is_held_back_when_all_can_be_read(tmp_path: Path) -> None:
    found = spoiled(tmp_path / "root", (TALKS, "(case:the-visit)", "(case:the-visits)"))
    assert rules(found) == [(TALKS, "unknown-topic")]


def test_a_stray_file_holds_nothing_back(tmp_path: Path) -> None:
    root = tmp_path / "root"
    spoiled(root, (TALKS, "(case:the-visit)", "(case:the-visits)"))
    (root / "content" / "notes.txt").write_text("Milk")
    assert rules(load_and_check(root)[1]) == [("notes.txt", "unknown-file"), (TALKS, "unknown-topic")]


def test_an_unclosed_fence_is_named_and_what_only_follows_from_it_is_not() -> None:
    path = "content/topics/instruments/military-attaches.md"
    text = (library() / path).read_text()
    at = text.index("\n\n", text.index("\n---\n\n") + 6)
    found = load_and_check(library(), {path: f"{text[:at]}\n\n```{text[at:]}"})[1]
    assert [(problem.path, problem.rule) for problem in found] == [(path, "fence"), (path, "held-back")]
    assert "`permalink`" in found[1].message


def test_an_edition_that_was_taken_out_with_its_archive_is_missed_by_its_address(tmp_path: Path) -> None:
    copy_sample(tmp_path / "root")
    root = tmp_path / "root"
    (root / "content/permalinks.yml").write_text("/v/2026.1/: []\n/v/2026.2/: []\n")
    (root / "content/editions.yml").write_text('- id: "2026.2"\n  date: 2026-02-01\n')
    (problem,) = load_and_check(root)[1]
    assert (problem.path, problem.line, problem.rule) == ("content/permalinks.yml", 1, "permalink")
    assert "`/v/2026.1/` was published and is gone; what is frozen stays" in problem.message


def test_a_message_about_order_says_the_place(tmp_path: Path) -> None:
    lay("order", tmp_path)
    said = [problem.message for problem in load_and_check(tmp_path)[1]]
    assert "`harbor-rules-1901` is not in its place; move it up, after `harbor-rules-1900`, before `note-9`" in said
    assert "`a-raft` is not in its place; move it up, before `rank`" in said
