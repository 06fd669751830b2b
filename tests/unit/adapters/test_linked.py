"""What the last site has as docs/ has it gets a second name; all else is copied, as MkDocs does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from kb.adapters.mkdocs.fast.linked import link_copies
from mkdocs.structure.files import File, Files

TEXTS = {"same.txt": "same", "deep/same.txt": "same", "other.txt": "new", "new.txt": "new"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, text in TEXTS.items():
        for place in ("docs", "last"):
            (tmp_path / place / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / place / path).write_text(text)
    (tmp_path / "last/other.txt").write_text("old")
    (tmp_path / "last/new.txt").unlink()
    (tmp_path / "docs/page.md").write_text("# Page")
    return tmp_path


def copied(folder: Path) -> dict[str, bool]:
    """Make the files of a site; {path: whether it is a name of the last site's file}."""
    places = str(folder / "docs"), str(folder / "site")
    files = Files([File(name, *places, use_directory_urls=True) for name in (*TEXTS, "made.txt", "page.md")])
    files.src_uris["made.txt"].content_string = "made"  # by a plugin
    link_copies(files, folder / "last")
    files.copy_static_files()
    found = {}
    for path, text in {**TEXTS, "made.txt": "made"}.items():
        assert (folder / "site" / path).read_text() == text
        found[path] = (folder / "last" / path).exists() and (folder / "site" / path).samefile(folder / "last" / path)
    assert not (folder / "site/page").exists()
    return found


def test_only_what_is_the_same_is_linked(folder: Path) -> None:
    assert copied(folder) == {
        "same.txt": True, "deep/same.txt": True, "other.txt": False, "new.txt": False, "made.txt": False,
    }  # fmt: skip
    assert (folder / "last/other.txt").read_text() == "old"
    assert not (folder / "site/same.txt").samefile(folder / "docs/same.txt")


def test_without_hard_links_all_is_copied(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no hard links here")

    monkeypatch.setattr(os, "link", refuse)
    assert not any(copied(folder).values())
