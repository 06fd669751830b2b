"""The project's folder, copies of it that a test may change, MkDocs run in one, and a server of files."""

from __future__ import annotations

import atexit
import functools
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "tests" / "library"
"""A whole content that no editor changes, on which the code is tried."""


@functools.cache
def library() -> Path:
    """The folder of a project with the content of the tests, which no test may change."""
    root = Path(tempfile.mkdtemp(prefix="library-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    return copy_project(root)


def copy_project(target: Path, content: Path = LIBRARY / "content") -> Path:
    """A copy of what the build reads, for a test to change: the content of the tests, or another."""
    shutil.copytree(content, target / "content")
    for name in ("scripts", "docs/assets", "docs/theme"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "docs" / ".gitignore", target / "docs")
    for config in ROOT.glob("mkdocs*.yml"):
        shutil.copy(config, target)
    return target


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
