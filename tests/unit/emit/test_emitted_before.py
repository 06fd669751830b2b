"""What is taken over from an earlier emission is what an emission from nothing makes, after each kind of edit."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from building import without_pandoc
from edits import EDITS, LENSES
from kb.adapters.mkdocs.configuration import read_project
from kb.citing import engine
from kb.emit.before import Before, Made
from kb.emit.emitters import emit
from kb.pipeline import load_and_resolve
from kb.resolve.site import Site
from project_copy import ROOT
from scratch import edit
from second import SECOND

Files = dict[str, str | bytes]

UNSHOWN = ("synonyms", "nothing again")
"""What no file of docs/ shows: the search alone is told of synonyms."""


class Counting(Before):
    """Tells which parts were made anew."""

    def __init__(self) -> None:
        super().__init__()
        self.anew: list[str] = []

    def made(self, name: str, make: Callable[[Site], Made]) -> Files:
        def making(site: Site) -> Made:
            self.anew.append(name)
            return make(site)

        return super().made(name, making)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that the tests of this file edit one after another."""
    root = tmp_path_factory.mktemp("edited")
    shutil.copytree(SECOND / "content", root / "content")
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


@pytest.fixture(scope="module")
def server() -> Counting:
    return Counting()


@pytest.fixture(autouse=True)
def no_pandoc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_call", without_pandoc)


def resolved(root: Path) -> Site:
    return load_and_resolve(root, read_project(root))


@pytest.mark.parametrize("kind", ["nothing", *EDITS, "nothing again"])
def test_what_is_taken_over_is_what_would_be_made(root: Path, server: Counting, kind: str) -> None:
    EDITS.get(kind, lambda root: None)(root)
    server.anew.clear()
    site = resolved(root)
    anew, files = emit(site), emit(site, server)
    assert list(files) == list(anew)
    assert [path for path in anew if files[path] != anew[path]] == []
    assert bool(server.anew) is (kind not in UNSHOWN)


def test_only_what_reads_something_that_differs_is_made(root: Path) -> None:
    count = Counting()
    emit(resolved(root), count)
    everything = {*count.anew}
    count.anew.clear()
    edit(root / LENSES, "The board", "The whole board")
    emit(resolved(root), count)
    assert {"entry lenses"} < {*count.anew} < everything
    assert "entry keepers" not in count.anew
    assert "kb.emit.files.reference_files" not in count.anew
    assert len(count.anew) < len(everything) / 2
