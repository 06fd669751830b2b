"""Write what people keep: one program at a time, all of it or nothing, and in one line why not."""

from __future__ import annotations

import contextlib
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NoReturn

import click

from kb.write import lock, swap

SCRATCH = Path(".cache") / "kept"
"""Where new files are written before they take their places; what a run that was stopped left there goes."""


@contextlib.contextmanager
def alone(root: Path) -> Iterator[None]:
    """While no build runs, and no other command that writes what people keep."""
    with lock.build_lock(root, lambda: click.echo("another build is running; waiting for it", err=True)):
        yield


def keep(root: Path, files: Mapping[Path, str | bytes]) -> None:
    """Write files in their order; ends the command where that cannot be done. To be called when ``alone``."""
    shutil.rmtree(root / SCRATCH, ignore_errors=True)
    try:
        swap.replace_files(files, root / SCRATCH)
    except OSError as error:
        stop(f"nothing can be written: {error.strerror or error}; all is as it was")


def stop(message: str) -> NoReturn:
    """End the command, and say why."""
    click.echo(message, err=True)
    sys.exit(1)
