"""Find a Chromium for the tests, or install one; prints its path.

Looked for in this order: the environment's CHROMIUM, an installed Chrome or Chromium, Playwright's own download.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
MAC_APPS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
"""What Chromium is started with: no sandbox (containers have none), and nothing that reaches for the network."""


def find() -> str | None:
    """Path of an installed Chromium, or None."""
    named = os.environ.get("CHROMIUM")
    candidates = [named, *map(shutil.which, NAMES), *MAC_APPS]
    return next((path for path in candidates if path and Path(path).is_file()), None)


if __name__ == "__main__":
    path = find()
    print(
        path or "no Chromium found; install one, or set CHROMIUM to its path",
        file=sys.stdout if path else sys.stderr,
    )
    sys.exit(0 if path else 1)
