"""The mapping of pages in; the folder docs/ brought to hold exactly them, touching only what differs."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from kb.model import DocPath

KEEP = {".gitignore", "assets", "theme"}
"""What in docs/ is tracked and never written or deleted by the build."""


def write(pages: Mapping[DocPath, str | bytes], docs: Path) -> list[str]:
    """Write the pages that differ and delete stale files; the paths that changed. Raises OSError."""
    wanted = {path: text.encode() if isinstance(text, str) else text for path, text in pages.items()}
    for path in wanted:
        if path.split("/")[0] in KEEP or ".." in path.split("/") or path.startswith("/"):
            raise ValueError(f"{path} is not a path that the build may write")
    changed = [path for path, data in wanted.items() if not _same(docs / path, data)]
    for path in changed:
        _replace(docs / path, wanted[path])
    stale = [path for path in _present(docs) if path not in wanted]
    for path in stale:
        (docs / path).unlink()
    _prune(docs)
    return [*changed, *stale]


def _same(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def _replace(path: Path, data: bytes) -> None:
    """Write through a temporary file, so that a reader sees the old text or the new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _present(docs: Path) -> list[str]:
    found = []
    for path in docs.rglob("*"):
        inside = path.relative_to(docs)
        if inside.parts[0] not in KEEP and (path.is_file() or path.is_symlink()):
            found.append(inside.as_posix())
    return sorted(found)


def _prune(docs: Path) -> None:
    folders = [p for p in docs.rglob("*") if p.is_dir() and p.relative_to(docs).parts[0] not in KEEP]
    for folder in sorted(folders, reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
