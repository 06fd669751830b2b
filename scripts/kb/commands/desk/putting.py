"""Write a new record where it belongs, or refuse it and leave all as it was."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import click

from kb.commands import offered_ids
from kb.commands.desk.writing import Placed, RefusedError, new_id
from kb.load.catalog import Catalog
from kb.model.kinds import KINDS
from kb.model.problems import BLANK
from kb.pipeline import load_and_check
from kb.write import swap


def catalog_of(root: Path) -> Catalog:
    """The content as it is, whatever is wrong with it."""
    return load_and_check(root)[0]


def fresh(catalog: Catalog, kind: str, id_: str) -> str:
    """The id of a new record; ends the command where it cannot be one."""
    try:
        return new_id(catalog, KINDS[kind], id_)
    except RefusedError as error:
        stop(str(error))


def put(root: Path, place: Callable[[], Placed]) -> None:
    """Write a record where it belongs, and say what is left to write in it; nothing stays of one that is wrong."""
    try:
        made = place()
    except RefusedError as error:
        stop(str(error))
    before = made.path.read_bytes() if made.path.exists() else None
    swap.replace_files({made.path: made.text}, root / ".cache")
    inside = made.path.relative_to(root).as_posix()
    catalog, found = load_and_check(root)
    problems = [each for each in found if each.path == inside and made.has(each.line)]
    if wrong := [each for each in problems if each.rule != BLANK]:
        _take_back(made.path, before, root)
        stop("".join(f"{each}\n" for each in wrong) + "nothing was written; say it otherwise")
    offered_ids.keep(root, catalog, found)
    click.echo(
        f"{inside}:{made.first}: written, with {len(problems)} {'blank' if len(problems) == 1 else 'blanks'} to fill:"
    )
    for problem in problems:
        click.echo(str(problem))


def _take_back(path: Path, before: bytes | None, root: Path) -> None:
    if before is None:
        path.unlink()
    else:
        swap.replace_files({path: before}, root / ".cache")


def stop(message: str) -> NoReturn:
    """End the command, and say why."""
    click.echo(message, err=True)
    sys.exit(1)
