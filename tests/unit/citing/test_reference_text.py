"""A reference as readers see it in a list."""

from __future__ import annotations

import pytest
from kb.citing.reference_text import entry, short
from kb.model.works import Reference


def work(title: str) -> Reference:
    return Reference(
        id="w", type="article-journal", title=title, url="https://example.org/", kind="research", loci=()
    )  # fmt: skip


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Velvet fists", "“Velvet fists.”"),
        ("Who is on board?", "“Who is on board?”"),
        ("“Port calls” and their ends", "“‘Port calls’ and their ends.”"),
        ("Guidelines, the “Harbor Rules”", "“Guidelines, the ‘Harbor Rules.’”"),
        ("The talks of the generals’", "“The talks of the generals’.”"),
    ],
)
def test_marks_within_a_quoted_title_are_single(title: str, shown: str) -> None:
    assert f"[{shown}](https://example.org/)" in entry(work(title))
    assert "](https://example.org/)." not in entry(work(title))
    assert "““" not in short(work(title))
