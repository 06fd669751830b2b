"""Write a new record where it belongs, or refuse it and leave all as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from kb.commands import offered_ids
from kb.commands.desk.writing import Placed, RefusedError, new_id
from kb.commands.keeping import alone, keep, stop
from kb.load.catalog import Catalog
from kb.model.kinds import KINDS
from kb.model.problems import BLANK
from kb.pipeline import load_and_check


def catalog_of(root: Path) -> Catalog:
    """The content as it is, whatever is wrong with it."""
    return load_and_check(root)[0]


def fresh(catalog: Catalog, kind: str, id_: str) -> str:
    """The id of a new record; ends the command where it cannot be one."""
    try:
        return new_id(catalog, KINDS[kind], id_)
    except RefusedError as error:
        stop(str(error))


def put(root: Path, place: Callable[[Catalog], Placed]) -> None:
    """Write a record where it belongs, and say what is left to write in it; one that is wrong is never written."""
    with alone(root):
        try:
            made = place(catalog_of(root))
        except RefusedError as error:
            stop(str(error))
        inside = made.path.relative_to(root).as_posix()
        catalog, found = load_and_check(root, {inside: made.text})
        ours = [each for each in found if each.path == inside and made.has(each.line)]
        if wrong := [each for each in ours if each.rule != BLANK]:
            stop("".join(f"{each}\n" for each in wrong) + "nothing was written; say it otherwise")
        keep(root, {made.path: made.text})
    offered_ids.keep(root, catalog, found)
    click.echo(f"{inside}:{made.first}: written, with {len(ours)} {'blank' if len(ours) == 1 else 'blanks'} to fill:")
    for problem in ours:
        click.echo(str(problem))
