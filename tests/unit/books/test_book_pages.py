"""The pages of a PDF keep the habits of printed books."""

from __future__ import annotations

import random
import re
import statistics
from pathlib import Path
from typing import Any

import pytest
from laid_out import TITLE, boxes, length, margins, pages, paragraphs, words

PROSE = (
    "exercises raise the risk of war except among allies so that much may hang on design institution kept is given a "
    "second use as an instrument of statecraft peacekeeping cooperation charter counts had put it about promise"
)
WORDS = re.findall("[a-z]+", PROSE)
MARK = '{}.<sup><a class="cite" href="#r">77</a></sup>'


def text(count: int, seed: int) -> str:
    """Paragraphs of sentences that end in a mark; all sentences differ, and are the same in each run."""
    draw = random.Random(seed)
    return "".join(f"<p>{' '.join(sentence(draw) for _ in range(4))}</p>" for _ in range(count))


def sentence(draw: random.Random) -> str:
    return f"{' '.join(draw.choices(WORDS, k=draw.randint(4, 24)))} {MARK.format(draw.choice(WORDS))}"


def chapter(title: str, inner: str) -> str:
    return f"<section><h2>{title}</h2>{inner}</section>"


BOOK = f"""
<div class="cover">Cover</div><header class="title-page"><h1 class="title">{TITLE}</h1></header>
<nav class="contents"><h1>Contents</h1></nav>
<h1 id="part-1">Grounds</h1><p class="intro">What it is.</p><div class="inside"><ul><li>First</li></ul></div>
{chapter("First", text(30, 1) + '<p id="r">Here</p>')}{chapter("Second", text(30, 2))}
{chapter("Third", text(1, 3))}{chapter("Fourth", text(1, 4))}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    return pages(BOOK, tmp_path_factory.mktemp("book"))


def test_a_page_that_opens_a_chapter_has_its_number_outside_and_its_book_inside_at_the_foot(made: list[Any]) -> None:
    opening = [n for n, page in enumerate(made, 1) if headings(page)]
    assert len(opening) == 4
    assert {n % 2 for n in opening} == {0, 1}
    for n in opening:
        outside, inside = ("@bottom-right", "@bottom-left") if n % 2 else ("@bottom-left", "@bottom-right")
        assert margins(made[n - 1]) == {outside: str(n), inside: f"{TITLE} · https://x.example/"}


def headings(page: Any) -> list[Any]:
    return [box for box in boxes(page, "BlockBox") if box.element_tag == "h2"]


def test_other_pages_are_headed_by_the_part_and_the_chapter(made: list[Any]) -> None:
    first = next(n for n, page in enumerate(made, 1) if headings(page))
    heads = {n: margins(page) for n, page in enumerate(made, 1) if n > first and not headings(page)}
    assert len(heads) > 3
    for n, head in heads.items():
        chapter_ = "Second" if any(headings(page) for page in made[first:n]) else "First"
        assert head == ({"@top-right": f"{chapter_} {n}"} if n % 2 else {"@top-left": f"{n} Grounds"})


def test_a_part_begins_on_the_page_of_its_first_chapter_and_the_title_on_a_right_one(made: list[Any]) -> None:
    shown = [words(page) for page in made]
    opening = next(said for said in shown if "First" in said)
    assert "GroundsWhat it is.First" in opening
    assert [n % 2 for n, said in enumerate(shown, 1) if said.startswith(TITLE)] == [1]


def test_lines_have_sixty_to_seventy_five_letters(made: list[Any]) -> None:
    lines = [len(words(line)) for page in made for _, rows in paragraphs(page) for line in rows[:-1]]
    assert len(lines) > 100
    assert 60 <= statistics.median(lines) <= 75


def untidy(made: list[Any]) -> list[str]:
    """Lines that begin with a mark, and lines that end though the next word would fit."""
    found = []
    for page in made:
        for width, rows in paragraphs(page):
            found += [words(row) for row in rows if words(row).lstrip("\u2060").startswith("77")]
            found += [words(row) for row in rows[:-1] if length(row) < 0.7 * width]
    return found


@pytest.mark.parametrize(
    ("styles", "tidy"),
    [
        ("", True),
        ("sup::before { content: none }", False),
    ],
)
def test_lines_are_full_and_begin_with_no_mark(styles: str, tidy: bool, tmp_path: Path) -> None:
    ragged = f"section > p {{ text-align: left }} {styles}"
    assert bool(untidy(pages(chapter("One", text(60, 3) + '<p id="r"></p>'), tmp_path, ragged))) != tidy


def test_a_table_has_its_head_on_each_of_its_pages(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>Row {n}</td><td>Cell</td></tr>" for n in range(90))
    table = f"<table><thead><tr><th>Name</th><th>What</th></tr></thead><tbody>{rows}</tbody></table>"
    shown = [words(page) for page in pages(chapter("One", table), tmp_path)]
    assert len(shown) > 1
    assert all("NameWhat" in page.replace(" ", "") for page in shown if "Row" in page)


def test_a_figure_stands_on_one_page_with_its_caption(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400"/>')
    chart = '<div class="chart"><p><img src="a.svg" alt="A"></p><p>Figure that shows</p></div>'
    inner = "".join(chapter("One", f"{'<p>Line</p>' * lines}{chart}") for lines in range(16, 32))
    made = pages(inner, tmp_path)
    for page in made:
        images = sum(1 for box in boxes(page, "InlineReplacedBox"))
        assert images == words(page).count("Figure that shows")


def test_links_of_lists_say_their_pages_and_marks_do_not(tmp_path: Path) -> None:
    mark = '<sup><a class="cite" href="#topics-two">9</a></sup>'
    listed = f'<ul class="more"><li><a href="#topics-two">Two</a>: why.{mark} On</li></ul>'
    two = '<section><h2 id="topics-two">Two</h2><p>Text</p></section>'
    first, *_ = pages(f"{chapter('One', listed)}{two}", tmp_path)
    assert "Two (p. 2): why.\u20609 On" in words(first)
