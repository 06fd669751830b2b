"""A size in; a folder with made-up content of that size, and the commands that build its pages with each tool, out.

Every tool gets the same Markdown, which this project's generator wrote. Stock Material has its usual features;
Zensical the navigation that it builds fastest, of the top only; Sphinx reads Markdown through MyST-Parser. Those two
run where their commands are on the path, or named by ZENSICAL and SPHINX_BUILD.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import yaml
from synthetic import ROOT, make
from weight import STOCK

PYTHON = sys.executable
GENERATOR = [PYTHON, "scripts/build.py", "build"]
OTHERS = "others"
MKDOCS = [PYTHON, "-m", "mkdocs", "build", "-q"]
OWN = [*MKDOCS, "--strict"]
FEATURES = ["navigation.tabs", "navigation.sections", "navigation.indexes", "toc.follow", "search.suggest"]
TOP = ["index.md", "glossary.md", "a-z.md", "references.md", "timeline.md", "map.md"]
SPHINX = """
project = "Pages"
extensions = ["myst_parser"]
myst_enable_extensions = ["attrs_inline", "attrs_block"]
exclude_patterns = ["assets", "theme"]
suppress_warnings = ["toc.not_included", "myst"]
"""


@dataclass(frozen=True)
class Tool:
    """A way to build: its command, what is deleted before, where it runs, and for how many pages and rounds at most."""

    command: list[str]
    delete: tuple[str, ...]
    place: str = "."
    most: int = 5000
    rounds: int = 9


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds of processor time, and megabytes of memory of its largest process."""

    seconds: float
    memory: float


def found(variable: str, command: str) -> str:
    """A command that is not part of this project: the path of it, or nothing."""
    return os.environ.get(variable) or shutil.which(command) or ""


def tools() -> dict[str, Tool]:
    """What is measured, in the order in which it runs: the warm runs find what the cold ones left."""
    known = {
        "generator, cold": Tool(GENERATOR, (".cache", "docs")),
        "generator": Tool(GENERATOR, ("docs",)),
        "whole build, cold": Tool(OWN, (".cache", "docs", "site")),
        "whole build, rendering all": Tool(OWN, (".cache/rendered", "site")),
        "whole build": Tool(OWN, ("site",)),
        "unchanged build": Tool(OWN, ()),
        "stock Material": Tool([*MKDOCS, "-f", "stock.yml"], ("site-stock",), OTHERS, 1000),
    }
    if zensical := found("ZENSICAL", "zensical"):
        command = [zensical, "build", "-f", "zensical.yml"]
        known["Zensical, cold"] = Tool(command, ("site-zensical", ".cache"), OTHERS)
        known["Zensical"] = Tool(command, ("site-zensical",), OTHERS)
    if sphinx := found("SPHINX_BUILD", "sphinx-build"):
        command = [sphinx, "-q", "-c", "sphinx", "-d", "doctrees", "pages", "site-sphinx"]
        known["Sphinx"] = Tool(command, ("site-sphinx", "doctrees"), OTHERS, 1000, rounds=1)
    return known


class Project:
    """A copy of this project with a made-up content, and the same pages for the other tools."""

    def __init__(self, folder: Path, size: int) -> None:
        self.folder, self.size = folder, size
        folder.mkdir()
        for name in ("scripts", "docs"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.md"))
        shutil.copy(ROOT / "mkdocs.yml", folder)
        make(size, folder)
        run(GENERATOR, folder)
        self.others = folder / OTHERS
        ignored = shutil.ignore_patterns("theme", "assets", ".pages")
        shutil.copytree(folder / "docs", self.others / "pages", ignore=ignored)
        self._config("stock", {"theme": {**STOCK["theme"], "features": FEATURES}})
        self._config("zensical", {"nav": TOP})
        (self.others / "sphinx").mkdir()
        (self.others / "sphinx" / "conf.py").write_text(SPHINX, encoding="utf-8")

    def _config(self, name: str, more: dict) -> None:
        config = {**STOCK, **more, "docs_dir": "pages", "site_dir": f"site-{name}", "plugins": ["search"]}
        (self.others / f"{name}.yml").write_text(yaml.safe_dump(config), encoding="utf-8")

    def measure(self, tool: Tool) -> Cost:
        """Run a tool from a clean start."""
        folder = self.folder / tool.place
        for name in tool.delete:
            kept = ("assets", "theme", ".gitignore")
            inside = [path for path in (folder / name).glob("*") if path.name not in kept]
            for path in inside if name == "docs" else [folder / name]:
                path.unlink() if path.is_file() else shutil.rmtree(path, ignore_errors=True)
        return run(tool.command, folder)

    def megabytes(self, folder: str) -> float:
        """The size of the files of a folder."""
        return sum(p.stat().st_size for p in (self.folder / folder).rglob("*") if p.is_file()) / 1e6


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
