#!/usr/bin/env python3
"""A hundred made-up pages in; what this project's builds cost beside stock Material's on the same machine, out.

    python tests/bench/quick.py [--keep]

Each ratio, of seconds of processor time, is compared with the one kept in tests/bench/kept.json: one that has grown
beyond 1.15x is told as a warning, in the form that GitHub shows beside a run, and fails nothing. ``--keep`` keeps them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import statistics
import tempfile
from pathlib import Path

from build import memory, versions
from rebuild import measure
from rivals import Project, tools

KEPT = Path(__file__).with_name("kept.json")
SIZE, ROUNDS, MOST = 100, 2, 1.15
MEASURED = ("generator, cold", "generator", "whole build, cold", "whole build", "unchanged build")
STOCK = "stock Material"


def ratios() -> dict[str, float]:
    """{what is built: its seconds, as a share of those of stock Material}."""
    seconds: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder) / "pages", SIZE)
        for _ in range(ROUNDS):
            for name in (STOCK, *MEASURED):
                seconds.setdefault(name, []).append(project.measure(tools()[name]).seconds)
        seconds["edit while served"] = [measure(project.folder, 3)]
    stock = statistics.median(seconds.pop(STOCK))
    print(f"stock Material: {stock:.1f} s of processor time for {SIZE} pages")
    return {name: round(statistics.median(took) / stock, 3) for name, took in seconds.items()}


def main() -> None:
    """Print a line for each ratio, and a warning for each that has grown too much."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keep", action="store_true", help="keep these ratios for later runs")
    options = parser.parse_args()
    kept = json.loads(KEPT.read_text(encoding="utf-8"))["ratios"] if KEPT.exists() else {}
    found = ratios()
    for name, ratio in found.items():
        grown = ratio / kept.get(name, ratio)
        print(f"{name:20} {ratio:6.3f}x stock Material, {grown:.2f}x the ratio that is kept")
        if grown > MOST:
            print(f"::warning title=Slower::{name}: {ratio:.3f}x stock Material, and {kept[name]:.3f}x is kept")
    if options.keep:
        about = {"date": f"{dt.date.today()}", "versions": versions(), "memory": f"{memory():.0f} GB"}
        KEPT.write_text(json.dumps({**about, "ratios": found}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
