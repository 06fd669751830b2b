"""A build is skipped only where nothing that it reads or writes has changed since the last."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from kb.adapters.mkdocs.fast.settings import inputs
from kb.adapters.mkdocs.fast.unchanged import Unchanged
from mkdocs.config import load_config

PLACES = {
    "content/index.md": "Words.",
    "docs/assets/a.css": "a {}",
    "docs/theme/main.html": "<p>",
    "docs/page.md": "Words.",
    "scripts/build.py": "build",
    "editions/SHA256SUMS": "0",
    "site/index.html": "<p>Words.",
    "site/deep/index.html": "<p>Deep.",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in PLACES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    (tmp_path / "mkdocs.yml").write_text('site_name: A\nextra: {contact: !ENV [CONTACT, ""]}\n')
    state(tmp_path).keep()
    return tmp_path


def state(root: Path, **options: object) -> Unchanged:
    config = load_config(str(root / "mkdocs.yml"), **options)
    return Unchanged(config, inputs(config))


def touched(root: Path) -> None:
    os.utime(root / "content/index.md", (1, 1))
    (root / "scripts/__pycache__").mkdir()
    (root / "scripts/__pycache__/build.pyc").write_text("compiled")


def test_what_was_only_touched_is_no_reason_to_build(root: Path) -> None:
    assert state(root).holds()
    touched(root)
    assert state(root).holds()


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize("change", [lambda path: path.write_text("Other"), lambda path: path.unlink()])
def test_a_file_that_was_changed_or_lost_is_one(root: Path, path: str, change: Callable[[Path], None]) -> None:
    change(root / path)
    assert not state(root).holds()


@pytest.mark.parametrize("path", ["content/new.md", "docs/new.md", "docs/theme/new.html", "site/new.html", "hook.py"])
def test_a_new_file_is_one(root: Path, path: str) -> None:
    (root / path).write_text("New")
    assert not state(root).holds()


@pytest.mark.parametrize(
    "change",
    [
        lambda site: (site / "extra").mkdir(),
        lambda site: (site / "away").symlink_to(site.parent, target_is_directory=True),
        lambda site: (site / "index.html").chmod(0o600),
    ],
)
def test_so_is_an_odd_thing_in_the_site(root: Path, change: Callable[[Path], None]) -> None:
    change(root / "site")
    assert not state(root).holds()


def test_so_are_settings_of_the_file_the_command_and_the_environment(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not state(root, use_directory_urls=False).holds()
    assert not state(root, site_dir=str(root / "other")).holds()
    monkeypatch.setenv("CONTACT", "a@example.org")
    assert not state(root).holds()
    monkeypatch.delenv("CONTACT")
    assert state(root).holds()
    (root / "mkdocs.yml").write_text("site_name: B\n")
    assert not state(root).holds()


def test_what_is_changed_while_a_build_runs_is_built_next_time(root: Path) -> None:
    running = state(root)
    (root / "content/index.md").write_text("Meanwhile")
    running.keep()
    assert not state(root).holds()


@pytest.mark.parametrize("path", [path for path in PLACES if not path.startswith(("site", "docs/page"))])
def test_only_content_is_not_around_the_content(root: Path, path: str) -> None:
    config = load_config(str(root / "mkdocs.yml"))
    before = inputs(config)
    (root / path).write_text("Other")
    after = inputs(config)
    assert after.everything != before.everything
    assert (after.around == before.around) == path.startswith("content/")
