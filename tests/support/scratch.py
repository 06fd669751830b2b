"""Copies of the project in which addresses are published, moved and frozen."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from kb.pipeline import load_and_check
from project_copy import SHARED, copy_project, made_once


def kb(root: Path, *arguments: str, status: int = 0) -> str:
    """Run the project's command in a copy; what it printed. Its exit status must be ``status``."""
    command = [sys.executable, "scripts/build.py", *arguments]
    result = subprocess.run(command, cwd=root, text=True, capture_output=True, timeout=300, check=False)
    output = result.stdout + result.stderr
    assert "Traceback" not in output, output
    assert result.returncode == status, output
    return output


def published_copy(target: Path) -> Path:
    """A copy in which every paragraph has its id and every address is in the register."""
    made = made_once(SHARED[0].with_name("shared-published"), _publish)
    return shutil.copytree(made, target, dirs_exist_ok=True)


def _publish(root: Path) -> None:
    copy_project(root)
    kb(root, "stamp")
    kb(root, "publish")


def problems(root: Path) -> list[dict]:
    """The problems of a copy's content."""
    return [vars(problem) for problem in load_and_check(root)[1]]


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that must stand in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text, (path, old)
    path.write_text(text.replace(old, new), encoding="utf-8")


def rename(root: Path, folder: str, old: str, new: str) -> None:
    """Give a page another id, everywhere but in what says how it was: the register, and the pages of editions."""
    for path in (root / "content").rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        if path.name not in ("permalinks.yml", "editions.yml") and old in text:
            path.write_text(re.sub(rf"\b{old}\b", new, text), encoding="utf-8")
    page = root / "content" / folder / f"{old}.md"
    page.rename(page.with_name(f"{new}.md"))


def stamps(path: Path) -> list[str]:
    """The ids of the paragraphs of a file, in order."""
    return re.findall(r"\{ #(p-\w+) \}", path.read_text(encoding="utf-8"))
