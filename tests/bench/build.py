#!/usr/bin/env python3
"""Made-up contents of several sizes in; what building them costs, here and with stock Material and Zensical, out.

    python tests/bench/build.py [--sizes 100,1000,5000] [--rounds 3] [--stock-up-to 1000]

Runs are interleaved, one of each tool a round, and the medians shown: seconds of processor time of the process and its
children, and the largest memory of one process. Every tool gets the same Markdown pages, those that this project's
generator wrote, in a navigation of the folders; Material has its usual features. Zensical runs where its command is on
the path or in ZENSICAL. The generator runs cold, without its cache of citations, and warm.
"""

from __future__ import annotations

import argparse
import datetime as dt
import math
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

import yaml
from synthetic import ROOT, make
from weight import STOCK

FEATURES = ["navigation.tabs", "navigation.sections", "navigation.indexes", "toc.follow", "search.suggest"]


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds of processor time, and megabytes of memory."""

    seconds: float
    memory: float


def run(command: list[str], folder: Path) -> Cost:
    """Run a command quietly; raises RuntimeError with its output when it fails."""
    with tempfile.TemporaryFile() as output:
        start = os.times()
        pid = os.posix_spawnp(
            "env",
            ["env", "-C", str(folder), "NO_MKDOCS_2_WARNING=1", *command],
            os.environ,
            file_actions=[(os.POSIX_SPAWN_DUP2, output.fileno(), 1), (os.POSIX_SPAWN_DUP2, output.fileno(), 2)],
        )
        _, status, usage = os.wait4(pid, 0)
        if status:
            output.seek(0)
            raise RuntimeError(f"{' '.join(command)}: {output.read().decode()[-2000:]}")
        end = os.times()
    seconds = end.children_user + end.children_system - start.children_user - start.children_system
    return Cost(seconds, usage.ru_maxrss / 1024)


class Project:
    """A copy of this project with a made-up content, and the same pages for the other tools."""

    def __init__(self, folder: Path, size: int) -> None:
        self.folder, self.size = folder, size
        folder.mkdir()
        for name in ("scripts", "docs"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.md"))
        shutil.copy(ROOT / "mkdocs.yml", folder)
        make(size, folder)
        run([sys.executable, "scripts/build.py", "build"], folder)
        self.pages = folder / "pages"
        shutil.copytree(folder / "docs", self.pages, ignore=shutil.ignore_patterns("theme", "assets", ".pages"))
        self._config("stock.yml", {"features": FEATURES})
        self._config("zensical.yml", {"features": FEATURES})

    def _config(self, name: str, theme: dict) -> None:
        config = {**STOCK, "docs_dir": "pages", "site_dir": f"site-{name.removesuffix('.yml')}"}
        config["theme"] = {**STOCK["theme"], **theme}
        config["plugins"] = ["search"]
        (self.folder / name).write_text(yaml.safe_dump(config), encoding="utf-8")

    def clear(self, *names: str) -> None:
        """Remove what an earlier run left."""
        for name in names:
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def measure(self, tool: str) -> Cost:
        """Run one tool from a clean start."""
        if tool == "generator, cold":
            self.clear(".cache")
        if tool.startswith("generator"):
            for path in (self.folder / "docs").iterdir():
                if path.name not in ("assets", "theme", ".gitignore"):
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
            return run([sys.executable, "scripts/build.py", "build"], self.folder)
        if tool == "whole build":
            self.clear("site")
            return run([sys.executable, "-m", "mkdocs", "build", "-q"], self.folder)
        if tool == "stock Material":
            self.clear("site-stock")
            return run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", "stock.yml"], self.folder)
        self.clear("site-zensical", *([".cache"] if tool == "Zensical, cold" else []))
        return run([zensical(), "build", "-f", "zensical.yml"], self.folder)

    def bytes(self, folder: str) -> float:
        """Megabytes of the files of a folder."""
        return sum(p.stat().st_size for p in (self.folder / folder).rglob("*") if p.is_file()) / 1e6


def zensical() -> str:
    """The command of Zensical, or nothing."""
    return os.environ.get("ZENSICAL") or shutil.which("zensical") or ""


def tools(size: int, stock_up_to: int) -> list[str]:
    """What is measured at a size, in the order in which it runs."""
    found = ["generator, cold", "generator, warm", "whole build"]
    found += ["stock Material"] if size <= stock_up_to else []
    return found + (["Zensical, cold", "Zensical, warm"] if zensical() else [])


def main() -> None:
    """Print a table for each size, then how the costs grow."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="100,1000,5000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--stock-up-to", type=int, default=1000)
    options = parser.parse_args()
    print(
        f"{dt.date.today()}; {os.cpu_count()} processors, {_memory():.0f} GB; Python {platform.python_version()}, ",
        end="",
    )
    print(f"mkdocs {version('mkdocs')}, mkdocs-material {version('mkdocs-material')}; median of {options.rounds}\n")
    seconds: dict[str, dict[int, float]] = defaultdict(dict)
    with tempfile.TemporaryDirectory() as folder:
        for size in map(int, options.sizes.split(",")):
            for tool, value in report(Project(Path(folder) / str(size), size), options).items():
                seconds[tool][size] = value
    for tool, found in seconds.items():
        growth(tool, found)


def report(project: Project, options: argparse.Namespace) -> dict[str, float]:
    """Measure a size and print its table; the median seconds of each tool."""
    costs: dict[str, list[Cost]] = defaultdict(list)
    for _ in range(options.rounds):
        for tool in tools(project.size, options.stock_up_to):
            costs[tool].append(cost := project.measure(tool))
            print(f"{project.size} pages, {tool}: {cost.seconds:.1f} s", file=sys.stderr, flush=True)
    medians = {tool: statistics.median(cost.seconds for cost in found) for tool, found in costs.items()}
    whole = medians["whole build"]
    print(f"| {project.size} pages | CPU s | memory MB | of the whole build | the whole build of it |")
    print("|---|---|---|---|---|")
    for tool, value in medians.items():
        memory = statistics.median(cost.memory for cost in costs[tool])
        print(f"| {tool} | {value:.1f} | {memory:.0f} | {value / whole:.2f}x | {whole / value:.2f}x |")
    sizes = {name: project.bytes(name) for name in ("site", "site-stock", "site-zensical")}
    print("\noutput: " + ", ".join(f"{name} {size:.0f} MB" for name, size in sizes.items() if size) + "\n", flush=True)
    return medians


def growth(tool: str, seconds: dict[int, float]) -> None:
    """Print the exponent of a tool's time between one size and the next."""
    sizes = sorted(seconds)
    for small, large in pairwise(sizes):
        exponent = math.log(seconds[large] / seconds[small]) / math.log(large / small)
        print(f"{tool}, {small} to {large}: exponent {exponent:.2f}")


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


if __name__ == "__main__":
    main()
