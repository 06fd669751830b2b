"""A build that is killed, finds no room, may not write or is not alone: the last trees stay, and one line says why."""

from __future__ import annotations

import ctypes
import fcntl
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import killing
import pytest
from crash import build, crash, flip, serve, trees
from editions import SMALL_SOURCE
from kb.write import lock, swap, tree
from overlay import SAMPLE
from project_copy import ROOT, copy_project, mkdocs
from scratch import edit
from snapshots import snapshot
from thorough import WHOLE

_PR_CAPBSET_DROP = 24


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project that has been built, and a content that has changed since."""
    root = copy_project(tmp_path_factory.mktemp("crash") / "project", SAMPLE)
    build(root)
    flip(root)
    return root


def attempt(root: Path, *command: str, before: Callable[[], None]) -> str:
    """Run a command that must fail, as a process prepared by ``before``; the one line that it says of it."""
    shutil.rmtree(root / ".cache" / "built", ignore_errors=True)  # else a build would leave alone what is built
    result = subprocess.run(
        [sys.executable, *command],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        preexec_fn=before,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=300,
        check=False,
    )
    assert result.returncode == 1, result.stdout
    assert "Traceback" not in result.stdout, result.stdout
    lines = [line for line in result.stdout.splitlines() if line and not line.startswith("INFO")]
    assert len(lines) == 1, result.stdout
    return lines[0]


def little_room(most: int = 15_000) -> None:
    """Files may not grow beyond 15 kB, or another size: what a full disk does, without one."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def without_privilege() -> None:
    """The superuser too is bound by permissions."""
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)


def test_a_killed_build_leaves_whole_trees_and_the_next_one_heals(tmp_path: Path) -> None:
    counts = crash(copy_project(tmp_path / "project", *([] if WHOLE else [SAMPLE])), 5)
    assert counts["killed"] >= 1
    assert counts["healed"] == 1


def test_a_killed_server_changes_nothing_of_its_authors(tmp_path: Path) -> None:
    assert serve(copy_project(tmp_path / "project", SAMPLE), 2)["healed"] == 2


@pytest.fixture(scope="module")
def small(small_frozen: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with its addresses published and an edition frozen."""
    return shutil.copytree(small_frozen, tmp_path_factory.mktemp("small") / "project")


@pytest.mark.parametrize("name", killing.TRIALS if WHOLE else ["stamp", "publish", "edition", "new topic"])
def test_a_killed_command_leaves_each_file_old_or_new_and_the_next_run_ends_it(small: Path, name: str) -> None:
    counts = killing.attempt(small, killing.TRIALS[name], 8 if WHOLE and name != "edition" else 2, seed=2)
    assert counts["killed"] >= 1


@pytest.mark.parametrize("command", [("scripts/build.py", "build"), ("-m", "mkdocs", "build", "--strict")])
def test_without_room_one_line_says_so_and_all_stays(built: Path, command: tuple[str, ...]) -> None:
    before = trees(built)
    assert "File too large" in attempt(built, *command, before=little_room)
    assert trees(built) == before


@pytest.mark.parametrize("command", ["publish", "stamp"])
def test_without_room_what_authors_keep_stays_whole(small_frozen: Path, tmp_path: Path, command: str) -> None:
    root = shutil.copytree(small_frozen, tmp_path / "project")
    if command == "publish":
        edit(root / "content" / "permalinks.yml", "/a-z/: []\n", "")
    else:
        page = root / SMALL_SOURCE
        page.write_text(f"{page.read_text().rstrip()}\n\nOne more sentence [@primer/talks/1].\n")
    before = snapshot(root / "content")
    said = attempt(root, "scripts/build.py", command, before=partial(little_room, 500))
    assert said == "nothing can be written: File too large; all is as it was"
    assert snapshot(root / "content") == before


def test_without_room_for_the_site_one_line_says_so(built: Path) -> None:
    flip(built)  # docs/ is as the content wants it, so that only the site is to be written
    before = trees(built)
    said = attempt(built, "-m", "mkdocs", "build", "--strict", before=little_room)
    flip(built)
    assert "the site cannot be written" in said
    assert trees(built) == before
    assert not (built / ".site.new").exists()


@pytest.mark.parametrize("folder", ["docs", "."])
def test_what_may_not_be_written_stays_and_one_line_says_so(built: Path, folder: str) -> None:
    before = trees(built)
    if folder == ".":
        flip(built)
    (built / folder).chmod(0o555)
    try:
        said = attempt(built, "-m", "mkdocs", "build", "--strict", before=without_privilege)
    finally:
        (built / folder).chmod(0o755)
        if folder == ".":
            flip(built)
    assert "Permission denied" in said
    assert trees(built) == before


def test_a_warning_in_a_strict_build_leaves_all_as_it_was(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project", SAMPLE)
    build(root)
    before, files = trees(root), {path.name for path in root.iterdir()}
    flip(root)
    edit(root / "mkdocs.yml", "hooks: [scripts/mkdocs_hook.py]", "hooks: [scripts/mkdocs_hook.py, warn.py]")
    warn = "import logging\ndef on_page_content(html, **_):\n    logging.getLogger('mkdocs.hooks.x').warning('Odd.')\n"
    (root / "warn.py").write_text(warn)
    result = mkdocs(root, "build", "--strict")
    assert result.returncode == 1, result.stdout
    assert "in a strict build; docs/ and site/ are as they were" in result.stdout
    assert trees(root) == before
    left = {path.name for path in root.iterdir()} - {"__pycache__"}  # Python's own, of warn.py
    assert left == {*files, "warn.py"}
    waited: list[bool] = []
    with lock.build_lock(root, lambda: waited.append(True)):
        assert not waited
    assert mkdocs(root, "build").returncode == 0  # where a warning is none, the site is built
    assert trees(root) != before


def test_the_pages_that_a_build_found_can_be_brought_back(tmp_path: Path) -> None:
    first = {"a.md": "one", "gone/b.md": "two", "gone/c.md": "three"}
    tree.write(first, tmp_path)
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "x.css").write_text("kept")
    before = snapshot(tmp_path)
    tree.back_up(tmp_path)
    tree.write({"a.md": "other", "gone": "now a file", "new/d.md": "four"}, tmp_path)
    tree.restore(tmp_path)
    assert snapshot(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "assets", "gone"]


def test_the_old_is_deleted_only_when_all_that_is_new_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = {"a/x.md": "one", "b/x.md": "one", "c.md": "one"}, {"a/x.md": "two", "c.md": "two", "d.md": "two"}
    tree.write(first, tmp_path)
    seen, delete = [], shutil.rmtree

    def look(folder: Path, **how: bool) -> None:
        files = [path for path in tmp_path.rglob("*.md") if tree.STAGE not in path.parts]
        seen.append({path.relative_to(tmp_path).as_posix(): path.read_text() for path in files})
        delete(folder, **how)

    monkeypatch.setattr(shutil, "rmtree", look)
    tree.write(second, tmp_path)
    assert seen == [first, second]


def test_two_builds_at_once_take_turns(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project", SAMPLE)
    build(root)
    alone = trees(root)
    flip(root)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    both = [subprocess.Popen(command, cwd=root, env=environment, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate(timeout=300)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert sum("waiting for it" in text for text in said) == 1, said
    assert trees(root) != alone
    flip(root)
    assert mkdocs(root, "build", "--strict").returncode == 0
    assert trees(root) == alone


def test_a_lock_dies_with_its_process(tmp_path: Path) -> None:
    code = "import os, pathlib, kb.write.lock; held = kb.write.lock.acquire(pathlib.Path()); os.kill(os.getpid(), 9)"
    scripts = str(ROOT / "scripts")
    killed = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={**os.environ, "PYTHONPATH": scripts}, timeout=60, check=False
    )
    assert killed.returncode == -9
    waited: list[bool] = []
    with lock.build_lock(tmp_path, lambda: waited.append(True)):
        assert (tmp_path / lock.FILE).exists()
    assert not waited


def test_a_lock_is_held_for_a_block_and_no_longer(tmp_path: Path) -> None:
    for _ in range(2):
        with lock.build_lock(tmp_path), (tmp_path / lock.FILE).open() as other, pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)


@pytest.mark.parametrize("at_once", [True, False])
def test_a_folder_takes_the_place_of_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: bool) -> None:
    if not at_once:
        monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    for name in ("new", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_text(name)
    swap.replace_atomically(tmp_path / "new", tmp_path / "old")
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == ["old", "old/new"]
