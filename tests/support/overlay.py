"""A fixture of tests/bad in; the sample's content with the fixture laid over it, and the problems it states, out."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from project_copy import ROOT

BAD = ROOT / "tests" / "bad"
SAMPLE = ROOT / "tests" / "sample" / "content"
EXPECT = re.compile(r"EXPECT ([a-z-]+)(?::(\d+))?")
STATED = re.compile(r"(\S+):(\d+):(\d+) ([a-z-]+)")

Expected = tuple[str, int, int | None, str]
"""Path, line, column (None where any will do), rule."""


def copy_sample(root: Path) -> None:
    """Make ``root`` a project of the sample's content."""
    root.mkdir(exist_ok=True)
    shutil.copytree(SAMPLE, root / "content")
    shutil.copy(SAMPLE.parent / "mkdocs.yml", root)


def fixtures() -> list[str]:
    """The names of all fixtures: folders of tests/bad, and those that code makes."""
    return sorted([*(p.name for p in BAD.iterdir() if p.is_dir()), *MADE])


def lay(name: str, root: Path) -> list[Expected]:
    """Make ``root``/content from the sample and a fixture; the problems that it must have."""
    content = root / "content"
    copy_sample(root)
    if name in MADE:
        return [MADE[name](content)]
    stated: list[Expected] = []
    for path in sorted((BAD / name).rglob("*")):
        inside = path.relative_to(BAD / name)
        target = content / inside
        if path.is_dir():
            target.mkdir(exist_ok=True)
        elif path.name == "expect":
            found = STATED.findall(path.read_text())
            stated += [(where, int(line), int(column), rule) for where, line, column, rule in found]
        else:
            stated += _copy(path, target, f"content/{inside.as_posix()}")
    return sorted(stated, key=str)


def _copy(path: Path, target: Path, shown: str) -> list[Expected]:
    data = path.read_bytes()
    beside = (path.parent / "expect").exists() or any((p / "expect").exists() for p in path.parents if BAD in p.parents)
    if path.suffix == ".md" and not data.startswith(b"---") and target.exists() and not beside:
        data = front_matter(target) + data
    target.write_bytes(data)
    return [
        (shown, number, int(column) if column else None, rule)
        for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), start=1)
        for rule, column in EXPECT.findall(line)
    ]


def front_matter(page: Path) -> bytes:
    """The front matter of a page, with the blank line after it."""
    text = page.read_text()
    return (text[: text.index("\n---\n")] + "\n---\n\n").encode()


def _too_large(content: Path) -> Expected:
    (content / "topics/means/port-calls.md").write_text("x" * 100_001)
    return "content/topics/means/port-calls.md", 1, 1, "too-large"


def _fifo(content: Path) -> Expected:
    folder = content / "topics" / "means"
    shutil.rmtree(folder)
    os.mkfifo(folder)
    return "content/topics/means", 1, 1, "unknown-file"


def _link_to_file(content: Path) -> Expected:
    (content / "topics/means/passwd.md").symlink_to("/etc/passwd")
    return "content/topics/means/passwd.md", 1, 1, "symlink"


def _link_to_folder(content: Path) -> Expected:
    (content / "cases/up").symlink_to("../..")
    return "content/cases/up", 1, 1, "symlink"


def _content_is_a_link(content: Path) -> Expected:
    elsewhere = content.parent / "elsewhere"
    content.rename(elsewhere)
    content.symlink_to(elsewhere)
    return "content", 1, 1, "symlink"


def _no_content(content: Path) -> Expected:
    shutil.rmtree(content)
    return "content", 1, 1, "missing-file"


def _no_areas(content: Path) -> Expected:
    (content / "areas.yml").unlink()
    return "content/areas.yml", 1, 1, "missing-file"


def _archive(content: Path) -> Expected:
    (content.parent / "editions").mkdir()
    (content.parent / "editions" / "2026.1.zip").touch()
    return "content/editions.yml", 1, 1, "unlisted-edition"


MADE: dict[str, Callable[[Path], Expected]] = {
    "too-large": _too_large,
    "unknown-file-fifo": _fifo,
    "symlink": _link_to_file,
    "symlink-folder": _link_to_folder,
    "symlink-content": _content_is_a_link,
    "missing-file": _no_content,
    "missing-file-areas": _no_areas,
    "unlisted-edition": _archive,
}
"""Fixtures that no tracked file can be, or that would lead other programs astray."""
