"""MkDocs' configuration in; a build that makes the site in a folder beside its own and then puts it there, out."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path
from typing import IO, Any

from kb import lock, swap

log = logging.getLogger("mkdocs.hooks.kb")


class _Build:
    """The build that this process is running: the lock, the folder it works in, and the site's own."""

    held: IO[str] | None = None
    stage: Path | None = None
    site: Path | None = None


def begin(config: Any) -> None:
    """Wait until no other build runs, and lead MkDocs to ``.site.new`` in place of ``site``."""
    root = Path(config.config_file_path).parent
    _Build.held = lock.hold(root, lambda: log.info("another build is running; waiting for it"))
    _Build.site = Path(config.site_dir)
    _Build.stage = _Build.site.with_name(f".{_Build.site.name}.new")
    shutil.rmtree(_Build.stage, ignore_errors=True)
    config.site_dir = str(_Build.stage)


def finish(config: Any) -> None:
    """Put the finished site in its place. Raises OSError."""
    if _Build.stage and _Build.site:
        swap.put(_Build.stage, _Build.site)
        config.site_dir = str(_Build.site)
    _release()


def abandon() -> None:
    """Remove what an unfinished build has made."""
    if _Build.stage:
        shutil.rmtree(_Build.stage, ignore_errors=True)
    _release()


def _release() -> None:
    if _Build.held:
        _Build.held.close()
    _Build.held = _Build.stage = _Build.site = None
