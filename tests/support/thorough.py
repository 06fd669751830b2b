"""How many examples a property is tried with: some in every run, all where there is time (``make test-all``)."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TypeVar

from hypothesis import HealthCheck, settings

Item = TypeVar("Item")

WHOLE = bool(os.environ.get("THOROUGH"))
"""Whether this run tries everything."""

SHARE = 5
"""A usual run tries one in so many."""


def examples(count: int) -> settings:
    """The settings of a property that deserves ``count`` examples; a slow machine is no failure."""
    few = count if WHOLE else max(1, count // SHARE)
    return settings(max_examples=few, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)


def some(items: Iterable[Item]) -> list[Item]:
    """Those of many alike that this run tries: one in so many from the first on, or all of them."""
    return list(items)[:: 1 if WHOLE else SHARE]
