"""The hooks that run before a commit let sound content and code pass, and stop what the checker or ruff finds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from project_copy import ROOT, copy_project
from second import SECOND


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository of the second knowledge base with the hooks of the project, and its environment."""
    root = copy_project(tmp_path / "project", SECOND / "content")
    for name in (".pre-commit-config.yaml", "pyproject.toml", ".gitignore"):
        (root / name).write_text((ROOT / name).read_text(encoding="utf-8"), encoding="utf-8")
    (root / ".venv/bin").mkdir(parents=True)
    for name in ("python", "ruff"):
        (root / ".venv/bin" / name).write_text(f'#!/bin/sh\nexec "{Path(sys.executable).with_name(name)}" "$@"\n')
        (root / ".venv/bin" / name).chmod(0o755)
    git(root, "init", "-q")
    git(root, "add", "content", "scripts/mkdocs_hook.py", ".pre-commit-config.yaml")
    return root


def commit(root: Path) -> tuple[int, str]:
    """What the hooks say of all that git knows."""
    command = [sys.executable, "-m", "pre_commit", "run", "--all-files"]
    environment = {**os.environ, "PRE_COMMIT_HOME": str(root / ".cache/hooks")}
    done = subprocess.run(command, cwd=root, env=environment, text=True, capture_output=True, timeout=300, check=False)
    return done.returncode, done.stdout + done.stderr


def test_sound_content_and_code_pass(root: Path) -> None:
    status, output = commit(root)
    assert status == 0, output
    assert output.count("Passed") == 3


def test_a_mistake_of_each_is_named_with_its_line(root: Path) -> None:
    page = root / "content/topics/lights/lenses.md"
    page.write_text(page.read_text().replace("level: introductory", "level: easy"))
    (root / "scripts/mkdocs_hook.py").write_text("import os,sys\n")
    status, output = commit(root)
    assert status == 1
    assert "content/topics/lights/lenses.md:6:1: wrong-value" in output
    assert "F401" in output
    assert output.count("Failed") == 3
