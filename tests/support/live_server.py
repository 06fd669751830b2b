"""A running ``mkdocs serve`` on a copy of a project."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 60
"""Seconds after which something that should have happened counts as not happening."""


class Server:
    """``output`` is all it has said so far."""

    def __init__(self, root: Path, log: Path, at: str = "") -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            at = at or f"127.0.0.1:{free.getsockname()[1]}"
        self.root, self.log, self.address = root, log, f"http://{at}/"
        with log.open("wb") as stream:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", at],
                cwd=root,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"},
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=subprocess.STDOUT,
            )

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(PATIENCE)

    @property
    def output(self) -> str:
        return self.log.read_text()

    def rebuilds(self) -> int:
        """How often it has rebuilt the site because a file changed."""
        return len(re.findall(r"Detected file changes", self.output))

    def wait(self, what: str, happened: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not happened():
            assert self.process.poll() is None, f"the server ended:\n{self.output}"
            assert time.monotonic() < deadline, f"{what} did not happen:\n{self.output}"
            time.sleep(0.1)

    def build(self, number: int) -> None:
        """Wait for the build of this number, the first included."""
        self.wait(f"build {number}", lambda: len(re.findall(r"Reloading|Serving on", self.output)) >= number)

    def edit(self, inside: str, old: str, new: str) -> None:
        path = self.root / inside
        text = path.read_text()
        assert text.count(old) == 1
        path.write_text(text.replace(old, new))
