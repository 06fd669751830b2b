"""The project's folder, copies of it that a test may change, MkDocs run in one, and a server of files."""

from __future__ import annotations

import functools
import http.server
import os
import re
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
    """A copy of what the build reads, so that a test may change it: before any edition was frozen or address moved."""
    for name in ("content", "docs", "scripts"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__", "editions.yml"))
    for config in ROOT.glob("mkdocs*.yml"):
        shutil.copy(config, target)
    _forget_moves(target / "content")
    return target


def _forget_moves(content: Path) -> None:
    """Take redirects away, and from the register the addresses that are sent on."""
    path, register = content / "redirects.yml", content / "permalinks.yml"
    if not path.exists():
        return
    text = register.read_text(encoding="utf-8")
    for row in yaml.safe_load(path.read_text(encoding="utf-8")):
        for source in [row["from"]] if isinstance(row["from"], str) else row["from"]:
            page, _, anchor = source.partition("#")
            whole = re.search(rf"^{re.escape(page)}:.*\n(?: .*\n)*", text, re.MULTILINE)
            kept = re.sub(rf"(?<=[\[ ]){re.escape(anchor)}(?:, |(?=\]))", "", whole[0]) if anchor else ""
            text = text.replace(whole[0], kept)
    register.write_text(text, encoding="utf-8")
    path.unlink()


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
