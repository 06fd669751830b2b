"""Keep what is costly to make in files of JSON, under digests of all that it depends on, each with a digest of its own.

So a cache makes no difference to what comes out: one that is missing, damaged or cannot be written costs time alone.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from kb.write.swap import replace_files


def digest(*parts: object) -> str:
    """The digest of texts, and of other values which JSON can write or a dict holds."""
    made = hashlib.sha256()
    for part in parts:
        text = part if isinstance(part, str) else json.dumps(part, default=dict)
        data = text.encode("utf-8", "surrogatepass")
        made.update(b"%d %d\n" % (text is part, len(data)))
        made.update(data)
    return made.hexdigest()


def programs(packages: Iterable[str], code: Iterable[Path]) -> list[str]:
    """What something is made with: the versions of installed packages, and the digest of files of our own."""
    own = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(code)))
    return [*map(version, packages), own.hexdigest()]


def read(path: Path) -> dict[str, Any]:
    """What was kept in a file; nothing where it is missing or damaged."""
    try:
        digest, _, text = path.read_bytes().partition(b"\n")
        found = json.loads(text) if digest == _digest(text) else {}
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def made(path: Path, make: Callable[[], bytes]) -> bytes:
    """The bytes that were kept in a file, whose name is the digest of what they depend on; they are made if need be.

    The digest of the bytes stands before them, so that a file that was cut or spoiled is none.
    """
    with contextlib.suppress(OSError):
        digest, data = (found := path.read_bytes())[:32], found[32:]
        if hashlib.sha256(data).digest() == digest:
            return data
    data = make()
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(hashlib.sha256(data).digest() + data)
    return data


def keep_only(paths: Collection[Path], folder: Path) -> None:
    """Forget the files of a folder that are not among ``paths``."""
    with contextlib.suppress(OSError):
        for path in set(folder.glob("*")) - {*paths}:
            path.unlink()


def keep(values: Mapping[Path, Mapping[str, Any]], folder: Path) -> None:
    """Keep values in files of a folder, where that can be done."""
    files = {}
    for path, value in values.items():
        text = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
        files[path] = _digest(text) + b"\n" + text
    with contextlib.suppress(OSError):
        replace_files(files, folder)


def _digest(text: bytes) -> bytes:
    return hashlib.sha256(text).hexdigest().encode()
