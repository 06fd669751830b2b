"""The pipeline, read aloud: load, check, resolve, emit. Writing is the caller's."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from kb.check import held_back
from kb.check.all_rules import check
from kb.emit.emitters import emit
from kb.load.catalog import Catalog
from kb.load.collect import load
from kb.model.ids import DocPath
from kb.model.problems import ContentError, Problem
from kb.model.project import Project
from kb.resolve.site import Site, resolve

READ = Path("read")
"""The folder of the cache for what was read in content/."""


def load_and_check(
    root: Path, instead: Mapping[str, str] = MappingProxyType({}), kept: Path | None = None
) -> tuple[Catalog, list[Problem]]:
    """Read and check the content below ``root``: what could be read, and every problem, sorted.

    The last may say that others were held back. ``instead``: texts that files of ``content/`` are to have, by path.
    ``kept``: a folder with what was read before, on which no result depends.
    """
    with _uncollected():
        content, problems = load(root, instead, kept)
        catalog = Catalog(content, kept)
        certain, notice = held_back.hold_back(check(catalog), problems)
    return catalog, [*sorted({*problems, *certain}), *notice]


def load_and_resolve(root: Path, project: Project) -> Site:
    """The resolved content below ``root``, as part of a project; raises ContentError when it has problems."""
    with _uncollected():
        catalog, problems = load_and_check(root, kept=project.cache / READ)
        if problems:
            raise ContentError(problems)
        return resolve(catalog, project)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without garbage collection: all that is made here lasts, and looking through it again and again is quadratic."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def build(root: Path, project: Project) -> dict[DocPath, str | bytes]:
    """The text, or the bytes, of every file of docs/, from the content below ``root`` and the project.

    Writes nothing but caches, on which no result depends. Raises ContentError, which carries every problem, when the
    content has any.
    """
    return emit(load_and_resolve(root, project))
