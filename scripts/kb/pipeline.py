"""The pipeline, read aloud: load, check, resolve, emit. Writing is the caller's."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kb import doubt
from kb.catalog import Catalog
from kb.check import check
from kb.emit import emit
from kb.load import load
from kb.model import ContentError, DocPath, Problem
from kb.project import read_project
from kb.resolve import Site, resolve


def survey(root: Path) -> tuple[Catalog, list[Problem]]:
    """Read and check the content below ``root``: what could be read, and every problem, sorted.

    The last may say that others were held back.
    """
    content, problems = load(root)
    catalog = Catalog(content)
    certain, notice = doubt.sift(check(catalog), problems)
    return catalog, [*sorted({*problems, *certain}), *notice]


def understand(root: Path) -> Site:
    """The resolved content below ``root``; raises ContentError when it has problems."""
    with _uncollected():
        catalog, problems = survey(root)
        if problems:
            raise ContentError(problems)
        return resolve(catalog, read_project(root))


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


def build(root: Path) -> dict[DocPath, str | bytes]:
    """The text, or the bytes, of every file of docs/, from the content below ``root`` and its mkdocs.yml.

    Writes nothing but a cache of pandoc's output, on which no result hangs (see kb.citing.engine), and reads of the
    environment only the address of the site (see kb.deployment). Raises ContentError, which carries every problem,
    when the content has any.
    """
    return emit(understand(root))
