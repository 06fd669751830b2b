"""The project in; a zip archive of the site that opens from a disk, with its search and without a network, out."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from kb.books.epub import BookError
from kb.teaching.cartridge import pack

START = "START-HERE.html"
FOLDER = "military-diplomacy"
_LEFT_OUT = (".map", "sitemap.xml", "sitemap.xml.gz", "404.html", "_redirects")
_MOVED = b"data-page-moved"
"""What only a server has a use for: these files, and pages of this mark, which lead on from addresses that are gone."""


def write_offline(root: Path, target: Path) -> None:
    """Build the site for the disk and pack it. Raises BookError with the words of MkDocs."""
    with tempfile.TemporaryDirectory() as scratch:
        site = Path(scratch) / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
        command += ["--config-file", str(root / "mkdocs.offline.yml"), "--site-dir", str(site)]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise BookError(f"{target.name}: MkDocs says: {(done.stdout + done.stderr).strip()}")
        files = [path for path in sorted(site.rglob("*")) if path.is_file() and not path.name.endswith(_LEFT_OUT)]
        named = [(f"{FOLDER}/{path.relative_to(site).as_posix()}", path.read_bytes()) for path in files]
        kept = [(name, data) for name, data in named if not (name.endswith("/index.html") and _MOVED in data)]
        target.write_bytes(pack([(START, _start().encode()), *kept], compressed=True))


def _start() -> str:
    """A page beside the folder, for those who unpack the archive and look for where to begin."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="refresh" content="0; url={FOLDER}/index.html">\n<title>Start here</title>\n</head>\n'
        f'<body><p><a href="{FOLDER}/index.html">Open the reference</a></p></body>\n</html>\n'
    )
