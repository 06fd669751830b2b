"""Put the items of glossary and reference files in their order, without a change of what they say."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import yaml

from kb.commands.keeping import alone, keep, stop
from kb.model.kinds import KINDS
from kb.model.text import numbered, sort_key

_Key = Callable[[dict[str, Any]], Any]

_ORDERS: dict[str, _Key] = {
    f"{KINDS['term'].written}*.yml": lambda term: sort_key(str(term["term"])),
    f"{KINDS['reference'].written}.yml": lambda reference: numbered(str(reference["id"])),
    f"{KINDS['reference'].written}/*.yml": lambda reference: numbered(str(reference["id"])),
}
"""{files of content/: by what their items are sorted}; the rule `order` asks for the same."""


@click.command("tidy")
@click.option("--dry-run", is_flag=True, help="Only say which files would change.")
@click.pass_obj
def tidy_command(root: Path, dry_run: bool) -> None:
    """Sort terms and references as the rule `order` asks, and take spaces from the ends of lines.

    Comments stay with the item below them, and those above the first item at the top. For example:

      build.py tidy --dry-run
    """
    with alone(root):
        changed = _changed(root)
        if not dry_run:
            keep(root, changed)
    for path in changed:
        click.echo(path.relative_to(root).as_posix())
    click.echo(f"{len(changed)} files {'would change' if dry_run else 'tidied'}")


def _changed(root: Path) -> dict[Path, str]:
    """The new text of each file that is not in order; ends the command where one cannot be read."""
    changed = {}
    for places, key in _ORDERS.items():
        for path in sorted((root / "content").glob(places)):
            try:
                before = path.read_text(encoding="utf-8")
                after = tidied(before, key)
            except (yaml.YAMLError, KeyError, TypeError, ValueError, OSError):
                stop(
                    f"{path.relative_to(root).as_posix()} cannot be read as it is, so nothing was changed; run `check`"
                )
            if after != before:
                changed[path] = after
    return changed


def tidied(text: str, key: _Key) -> str:
    """The text of a file that holds a list, in order. Raises ValueError where that would change what it says."""
    head, found = items("".join(f"{line.rstrip()}\n" for line in text.rstrip().splitlines()))
    records = yaml.load(text, yaml.CSafeLoader)
    if len(records) != len(found):
        raise ValueError("an item in each place where one seems to begin")
    order = sorted(range(len(found)), key=lambda n: key(records[n]))
    after = (head + "".join(found[n] for n in order)).rstrip() + "\n"
    if yaml.load(after, yaml.CSafeLoader) != [records[n] for n in order]:
        raise ValueError("the same items, and no others")
    return after


def items(text: str) -> tuple[str, list[str]]:
    """What stands above the first item, and each item with the comments directly above it."""
    starts = [found.start() for found in re.finditer(r"^(?:#.*\n)*- ", text, re.MULTILINE)]
    first = re.search(r"^- ", text, re.MULTILINE)
    if not first:
        raise ValueError("a list")
    starts[0] = first.start()
    return text[: starts[0]], [text[one:other] for one, other in zip(starts, [*starts[1:], len(text)], strict=True)]
