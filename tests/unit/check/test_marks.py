"""What the rules about marks let pass, the renderer reads; what it would show as marks, they refuse."""

from __future__ import annotations

import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.check.rules.marks import _bracket_faults, _emphasis_fault
from lxml import html
from thorough import examples

PIECES = [
    "*word*",
    "**a, b**",
    "*",
    "**",
    "_",
    "__",
    " ",
    " ",
    "a",
    "word",
    "2",
    "(",
    ")",
    ".",
    ",",
    "“",
    "”",
    "-",
    "\\*",
    "\\_",
    "é",
    "’",
]
TEXT = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(lambda parts: f"x {''.join(parts)} y")


@examples(1000)
@given(TEXT)
def test_emphasis_that_passes_leaves_no_mark(text: str) -> None:
    if _emphasis_fault(text):
        return  # refused
    shown = html.fragment_fromstring(markdown.markdown(text, extensions=["attr_list"]), create_parent="div")
    meant = re.findall(r"\\\*|(?<= )\*(?= )", text)
    assert shown.text_content().count("*") == len(meant), text
    assert shown.text_content().count("_") == text.count("_"), text


@pytest.mark.parametrize(
    "text",
    [
        "A force of 2 * 3 ships, *USS Ohio*’s escorts and (*inter alia*) the file room_number_4.",
        "**Warfighter Edge** holds it; “*the* question”, she wrote, was [t]he [...] “*aid* [sic]”.",
        "A *long name that\nruns on* ends here—*so*.",
    ],
)
def test_plausible_sentences_pass(text: str) -> None:
    assert not _emphasis_fault(text)
    assert not list(_bracket_faults(text))
