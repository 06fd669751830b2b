"""The node packages of tests/node, which the lock there pins, for the tests that run or load them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import browser as chromium

MODULES = Path(__file__).resolve().parents[1] / "node" / "node_modules"


def package(name: str) -> Path:
    """The folder of an installed package. Fails the test when it is not there."""
    folder = MODULES / name
    assert folder.is_dir(), f"the node package {name} is not installed: run `make test`, or `npm ci` in tests/node"
    return folder


def node(script: str | Path, *arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run a script with node; ``require`` and ``import`` find the packages when it lies in tests/node."""
    return subprocess.run(
        [chromium.node(), str(script), *map(str, arguments)],
        cwd=MODULES.parent,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
