#!/usr/bin/env python3
"""A number in; builds, servers and commands killed so many times, and what each kill left, out.

    python tests/support/crash.py 300

Of builds and servers the content flips between two states that differ on every page. After each kill of a build docs/
and site/ must each be the tree of one state, to the last byte, and after that of a server site/ as it was; a build that
nobody kills must then bring both to the content's state. ``killing`` says what must hold of commands.
"""

from __future__ import annotations

import hashlib
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[2] / "scripts")]

import killing  # noqa: E402 - the folders above hold what a script here needs
from editions import freeze_small  # noqa: E402
from kb.write.tree import KEEP, STAGE  # noqa: E402
from project_copy import mkdocs  # noqa: E402

HEAL_EVERY = 5
SHARES = {"build": 8, "serve": 4, "edition": 4, "stamp": 6, "publish": 4, "tidy": 3}
"""How many of the kills each command gets; 1 where none is named."""


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


def kill_after(root: Path, seconds: float, *command: str) -> bool:
    """Start MkDocs and kill it and its children with signal 9; False when it had ended before."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    run = [sys.executable, "-m", "mkdocs", *command, "--quiet"]
    process = subprocess.Popen(run, cwd=root, env=environment, start_new_session=True)
    try:
        process.wait(seconds)
        return False
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True


def both(root: Path) -> tuple[list[tuple[str, str]], float]:
    """The trees of both states, and the seconds of a build; the second state is left."""
    states = []
    for _ in range(2):
        flip(root)
        took = build(root)
        states.append(trees(root))
    assert states[0][0] != states[1][0]
    assert states[0][1] != states[1][1]
    return states, took


def crash(root: Path, times: int, seed: int = 1) -> dict[str, int]:
    """Kill so many builds; how many were killed, left the old site, left the new one, and were healed.

    Raises AssertionError when a tree is neither the old nor the new one.
    """
    dice, (states, took) = random.Random(seed), both(root)
    counts, state = {"killed": 0, "old": 0, "new": 0, "healed": 0}, 1
    for n in range(times):
        flip(root)
        state = 1 - state
        counts["killed"] += kill_after(root, dice.uniform(0, took * 1.05), "build")
        for place, tree in enumerate(trees(root)):
            assert tree in (states[0][place], states[1][place]), f"kill {n}: {('docs', 'site')[place]}/ is in pieces"
        counts["new" if trees(root)[1] == states[state][1] else "old"] += 1
        if n % HEAL_EVERY == HEAL_EVERY - 1:
            took = build(root)
            assert trees(root) == states[state], f"kill {n}: the next build did not heal it"
            counts["healed"] += 1
    return counts


def serve(root: Path, times: int, seed: int = 1) -> dict[str, int]:
    """Kill so many servers while they build; how many left the old pages in docs/, the new ones, and some of both.

    Raises AssertionError when what authors keep, or site/, has changed, or the next build does not heal docs/.
    """
    dice, (states, took) = random.Random(seed), both(root)
    counts, state = {"killed": 0, "old": 0, "new": 0, "both": 0, "healed": 0}, 1
    for n in range(times):
        flip(root)
        state = 1 - state
        before = killing.kept(root), trees(root)[1]
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        counts["killed"] += kill_after(root, dice.uniform(0, took * 1.5), "serve", "--dev-addr", f"127.0.0.1:{port}")
        assert (killing.kept(root), trees(root)[1]) == before, f"kill {n}: a server changed what is not its own"
        docs = trees(root)[0]
        counts["new" if docs == states[state][0] else "old" if docs == states[1 - state][0] else "both"] += 1
        build(root)
        assert trees(root) == states[state], f"kill {n}: the next build did not heal it"
        counts["healed"] += 1
    return counts


def all_of_them(root: Path, kills: int, seed: int) -> None:
    """Kill each command by its share, and say what was found. Raises AssertionError."""
    names = ["build", "serve", *killing.TRIALS]
    whole, total = sum(SHARES.get(name, 1) for name in names), 0
    for name in names:
        times = round(kills * SHARES.get(name, 1) / whole)
        if name in killing.TRIALS:
            counts = killing.attempt(root, killing.TRIALS[name], times, seed)
        else:
            counts = {"build": crash, "serve": serve}[name](root, times, seed)
        total += counts["killed"]
        print(f"{name}: {', '.join(f'{what} {count}' for what, count in counts.items())}", flush=True)
    print(f"{total} killed: every file that authors keep was old or new, and every next run healed what was left")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        all_of_them(freeze_small(Path(folder) / "project"), int(sys.argv[1]), seed=int(time.time()))
