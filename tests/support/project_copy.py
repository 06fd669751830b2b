"""The project's folder, copies of it that a test may change, MkDocs run in one, and a server of files."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]


def copy_project(target: Path) -> Path:
    """A copy of what the build reads, for a test to change, as if no edition was frozen and nothing had moved."""
    for name in ("content", "docs", "scripts"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__", "editions.yml"))
    forget_redirects(target / "content")
    for config in ROOT.glob("mkdocs*.yml"):
        shutil.copy(config, target)
    return target


def forget_redirects(content: Path) -> None:
    """Take the redirects away, and from the register the addresses that lead nowhere without them."""
    path = content / "redirects.yml"
    if not path.exists():
        return
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    register = yaml.safe_load((content / "permalinks.yml").read_text(encoding="utf-8"))
    path.unlink()
    for source in [each for row in rows for each in ([row["from"]] if isinstance(row["from"], str) else row["from"])]:
        page, _, anchor = source.partition("#")
        if anchor:
            register[page] = [[name for name in line if name != anchor] for line in register.get(page, [])]
        else:
            register.pop(page, None)
    (content / "permalinks.yml").write_text(yaml.safe_dump(register, width=118), encoding="utf-8")


def mkdocs(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run mkdocs in a copy of the project; its output is in ``stdout``, both streams together."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=300,
        check=False,
    )


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address of a folder, served on a free port of the loopback interface."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = functools.partial(Handler, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
