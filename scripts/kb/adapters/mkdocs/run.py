"""Run MkDocs in a folder, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from kb.model.problems import RenderError


def build(folder: Path, *arguments: str, **environment: str) -> None:
    """Build the site of a folder strictly. Raises RenderError with the words of MkDocs."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", *arguments],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        text=True,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise RenderError(f"{done.stdout}{done.stderr}".strip())


def build_edition(folder: Path, url: str, name: str, date: str) -> None:
    """Build the site of a folder as a frozen edition that is served at ``url``. Raises RenderError."""
    build(folder, SITE_URL=url, EDITION=f"{name} {date}")


def build_for_disk(root: Path, site: Path) -> None:
    """Build the site into a folder that opens from a disk. Raises RenderError."""
    build(root, "--config-file", str(root / "mkdocs.offline.yml"), "--site-dir", str(site))
