"""Commands that write what authors keep, killed at every write and at random moments: each file is old or new, whole.

Each trial begins from a small project whose addresses are published and of which an edition is frozen. What a command
leaves when nobody kills it is known before; after each kill every file of content/ and editions/ must be as before or
after, the content has no problem but those that the next run mends, and that run ends where the first would have.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kb.pipeline import load_and_check
from scratch import edit

BEGUN = "begun"
"""The folder in which `init` begins a knowledge base of its own."""

KEPT = ("content", "editions", BEGUN)
GLOSSARY, REFERENCES = "content/glossary/toy.yml", "content/references.yml"
ARTICLE = "# On lamps\n\nA lamp needs oil, and somebody who fills it.\n\nStorms break the glass.\n"
CHILD = Path(__file__).with_name("killed_command.py")

Files = dict[str, bytes]


@dataclass(frozen=True)
class Trial:
    """A command, what makes work for it, and the rules of which a killed run may leave problems."""

    command: tuple[str, ...]
    prepare: Callable[[Path], object]
    leaves: frozenset[str] = frozenset()
    again: int = 0
    """Its exit status where it had been done before."""

    whole: bool = False
    """Whether it is done at once: no file may be new while another is old."""


def _unstamped(root: Path) -> None:
    for name in ("topics/means/port-calls.md", "topics/means/staff-talks.md", "cases/the-visit.md"):
        path = root / "content" / name
        path.write_text(path.read_text().rstrip() + "\n\nOne more thing is known [@primer/talks/1].\n")


def _unpublished(root: Path) -> None:
    path = root / "content/topics/means/staff-talks.md"
    path.write_text(path.read_text() + "\n## What is kept { #kept }\n\nLittle [@primer/talks/1].\n{ #p-22ab }\n")
    edit(root / "content/permalinks.yml", "/topics/staff-talks/:\n", "/topics/staff-talks/:\n  - [p-22ab]\n")


def _untidy(root: Path) -> None:
    for name in (GLOSSARY, REFERENCES):
        items = (root / name).read_text().split("\n- ")
        (root / name).write_text("- " + "\n- ".join([*items[1:], items[0].removeprefix("- ").rstrip()]) + "\n")


def _second_area(root: Path) -> None:
    path = root / "content/areas.yml"
    path.write_text("- id: lights\n  title: Lights\n  summary: What shows the way.\n" + path.read_text())


def _nothing(_: Path) -> None:
    pass


def _new(*arguments: str, asks_for: str = "blank") -> Trial:
    return Trial(("new", *arguments), _nothing, frozenset({"blank", asks_for}), again=1)


def _at_once(*command: str) -> Trial:
    return Trial(command, _nothing, again=1, whole=True)


TRIALS = {
    "stamp": Trial(("stamp",), _unstamped, frozenset({"permalink"})),
    "publish": Trial(("publish",), _unpublished),
    "edition": Trial(("edition", "2027.1", "--date", "2027-03-01"), _nothing, frozenset({"unlisted-edition"}), again=1),
    "tidy": Trial(("tidy",), _untidy, frozenset({"order"})),
    "new topic": _new("topic", "lamps", "--title", "Lamps", "--area", "means"),
    "new case": _new("case", "the-storm", "--title", "The storm", "--start", "1902", "--topic", "port-calls"),
    "new term": _new("term", "wick", "--term", "wick"),
    "new reference": _new("reference", "oil-act-1829", "--title", "An Act", "--kind", "law", "--type", "legislation"),
    "new figure": _new("figure", "calls", "--title", "Calls, 1901"),
    "new source": _new("source", "almanac", "--title", "An Almanac"),
    "new area": _new("area", "lights", "--title", "Lights"),
    "new list": _new("list", "first-week", "--title", "A first week", "--page", "port-calls", asks_for="missing-file"),
    "rename topic": _at_once("rename", "topic", "port-calls", "ship-calls", "--title", "Calls of ships"),
    "rename term": _at_once("rename", "term", "flag-officer", "officer-of-rank"),
    "rename reference": _at_once("rename", "reference", "harbor-rules-1900", "port-rules-1900"),
    "rename area": _at_once("rename", "area", "means", "ways"),
    "rename heading": _at_once("rename", "heading", "port-calls#asking", "asking-leave"),
    "move heading": _at_once("move", "port-calls#asking", "staff-talks"),
    "move topic": Trial(("move", "port-calls", "lights"), _second_area, again=1, whole=True),
    "init": _at_once(
        *("init", BEGUN, "--title", "Wells: A Handbook", "--summary", "A handbook of wells."),
        *("--publisher", "The Well Club", "--area", "Means"),
    ),
    "source add": Trial(
        ("source", "add", "almanac", "article.txt", "--title", "An Almanac", "--yes"),
        lambda root: (root / "article.txt").write_text(ARTICLE),
        frozenset({"blank"}),
        again=1,
    ),
}


def kept(root: Path) -> Files:
    """Every file that an author keeps."""
    paths = (path for name in KEPT for path in (root / name).rglob("*"))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths if path.is_file()}


def put_back(root: Path, files: Files) -> None:
    """Make the files that an author keeps what they were."""
    for name in kept(root).keys() - files.keys():
        (root / name).unlink()
    for name in KEPT:  # an empty folder is nothing that anybody wrote
        for folder in sorted((each for each in (root / name).rglob("*") if each.is_dir()), reverse=True):
            if not any(folder.iterdir()):
                folder.rmdir()
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)


def run(root: Path, command: tuple[str, ...], at: int = 0, after: float = 0) -> int:
    """Run a command in a process of its own, and kill it before its write number ``at`` or ``after`` so many seconds.

    Its exit status; that of one that was killed is negative.
    """
    with (root / "said.txt").open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, CHILD, str(at), *command],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root / "scripts")},
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            return process.wait(timeout=after or None)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return process.wait()


def moments(writes: int, seconds: float, times: int, dice: random.Random) -> Iterator[tuple[int, float]]:
    """So many moments at which to kill: in turn before a write and at random."""
    order = dice.sample(range(1, writes + 1), writes)
    for n in range(times):
        yield (0, dice.uniform(0.001, seconds)) if n % 2 else (order[n // 2 % writes], 0)


def attempt(root: Path, trial: Trial, times: int, seed: int) -> dict[str, int]:
    """Kill a command so many times; how many were killed, left the old files, the new ones, and some of both.

    Raises AssertionError when a file is neither, or the next run does not end where the first would have.
    """
    start = kept(root)
    trial.prepare(root)
    before = kept(root)
    for _ in range(2):  # the second finds the caches that all later ones find
        put_back(root, before)
        begun = time.monotonic()
        assert run(root, trial.command, at=-1) == 0, (root / "said.txt").read_text()
        took, after = time.monotonic() - begun, kept(root)
    assert after != before
    counts = {"killed": 0, "old": 0, "new": 0, "both": 0}
    for at, seconds in moments(int((root / "writes").read_text()), took, times, random.Random(seed)):
        put_back(root, before)
        counts["killed"] += run(root, trial.command, at, seconds) < 0
        now = kept(root)
        counts["old" if now == before else "new" if now == after else "both"] += 1
        _look(root, trial, (before, now, after), f"{trial.command} killed at {at or seconds}")
    put_back(root, start)
    return counts


def _look(root: Path, trial: Trial, files: tuple[Files, Files, Files], where: str) -> None:
    before, now, after = files
    broken = [
        name
        for name in before.keys() | now.keys() | after.keys()
        if now.get(name) not in (before.get(name), after.get(name))
    ]
    assert not broken, f"{where}: {broken} is in pieces"
    assert not trial.whole or now in (before, after), f"{where}: it is half done"
    rules = {problem.rule for problem in load_and_check(root)[1]}
    assert rules <= trial.leaves, f"{where}: {rules}"
    status = run(root, trial.command)
    said = (root / "said.txt").read_text()
    assert status in (0, trial.again), f"{where}: {said}"
    assert kept(root) == after, f"{where}: the next run did not heal it: {said}"
