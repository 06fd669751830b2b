"""What was read before is read again from its file, and of a file that is damaged or foreign nothing is taken."""

from __future__ import annotations

import os
import pickle
import shutil
from dataclasses import astuple
from hashlib import sha256
from pathlib import Path

import pytest
from kb.load import collect
from kb.model.problems import Problem
from kb.model.remember import forget
from kb.pipeline import load_and_check
from kb.write.read_before import read_before
from overlay import SAMPLE
from scratch import edit

ONE = Problem("content/a.md", 1, 2, "rule", "one")


class Foreign:
    """Made by nobody here: to read it would call a function."""

    def __reduce__(self) -> object:
        return os.mkdir, ("called",)


def never() -> Problem:
    raise AssertionError("it was read before")


def test_a_value_is_read_once_for_the_same_text(tmp_path: Path) -> None:
    place = tmp_path / "cache" / "a.md"
    assert read_before(place, ("text", 1), lambda: ONE) == ONE
    assert read_before(place, ("text", 1), never) == ONE
    other = Problem("content/a.md", 2, 2, "rule", "two")
    assert read_before(place, ("text", 2), lambda: other) == other
    assert read_before(place, ("text", 1), lambda: ONE) == ONE


@pytest.mark.parametrize("spoil", ["cut", "changed", "emptied", "foreign", "a folder"])
def test_of_a_file_that_is_no_longer_what_was_kept_nothing_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: str
) -> None:
    monkeypatch.chdir(tmp_path)
    place = tmp_path / "a.md"
    read_before(place, ("text",), lambda: ONE)
    data = place.read_bytes()
    foreign = pickle.dumps([Foreign()])
    spoiled = {
        "cut": data[:-1],
        "changed": data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
        "emptied": b"",
        "foreign": data[:32] + sha256(foreign).digest() + foreign,
    }
    place.unlink()
    place.write_bytes(spoiled[spoil]) if spoil in spoiled else place.mkdir()
    asked = []
    assert read_before(place, ("text",), lambda: asked.append(1) or ONE) == ONE  # type: ignore[func-returns-value]
    assert asked == [1]
    assert not (tmp_path / "called").exists()


def test_a_content_is_the_same_read_before_and_read_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, kept = shutil.copytree(SAMPLE, tmp_path / "content").parent, tmp_path / "kept"
    wrong = root / "content/topics/means/staff-talks.md"
    for change in (lambda: None, lambda: edit(wrong, "at each capital", "at each [capital](topic:nowhere)")):
        change()
        found = []
        for place in (kept, kept, None):
            forget()
            catalog, problems = load_and_check(root, kept=place)
            found.append((catalog.content, problems, [*map(astuple, catalog.states.values())]))
        assert found[0] == found[1] == found[2]
    assert [(each.rule, each.path) for each in problems] == [("unknown-topic", "content/topics/means/staff-talks.md")]
    forget()
    monkeypatch.setattr(collect, "_shelf", never)
    assert load_and_check(root, kept=kept)[1] == problems
