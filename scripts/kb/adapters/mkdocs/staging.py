"""MkDocs' configuration in; a build that makes the site in a folder beside its own and then puts it there, out.

A build that fails leaves docs/ and site/ as they were.
"""

from __future__ import annotations

import logging
import shutil
from pathlib import Path
from typing import Any

from filelock import BaseFileLock
from mkdocs.utils import CountHandler

from kb.write import lock, swap, tree

log = logging.getLogger("mkdocs.hooks.kb")


class _Build:
    """The build that this process is running: the lock, the folder it works in, the site's own, and the docs kept."""

    held: BaseFileLock | None = None
    stage: Path | None = None
    site: Path | None = None
    docs: Path | None = None


def begin(config: Any) -> None:
    """Wait until no other build runs, and lead MkDocs to ``.site.new`` in place of ``site``."""
    root = Path(config.config_file_path).parent
    _Build.held = lock.acquire(root, lambda: log.info("another build is running; waiting for it"))
    _Build.site = Path(config.site_dir)
    _Build.stage = _Build.site.with_name(f".{_Build.site.name}.new")
    shutil.rmtree(_Build.stage, ignore_errors=True)
    config.site_dir = str(_Build.stage)


def keep(docs: Path) -> None:
    """Keep the pages of docs/ as they are until the build has ended. Raises OSError."""
    tree.back_up(docs)
    _Build.docs = docs


def warnings(config: Any) -> int:
    """How many warnings a strict build has had. MkDocs itself looks only when all hooks have run."""
    handlers = logging.getLogger("mkdocs").handlers if config.strict else []
    return sum(count for each in handlers if isinstance(each, CountHandler) for _, count in each.get_counts())


def finish(config: Any) -> None:
    """Put the finished site in its place. Raises OSError."""
    if _Build.stage and _Build.site:
        swap.replace_atomically(_Build.stage, _Build.site)
        config.site_dir = str(_Build.site)
    if _Build.docs:
        tree.drop_backup(_Build.docs)
    _release()


def abandon() -> None:
    """Remove what an unfinished build has made, and bring back the pages of docs/ that it found."""
    if _Build.stage:
        shutil.rmtree(_Build.stage, ignore_errors=True)
    if _Build.docs:
        try:
            tree.restore(_Build.docs)
        except OSError as error:
            log.warning("docs/ cannot be brought back: %s; the next build mends it", error)
    _release()


def _release() -> None:
    if _Build.held:
        _Build.held.release()
    _Build.held = _Build.stage = _Build.site = _Build.docs = None
