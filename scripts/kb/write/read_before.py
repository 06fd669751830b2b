"""Keep what was read in texts between processes, each under the digest of all that it depends on.

It is pickled, since it is values of many classes with places for each of their fields. A file that was damaged, made by
other code or put there by other hands is none: what is read from one are values of this program's classes, and nothing
in it is called.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import io
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from kb.write import cache

_Made = TypeVar("_Made")

_PLAIN = {("collections", "defaultdict"), ("builtins", "list"), ("builtins", "set"), ("datetime", "date")}
"""Classes of Python's own that these values have."""


def read_before(place: Path, of: tuple[str | int, ...], read: Callable[[], _Made]) -> _Made:
    """What was read ``of`` texts before, from the file ``place``; it is read, and kept there, if need be."""
    made: _Made | None = recalled(place, of)
    if made is None:
        made = read()
        keep(place, of, made)
    return made


def recalled(place: Path, of: tuple[str | int, ...]) -> Any:
    """What was kept in the file ``place`` of the same texts and by the same program, or None."""
    with contextlib.suppress(Exception):  # what is damaged can fail in any way
        found = place.read_bytes()
        if found.startswith(_wanted(of)) and hashlib.sha256(found[64:]).digest() == found[32:64]:
            return _Values(io.BytesIO(found[64:])).load()
    return None


def keep(place: Path, of: tuple[str | int, ...], made: object) -> None:
    """Keep what was read, or made, of texts in the file ``place``, where that can be done."""
    data = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(_wanted(of) + hashlib.sha256(data).digest() + data)


def _wanted(of: tuple[str | int, ...]) -> bytes:
    return bytes.fromhex(cache.digest(_code(), of))


class _Values(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """A class of this program's, or one of ``_PLAIN``."""
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if module.startswith("kb.") and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no class of a value")


@functools.cache
def _code() -> list[str]:
    """What texts are read with."""
    ours = Path(__file__).parents[1]
    packages = ["pydantic", "pydantic-core", "PyYAML", "markdown-it-py", "mdit-py-plugins"]
    return [sys.version, *cache.programs(packages, [*ours.rglob("*.py"), *ours.rglob("*.json")])]
