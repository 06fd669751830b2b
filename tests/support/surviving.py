"""Spoil content, and see that the build survives it: it says what is wrong or makes pages, and touches nothing else."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.adapters.mkdocs.configuration import read_project
from kb.check.printing import render
from kb.pipeline import build, load_and_check
from kb.write.tree import write

SECONDS = 5.0
"""How long one input may take, in seconds of the processor: the machine may be busy."""


@contextmanager
def watched() -> Iterator[None]:
    """Raise where the code is when it takes longer than it may."""

    def bite(*_: object) -> None:
        raise TimeoutError(f"more than {SECONDS} seconds")

    signal.signal(signal.SIGPROF, bite)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def survives(root: Path) -> None:
    """Check, show and build the content below ``root``; only docs/ may change."""
    outside = names(root)
    with watched():
        problems = load_and_check(root)[1]
        for form in ("human", "github", "json"):
            render(problems, form, root)
        pages = {} if problems else build(root, read_project(root))
    for problem in problems:
        assert str(problem).isprintable(), problem
        assert problem.line >= 1
        assert problem.column >= 1
    if pages:
        write(pages, root / "docs")
        here = (root / "docs").resolve()
        assert all((here / path).resolve().is_relative_to(here) for path in pages)
    assert names(root) == outside


def names(root: Path) -> set[str]:
    """Every file and folder below ``root`` but those of docs/ and of the cache of citations."""
    found = {os.path.join(at, name) for at, folders, files in os.walk(root) for name in (*folders, *files)}
    return {name for name in found if not name.startswith((str(root / "docs"), str(root / ".cache")))}


@contextmanager
def spoiled(root: Path, path: Path, data: bytes | str) -> Iterator[None]:
    """The content with one file replaced."""
    target = root / "content" / path
    good = target.read_bytes() if target.exists() else None
    target.write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
    try:
        yield
    finally:
        target.write_bytes(good) if good is not None else target.unlink()


def mutant(data: bytes, seed: int) -> bytes:
    """A text with one to six small changes: bytes, lines and stretches dropped, doubled, swapped or replaced."""
    dice = random.Random(seed)
    for _ in range(dice.randint(1, 6)):
        lines = data.split(b"\n")
        at, other = dice.randrange(len(lines)), dice.randrange(len(lines))
        place = dice.randrange(len(data) + 1)
        kind = dice.randrange(7)
        if kind == 0:
            data = data[:place] + data[place + dice.randint(1, 20) :]
        elif kind == 1:
            data = data[:place] + dice.choice([b"[", b"]", b"{", b"`", b"<", b"\n", b": ", b"'", b'"', b"  ",
            b"\xff", b"#"]) + data[place:]  # fmt: skip
        elif kind == 2:
            data = data[:place] + data[place : place + dice.randint(1, 200)] * 2 + data[place:]
        elif kind == 3:
            lines[at], lines[other] = lines[other], lines[at]
            data = b"\n".join(lines)
        elif kind == 4:
            data = b"\n".join(lines[:at] + lines[at + 1 :])
        elif kind == 5:
            data = b"\n".join([*lines[:at], lines[at], *lines[at:]])
        else:
            data = data[:place] + bytes([dice.randrange(256)]) + data[place + 1 :]
    return data


def files_of(content: Path) -> list[Path]:
    return sorted(path.relative_to(content) for path in content.rglob("*.*") if path.is_file())
