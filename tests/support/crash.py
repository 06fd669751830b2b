#!/usr/bin/env python3
"""A number in; the build killed at so many random moments, and whether docs/ and site/ were whole each time, out.

    python tests/support/crash.py 100

The content flips between two states that differ on every page. After each kill docs/ and site/ must each be the tree
of one state, to the last byte; every fifth time a build that nobody kills must then bring both to the content's state.
"""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[2] / "scripts")]

from kb.write.tree import KEEP, STAGE  # noqa: E402
from project_copy import copy_project, mkdocs  # noqa: E402 - the folders above hold what a script here needs

HEAL_EVERY = 5


def digest(folder: Path, without: frozenset[str] = frozenset()) -> str:
    """A digest of every path and byte below a folder, but for some names directly in it."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and inside.parts[0] not in without:
            found.update(f"{inside.as_posix()}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return found.hexdigest()


def trees(root: Path) -> tuple[str, str]:
    """The digests of docs/, as the build made it, and of site/."""
    return digest(root / "docs", frozenset({*KEEP, STAGE})), digest(root / "site")


def flip(root: Path) -> None:
    """Change a name that stands on every page; a second time, change it back."""
    path = root / "mkdocs.yml"
    one, other = '"Military Diplomacy: A Reference"', '"Military Diplomacy: Another One"'
    text = path.read_text(encoding="utf-8")
    assert (one in text) != (other in text), "mkdocs.yml names the site otherwise"
    path.write_text(text.replace(*((one, other) if one in text else (other, one))), encoding="utf-8")


def build(root: Path) -> float:
    """Build as `make build` does; its seconds."""
    start = time.monotonic()
    result = mkdocs(root, "build", "--strict")
    assert result.returncode == 0, result.stdout
    return time.monotonic() - start


def kill_after(root: Path, seconds: float) -> bool:
    """Start a build and kill it and its children with signal 9; False when it had ended before."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(command, cwd=root, env=environment, start_new_session=True)
    try:
        process.wait(seconds)
        return False
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True


def crash(root: Path, times: int, seed: int = 1) -> dict[str, int]:
    """Kill so many builds; how many were killed, left the old site, left the new one, and were healed.

    Raises AssertionError when a tree is neither the old nor the new one.
    """
    moments, states = random.Random(seed), []
    for _ in range(2):
        flip(root)
        took = build(root)
        states.append(trees(root))
    assert states[0][0] != states[1][0]
    assert states[0][1] != states[1][1]
    counts, state = {"killed": 0, "old site": 0, "new site": 0, "healed": 0}, 1
    for n in range(times):
        flip(root)
        state = 1 - state
        counts["killed"] += kill_after(root, moments.uniform(0, took * 1.05))
        for place, tree in enumerate(trees(root)):
            assert tree in (states[0][place], states[1][place]), f"kill {n}: {('docs', 'site')[place]}/ is in pieces"
        counts["new site" if trees(root)[1] == states[state][1] else "old site"] += 1
        if n % HEAL_EVERY == HEAL_EVERY - 1:
            took = build(root)
            assert trees(root) == states[state], f"kill {n}: the next build did not heal it"
            counts["healed"] += 1
    return counts


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        result = crash(copy_project(Path(folder) / "project"), int(sys.argv[1]), seed=int(time.time()))
        print(", ".join(f"{name} {count}" for name, count in result.items()))
