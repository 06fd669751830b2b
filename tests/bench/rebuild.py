#!/usr/bin/env python3
"""Contents of several sizes in; what a server's rebuild costs after an edit of one line, out.

    python tests/bench/rebuild.py [--sizes 500] [--edits 5]

The first is this project's own content. Each is built once as ``mkdocs serve`` does; then a sentence of one page is
changed, and it is rebuilt in the same process. Shown are medians of seconds of processor time, and how they
compare with the first.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from synthetic import ROOT, make

SERVER = """
import re, statistics, sys, time
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config

def whole():
    config = load_config("mkdocs.yml", site_dir="served")
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:8000/")

path, edits = Path(sys.argv[1]), int(sys.argv[2])
front, body = path.read_text().split("\\n---\\n", 1)
whole()
from kb.adapters.mkdocs.hook import session  # which MkDocs has loaded
took = []
for n in range(edits):
    path.write_text(front + "\\n---\\n" + re.sub(r"(?m)^([A-Z]\\w*) ", rf"\\1 {1900 + n} ", body, count=1))
    start = time.process_time()
    session.rebuild(whole)
    took.append(time.process_time() - start)
    assert not session.problems, session.problems
print(statistics.median(took))
"""


def measure(root: Path, edits: int) -> float:
    """Median seconds of a rebuild of a project, whose first topic is edited."""
    page = next(iter(sorted((root / "content" / "topics").rglob("*.md"))))
    command = [sys.executable, "-c", SERVER, str(page), str(edits)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=root, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return float(done.stdout)


def main() -> None:
    """Print a line a size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="500")
    parser.add_argument("--edits", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "own"
        ignored = shutil.ignore_patterns("__pycache__", "*.md")
        for name in ("scripts", "docs"):
            shutil.copytree(ROOT / name, own / name, ignore=ignored)
        shutil.copytree(ROOT / "content", own / "content")
        shutil.copy(ROOT / "mkdocs.yml", own)
        first = measure(own, options.edits)
        print(f"own content: {first:.2f} s of processor time a rebuild")
        for size in map(int, options.sizes.split(",")):
            make(size, own)
            took = measure(own, options.edits)
            print(f"{size} made-up pages: {took:.2f} s, {took / first:.1f}x the own content's")


if __name__ == "__main__":
    main()
