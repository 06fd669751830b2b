"""Remember what was read in a text, so that a server reads again only those that changed; a build that ends forgets."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar, cast

MOST_TEXTS = 1 << 17
"""How many texts are remembered by a function."""

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")

_Record = TypeVar("_Record")

_REMEMBERING: list[Callable[[], None]] = []


def remembered(function: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """A function of values that never change, which does its work once for the same ones."""
    made = lru_cache(maxsize=MOST_TEXTS)(function)
    _REMEMBERING.append(made.cache_clear)
    return cast("Callable[_Given, _Made]", made)


def remembered_by_identity(function: Callable[[_Record], _Made]) -> Callable[[_Record], _Made]:
    """The same for a function of a record that has no hash, and that is itself remembered."""
    kept: dict[int, tuple[_Record, _Made]] = {}  # holding the record, so that no other is given its identity
    _REMEMBERING.append(kept.clear)

    @wraps(function)
    def found(record: _Record) -> _Made:
        if len(kept) > MOST_TEXTS:
            kept.clear()
        if id(record) not in kept:
            kept[id(record)] = record, function(record)
        return kept[id(record)][1]

    return found


def forget() -> None:
    """Give back the memory of all that is remembered, and of what was dropped before: to the system, under glibc."""
    for clear in _REMEMBERING:
        clear()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if os.name == "posix" else None
    if trim:
        trim(0)
