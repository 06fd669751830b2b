#!/usr/bin/env python3
"""Made-up contents of several sizes in; what building them costs, here and with other generators, out.

    python tests/bench/build.py [--sizes 100,1000,5000] [--rounds 3,3,1]

Runs are interleaved, one of each tool a round (Sphinx in the first only), and the medians shown: seconds of processor
time of the process and its children, and the largest memory of one process. tests/bench/rivals.py says what is run.
"""

from __future__ import annotations

import argparse
import datetime as dt
import math
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from rivals import OTHERS, Cost, Project, found, tools


def main() -> None:
    """Print a table for each size, then how the costs grow."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="100,1000,5000")
    parser.add_argument("--rounds", default="3,3,1", help="how often, for each of the sizes")
    options = parser.parse_args()
    sizes, rounds = ([int(part) for part in text.split(",")] for text in (options.sizes, options.rounds))
    print(f"{dt.date.today()}; {os.cpu_count()} processors, {memory():.0f} GB; {versions()}")
    seconds: dict[str, dict[int, float]] = defaultdict(dict)
    with tempfile.TemporaryDirectory() as folder:
        for size, times in zip(sizes, rounds, strict=True):
            for tool, value in report(Project(Path(folder) / str(size), size), times).items():
                seconds[tool][size] = value
    for tool, values in seconds.items():
        for small, large in pairwise(sorted(values)):
            exponent = math.log(values[large] / values[small]) / math.log(large / small)
            print(f"{tool}, {small} to {large}: exponent {exponent:.2f}")


def report(project: Project, rounds: int) -> dict[str, float]:
    """Measure a size and print its table; the median seconds of each tool."""
    costs: dict[str, list[Cost]] = defaultdict(list)
    for n in range(rounds):
        for name, tool in tools().items():
            if project.size <= tool.most and n < tool.rounds:
                costs[name].append(cost := project.measure(tool))
                print(f"{project.size} pages, {name}: {cost.seconds:.1f} s", file=sys.stderr, flush=True)
    medians = {name: statistics.median(cost.seconds for cost in runs) for name, runs in costs.items()}
    whole = medians["whole build"]
    print(f"\n| {project.size} pages, median of {rounds} | CPU s | memory MB | of the whole build | its reverse |")
    print("|---|---|---|---|---|")
    for name, value in medians.items():
        peak = statistics.median(cost.memory for cost in costs[name])
        print(f"| {name} | {value:.1f} | {peak:.0f} | {value / whole:.2f}x | {whole / value:.2f}x |")
    names = ("site", *(f"{OTHERS}/site-{name}" for name in ("stock", "zensical", "sphinx")))
    written = {name: project.megabytes(name) for name in names}
    print("\noutput: " + ", ".join(f"{name} {size:.0f} MB" for name, size in written.items() if size), flush=True)
    return medians


def versions() -> str:
    """What was measured."""
    known = [f"Python {platform.python_version()}"]
    known += [f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "Markdown")]
    others = {"zensical": found("ZENSICAL", "zensical"), "sphinx": found("SPHINX_BUILD", "sphinx-build")}
    for name, command in others.items():
        if command:
            said = subprocess.run([command, "--version"], capture_output=True, text=True, check=True).stdout
            known.append(f"{name} {said.split()[-1]}")
    return ", ".join(known)


def memory() -> float:
    """Gigabytes of the machine."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


if __name__ == "__main__":
    main()
