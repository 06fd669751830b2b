"""Where the labels of any drawing stand: apart, in order, and within its width."""

from __future__ import annotations

import datetime as dt
from itertools import combinations

import pytest
from boxes import overlap
from hypothesis import given
from hypothesis import strategies as st
from kb.emit.drawings import timeline_drawing, topic_map_drawing
from kb.emit.drawings.draw import spread
from kb.emit.pages.timeline import written
from kb.figures.words import text_width, wrap
from kb.model.ids import PageId
from kb.model.values import Event

dates = st.one_of(
    st.integers(1400, 2099).map(str),
    st.dates(min_value=dt.date(1400, 1, 1)).map(str),
    st.dates(min_value=dt.date(1400, 1, 1)).map(lambda d: str(d)[:7]),
)
words = st.lists(st.text("abcdefghijklmWMé ", min_size=1, max_size=12), min_size=1, max_size=12).map(" ".join)


@given(st.lists(st.tuples(dates, words), min_size=1, max_size=40))
def test_labels_of_any_timeline_never_overlap_and_stay_in_order(rows: list[tuple[str, str]]) -> None:
    rows = sorted(rows, key=lambda row: timeline_drawing.moment(row[0]))
    entries = [timeline_drawing.Entry(when, what, Event(when=when, what=what, cite=""), "x.md") for when, what in rows]
    for layout in (timeline_drawing.WIDE, timeline_drawing.NARROW):
        scale, labels = timeline_drawing.place(entries, layout)
        assert not any(overlap(a.box, b.box) for a, b in combinations(labels, 2))
        for column in range(len(layout.columns)):
            stack = [label for label in labels if label.column == column]
            assert [label.at for label in stack] == sorted(label.at for label in stack)
            assert [label.box.y for label in stack] == sorted(label.box.y for label in stack)
        assert all(0 <= label.at <= scale.height and label.box.y >= 0 for label in labels)


@given(st.lists(st.tuples(words, st.sampled_from("ABCDE")), min_size=1, max_size=60))
def test_labels_of_any_map_never_overlap(rows: list[tuple[str, str]]) -> None:
    nodes = [topic_map_drawing.Node(PageId(str(i)), title, area, "x.md") for i, (title, area) in enumerate(rows)]
    for layout in (topic_map_drawing.WIDE, topic_map_drawing.NARROW):
        labels = topic_map_drawing.place(nodes, layout)
        assert not any(overlap(a.box, b.box) for a, b in combinations(labels, 2))


@given(st.lists(st.tuples(st.floats(-500, 5000), st.floats(1, 80)), max_size=40))
def test_spreading_moves_only_what_would_overlap(rows: list[tuple[float, float]]) -> None:
    wanted, heights = [row[0] for row in rows], [row[1] for row in rows]
    tops = spread(wanted, heights)
    assert all(top >= 0 for top in tops)
    for i in range(1, len(tops)):
        assert tops[i] >= tops[i - 1] + heights[i - 1] - 1e-6
    if all(w >= 0 for w in wanted) and all(wanted[i] >= wanted[i - 1] + heights[i - 1] for i in range(1, len(wanted))):
        assert tops == pytest.approx(wanted)


@given(words, st.floats(30, 400))
def test_wrapping_keeps_the_words_and_the_width(text: str, width: float) -> None:
    lines = wrap(text, 14, width)
    assert " ".join(lines).split() == text.split()
    assert all(text_width(line, 14) <= width or " " not in line for line in lines)


@pytest.mark.parametrize(
    ("when", "until", "words"),
    [
        ("1950", None, "1950"),
        ("1994-12", None, "December 1994"),
        ("1994-01-10", "1994-01-11", "10–11 January 1994"),
        ("1994-01-10", "1994-03-11", "10 January – 11 March 1994"),
        ("1907-12-16", "1909-02-22", "16 December 1907 – 22 February 1909"),
        ("1994-01", "1994-03", "January – March 1994"),
        ("1994", "1996", "1994 – 1996"),
    ],
)
def test_dates_are_written_without_repetition(when: str, until: str | None, words: str) -> None:
    assert written(Event(when=when, until=until, what="", cite="")) == words
