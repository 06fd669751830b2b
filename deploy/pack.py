#!/usr/bin/env python3
"""A built site in; compressed copies of its text files, and its headers and redirects for nginx and Caddy, out.

    python deploy/pack.py site deploy/out

Writes ``*.gz`` (and ``*.br`` where the package brotli is installed) into the site, and ``headers.nginx``,
``redirects.nginx``, ``headers.caddy`` and ``redirects.caddy`` into the second folder, from the site's own ``_headers``
and ``_redirects``. The same site gives the same bytes.
"""

from __future__ import annotations

import gzip
import sys
from itertools import takewhile
from pathlib import Path

try:
    import brotli
except ImportError:
    brotli = None

TEXT = {".html", ".css", ".js", ".json", ".jsonld", ".svg", ".xml", ".txt", ".csv", ".ttl", ".bib", ".ris"}
SMALLEST = 400
"""Bytes below which a compressed copy saves no packet."""


def compress(site: Path) -> tuple[int, int]:
    """Write the copies; how many files have one, and the bytes saved by gzip."""
    count = saved = 0
    for path in sorted(site.rglob("*")):
        if path.suffix not in TEXT or not path.is_file() or path.stat().st_size < SMALLEST:
            continue
        data = path.read_bytes()
        packed = gzip.compress(data, 9, mtime=0)
        path.with_name(path.name + ".gz").write_bytes(packed)
        if brotli:
            path.with_name(path.name + ".br").write_bytes(brotli.compress(data, quality=11))
        count, saved = count + 1, saved + len(data) - len(packed)
    return count, saved


def headers(site: Path) -> list[tuple[str, str]]:
    """The headers of every address, from ``_headers``."""
    lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    rows = takewhile(str.strip, lines[lines.index("/*") + 1 :])
    return [(name, value) for name, _, value in (row.strip().partition(": ") for row in rows)]


def redirects(site: Path) -> list[tuple[str, str]]:
    """(old path, new address) of each line of ``_redirects``; none where there is no such file."""
    path = site / "_redirects"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [(parts[0], parts[1]) for parts in map(str.split, lines) if len(parts) == 3]


def main() -> None:
    """Write everything, and say what was done."""
    site, out = Path(sys.argv[1]), Path(sys.argv[2])
    if not (site / "index.html").is_file():
        sys.exit(f"{site}: no built site here; run `make build`")
    out.mkdir(parents=True, exist_ok=True)
    fixed, moved = headers(site), redirects(site)
    files = {
        "headers.nginx": "".join(f'add_header {name} "{value}" always;\n' for name, value in fixed),
        "redirects.nginx": "".join(f"location = {old} {{ return 301 {new}; }}\n" for old, new in moved),
        "headers.caddy": "".join(f'header {name} "{value}"\n' for name, value in fixed),
        "redirects.caddy": "".join(f"redir {old} {new} permanent\n" for old, new in moved),
    }
    for name, text in files.items():
        (out / name).write_text(f"# Made by deploy/pack.py from the site's own file.\n{text}", encoding="utf-8")
    count, saved = compress(site)
    if not brotli:
        print("no .br copies: the package brotli is missing; `python -m pip install brotli`", file=sys.stderr)
    print(f"{count} files compressed, {saved / 1e6:.1f} MB saved by gzip; {len(fixed)} headers, {len(moved)} redirects")


if __name__ == "__main__":
    main()
