"""Bring the folder docs/ to hold exactly the files of a mapping, touching only what differs.

All that is new is first written into docs/.new, where MkDocs does not look. Then each folder or file directly below
docs/ that differs changes places with the old one, and only then is the old deleted. So a build that is killed, or
finds the disk full, leaves one tree or the other; only between two of these renamings, which follow each other at
once, would it leave some of both, which the next build mends. A build that fails later brings back the tree that it
found.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from kb.model.ids import DocPath
from kb.write.swap import exchange, link

KEEP = {".gitignore", "assets", "theme"}
"""What in docs/ is tracked and never written or deleted by the build."""

STAGE = ".new"
"""Where in docs/ the new tree is made."""


def write(pages: Mapping[DocPath, str | bytes], docs: Path) -> list[str]:
    """Write the pages that differ and delete stale files; the paths that changed. Raises OSError."""
    for path in pages:
        _refuse_outside(path)
    shutil.rmtree(docs / STAGE, ignore_errors=True)
    changed = [path for path, text in pages.items() if not _same(docs / path, _bytes(text))]
    stale = [path for path in _present(docs) if path not in pages]
    try:
        _replace(docs, pages, set(changed), {path.split("/")[0] for path in (*changed, *stale)})
    finally:
        shutil.rmtree(docs / STAGE, ignore_errors=True)
    _prune(docs)
    return [*changed, *stale]


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


def _refuse_outside(path: str) -> None:
    parts = path.split("/")
    if parts[0] in {*KEEP, STAGE} or ".." in parts or path.startswith("/"):
        raise ValueError(f"{path} is not a path that the build may write")


def _replace(docs: Path, pages: Mapping[DocPath, str | bytes], changed: set[DocPath], tops: set[str]) -> None:
    """Make what stands directly below docs/ anew where something in it differs, then put each in its place."""
    for path, text in pages.items():
        if path.split("/")[0] in tops:
            _stage(docs / path, docs / STAGE / path, _bytes(text) if path in changed else None)
    _settle(docs / STAGE, docs, tops)


def backup_path(docs: Path) -> Path:
    """Where the tree of the last build is kept until the next one has ended well: beside docs/, where MkDocs reads."""
    return docs.with_name(f".{docs.name}.old")


def back_up(docs: Path) -> None:
    """Keep the tree as it is, so that ``restore`` can bring it back. Raises OSError."""
    drop_backup(docs)
    backup_path(docs).mkdir()
    for path in _present(docs):
        _stage(docs / path, backup_path(docs) / path, None)


def restore(docs: Path) -> None:
    """Bring back of the tree that was kept what has been changed. Raises OSError."""
    kept = backup_path(docs)
    paths = {path.relative_to(kept).as_posix() for path in kept.rglob("*") if path.is_file()} | {*_present(docs)}
    _settle(kept, docs, {path.split("/")[0] for path in paths if not _alike(kept / path, docs / path)})
    drop_backup(docs)


def drop_backup(docs: Path) -> None:
    """Remove the tree that was kept."""
    shutil.rmtree(backup_path(docs), ignore_errors=True)


def _same(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def _alike(one: Path, other: Path) -> bool:
    return one.is_file() and _same(other, one.read_bytes())


def _stage(place: Path, new: Path, data: bytes | None) -> None:
    """Write a file of the new tree, or take over the old one."""
    new.parent.mkdir(parents=True, exist_ok=True)
    if data is not None:
        new.write_bytes(data)
        return
    link(place, new)


def _settle(new: Path, docs: Path, tops: set[str]) -> None:
    """Let parts of the new tree and of docs/ change places; what has no part in the new one goes there too."""
    for top in sorted(tops):
        if not os.path.lexists(docs / top):
            (new / top).rename(docs / top)
        elif (new / top).exists():
            exchange(new / top, docs / top)
        else:
            new.mkdir(exist_ok=True)
            (docs / top).rename(new / top)


def _present(docs: Path) -> list[str]:
    return sorted((folder / name).relative_to(docs).as_posix() for folder, names in _folders(docs) for name in names)


def _prune(docs: Path) -> None:
    for folder, names in reversed([*_folders(docs)]):
        if folder != docs and not names and not any(folder.iterdir()):
            folder.rmdir()


def _folders(docs: Path) -> Iterator[tuple[Path, list[str]]]:
    """Each folder of docs/, before those in it, and the names of its files, without what is kept."""
    for place, folders, names in os.walk(docs):
        top = Path(place) == docs
        links = [name for name in folders if os.path.islink(os.path.join(place, name))]
        folders[:] = [name for name in folders if name not in links and not (top and name in KEEP)]
        yield Path(place), [name for name in (*names, *links) if not (top and name in KEEP)]
