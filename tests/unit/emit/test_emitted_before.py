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
from kb.write import tree
from project_copy import ROOT
from scratch import edit
from second import SECOND

Files = dict[str, str | bytes]

UNSHOWN = ("synonyms", "nothing again")
"""What no file of docs/ shows: the search alone is told of synonyms."""

MARKED = "entry lenses"
"""A page with an anchor that has moved, which is put in when all is emitted, so that docs/ does not have it as such."""


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
    (root / "docs").mkdir()
    return root


@pytest.fixture(scope="module")
def server() -> Counting:
    return Counting()


@pytest.fixture(autouse=True)
def no_pandoc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_call", without_pandoc)


def resolved(root: Path) -> Site:
    return load_and_resolve(root, read_project(root))


def built(root: Path, count: Counting) -> Files:
    """What a process emits that knows what the last one wrote; its docs/ are written, and kept in mind."""
    place = root / ".cache" / "emitted"
    count.recall(place, root / "docs")
    pages = emit(resolved(root), count)
    tree.write(pages, root / "docs")
    count.keep(place)
    return pages


@pytest.mark.parametrize("kind", ["nothing", *EDITS, "nothing again"])
def test_what_is_taken_over_is_what_would_be_made(root: Path, server: Counting, kind: str) -> None:
    EDITS.get(kind, lambda root: None)(root)
    server.anew.clear()
    process = Counting()
    site = resolved(root)
    anew = emit(site)
    for files in (emit(site, server), built(root, process)):
        assert list(files) == list(anew)
        assert [path for path in anew if files[path] != anew[path]] == []
    assert bool(server.anew) is (kind not in UNSHOWN)
    assert {*server.anew} <= {*process.anew} <= {*server.anew, MARKED}


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


def test_a_file_that_others_changed_is_made_again(root: Path) -> None:
    built(root, Counting())
    page = root / "docs" / "topics" / "lenses.md"
    page.write_text("spoiled")
    (root / "docs" / "topics" / "keepers.md").unlink()
    count = Counting()
    assert built(root, count) == emit(resolved(root))
    assert {"entry lenses", "entry keepers"} <= {*count.anew}
    assert "entry signals" not in count.anew


def test_a_memory_that_is_damaged_is_none(root: Path) -> None:
    built(root, Counting())
    place = root / ".cache" / "emitted"
    place.write_bytes(place.read_bytes()[:-1])
    count = Counting()
    assert built(root, count) == emit(resolved(root))
    assert "entry signals" in count.anew
