"""The citations are the same with any state of their cache."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import sys
from pathlib import Path

import citing_samples as samples
import pytest
from kb.citing import engine
from kb.citing.record import csl
from kb.citing.styles import STYLES
from project_copy import ROOT


def boom(*_: object) -> None:
    raise AssertionError("pandoc was called")


def test_a_warm_cache_is_used_and_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cold = samples.cited(samples.FROZEN, tmp_path)
    monkeypatch.setattr(engine, "_call", boom)
    assert samples.cited(samples.FROZEN, tmp_path) == cold
    with pytest.raises(AssertionError, match="pandoc was called"):
        samples.cited(dataclasses.replace(samples.FROZEN, title="Another title"), tmp_path)


CITE = """
from pathlib import Path
import citing_samples as samples
from kb.citing.engine import cite_all
from kb.citing.record import csl
print(cite_all([csl(samples.FROZEN)], Path("cache"))["mla"][0].full)
"""


def test_a_step_that_changes_is_not_hidden_by_the_cache(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "scripts" / "kb", tmp_path / "kb", ignore=shutil.ignore_patterns("__pycache__"))
    paths = os.pathsep.join([str(tmp_path), str(ROOT / "tests" / "support")])

    def printed() -> str:
        done = subprocess.run(
            [sys.executable, "-c", CITE],
            cwd=tmp_path, env={**os.environ, "PYTHONPATH": paths}, text=True, capture_output=True, check=True,
        )  # fmt: skip
        return done.stdout

    before = printed()
    styles = tmp_path / "kb" / "citing" / "styles.py"
    text = styles.read_text()
    styles.write_text(text.replace('r"\\1version "', 'r"\\1mended version "'))
    assert printed() == before.replace("version ", "mended version ") != before
    styles.write_text(text)
    assert printed() == before


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"key": 1}', '{"key": "x", "cited": []}'])
def test_a_damaged_cache_costs_time_only(tmp_path: Path, damage: str) -> None:
    cold = samples.cited(samples.FROZEN, tmp_path)
    for path in tmp_path.iterdir():
        path.write_text(damage)
    assert samples.cited(samples.FROZEN, tmp_path) == cold


def test_a_cache_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert samples.cited(samples.LIVE, tmp_path / "file" / "cache") == samples.cited(samples.LIVE, tmp_path / "cache")


def test_the_words_of_a_page_do_not_call_pandoc() -> None:
    """``make serve`` stays quick: only a title, a date or an address is part of the key."""
    site = samples.resolved()
    for style in STYLES:
        for record in site.records.values():
            item = style.prepare(csl(record))
            assert record.abstract not in item.values()
            assert ", ".join(record.keywords) not in item.values() or not record.keywords
