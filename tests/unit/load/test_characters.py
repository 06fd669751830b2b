"""Characters that nobody sees, and files that nobody can split."""

from __future__ import annotations

from pathlib import Path

import pytest
from kb.load.files import MAX_BYTES, read_tree
from kb.model.field_types import FORBIDDEN

UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u180b\u180e\u200b\u2060\u3164\ufe0f\uffa0\U000e0001\U000e0100\U0001fffe\ufffe"
)
SEEN = "aé中ℓ€–’”\u0301\u3000\u3131\uff21\U0001f600\U0001fffd\n"


@pytest.mark.parametrize("character", UNSEEN, ids=lambda c: f"U+{ord(c):04X}")
def test_what_is_not_seen_is_refused(character: str) -> None:
    assert FORBIDDEN.search(f"a{character}b")


@pytest.mark.parametrize("character", SEEN, ids=lambda c: f"U+{ord(c):04X}")
def test_what_is_seen_is_taken(character: str) -> None:
    assert not FORBIDDEN.search(f"a{character}b")


def test_the_register_may_be_of_any_size(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for name in ("permalinks.yml", "areas.yml"):
        (tmp_path / "content" / name).write_text(
            "/a/:\n  - [" + ", ".join(["p-22ab"] * (MAX_BYTES[".yml"] // 7)) + "]\n"
        )
    files, problems = read_tree(tmp_path, {})
    assert [file.inside for file in files] == ["permalinks.yml"]
    assert [(problem.path, problem.rule) for problem in problems] == [("content/areas.yml", "too-large")]
