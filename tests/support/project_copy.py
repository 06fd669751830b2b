"""The project's folder, copies of it that a test may change, MkDocs run in one, and a server of files."""

from __future__ import annotations

import atexit
import compileall
import functools
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "tests" / "library"
"""A whole content that no editor changes, on which the code is tried."""
SHARED: list[Path] = []
"""The folder of the project that the tests of one run share, built or not yet: the first of its fixtures names it."""


@functools.cache
def library() -> Path:
    """The folder of a project with the content of the tests, which no test may change."""
    root = Path(tempfile.mkdtemp(prefix="library-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    return copy_project(root)


def copy_project(target: Path, content: Path = LIBRARY / "content") -> Path:
    """A copy of what the build reads, for a test to change: the content of the tests, or another.

    With it come caches of the project that this run shares, once that is built: what pandoc printed, and the rendered
    pages, which are most of a first build.
    """
    shutil.copytree(content, target / "content")
    if content == LIBRARY / "content" and SHARED and _done(SHARED[0]).exists():
        for name in ("citing", "rendered"):
            shutil.copytree(SHARED[0] / ".cache" / name, target / ".cache" / name)
    shutil.copytree(_compiled(), target / "scripts")
    for name in ("docs/assets", "docs/theme"):
        shutil.copytree(ROOT / name, target / name)
    shutil.copy(ROOT / "docs" / ".gitignore", target / "docs")
    for config in ROOT.glob("mkdocs*.yml"):
        shutil.copy(config, target)
    return target


@functools.cache
def _compiled() -> Path:
    """The code with its bytecode, where a run has a folder: every process in a copy would else compile all of it."""

    def compiled(folder: Path) -> None:
        shutil.copytree(ROOT / "scripts", folder, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
        compileall.compile_dir(folder, quiet=2)

    return made_once(SHARED[0].with_name("shared-scripts"), compiled) if SHARED else ROOT / "scripts"


def made_once(root: Path, make: Callable[[Path], object]) -> Path:
    """A folder that the processes of a run share: the first that needs it makes it, by ``make`` in an empty folder."""
    done = _done(root)
    with FileLock(f"{root}.lock"):
        if not done.exists():
            shutil.rmtree(root, ignore_errors=True)
            root.mkdir()
            make(root)
            done.touch()
    return root


def _done(root: Path) -> Path:
    """The file that says that a folder has been made."""
    return root.with_name(f"{root.name}.made")


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
