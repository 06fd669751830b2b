#!/usr/bin/env python3
"""Measure what each part of kb.adapters.mkdocs.fast spares a build of made-up pages.

    python tests/bench/fast.py [--size 500] [--rounds 2]

A size of 0 is this project's own content. Shown are means of seconds of processor time of a strict build: from nothing,
with all parts, with none, and without each; then of a second build of the same content.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from synthetic import ROOT, make

BUILD = """
import sys
sys.path.insert(0, "scripts")
from kb.adapters.mkdocs.fast.switch import PARTS
from mkdocs.commands.build import build
from mkdocs.config import load_config

without = sys.argv[1:]
config = load_config("mkdocs.yml", strict=True)
config.extra["fast"] = [part for part in PARTS if not {part, "all"} & {*without} and part != "unchanged"]
config.plugins.on_startup(command="build", dirty=False)
build(config)
"""

COLD = ((), ("all",), ("fast_markdown",), ("index_entries",))
AGAIN = ((), ("rendered",), ("filled",), ("linked",))
"""The parts that are left out, of a first build and of a second; ``unchanged`` would leave nothing to be measured."""


def seconds(root: Path, without: tuple[str, ...], cold: bool) -> float:
    """Processor time of a build."""
    if cold:
        shutil.rmtree(root / ".cache" / "rendered", ignore_errors=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, "-c", BUILD, *without], cwd=root, env=environment, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
    """Print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        if options.size:
            make(options.size, root)
        else:
            shutil.copytree(ROOT / "content", root / "content")
        for name in ("scripts", "docs"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__", "*.md"))
        shutil.copy(ROOT / "mkdocs.yml", root)
        seconds(root, (), cold=True)  # what pandoc writes is in the cache from here on
        for cold, table in ((True, COLD), (False, AGAIN)):
            for without in table:
                mean = statistics.mean(seconds(root, without, cold) for _ in range(options.rounds))
                which, left = "first" if cold else "second", " ".join(without) or "nothing"
                print(f"{which} build without {left}: {mean:.1f} s", flush=True)


if __name__ == "__main__":
    main()
