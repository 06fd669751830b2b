"""Remember what was read in a text, so that a server reads again only those that changed; a build that ends forgets."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

MOST_TEXTS = 1 << 17
"""How many texts are remembered by a function."""

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")

_REMEMBERING: list[Callable[[], None]] = []


def remembered(function: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """A function of values that never change, which does its work once for the same ones."""
    made = lru_cache(maxsize=MOST_TEXTS)(function)
    _REMEMBERING.append(made.cache_clear)
    return cast("Callable[_Given, _Made]", made)


def forget() -> None:
    """Give back the memory of all that is remembered, and of what was dropped before: to the system, under glibc."""
    for clear in _REMEMBERING:
        clear()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if os.name == "posix" else None
    if trim:
        trim(0)
