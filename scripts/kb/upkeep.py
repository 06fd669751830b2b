"""The commands that keep addresses and editions: stamp, publish, edition and deploy-tree."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from kb import edition as frozen
from kb import register, stamp
from kb.catalog import Catalog
from kb.forms import EDITION
from kb.model import ContentError
from kb.pipeline import build, survey
from kb.rules.history import number

EDITIONS = "content/editions.yml"


@click.command("stamp")
@click.pass_obj
def stamp_command(root: Path) -> None:
    """Give every paragraph and list item without an id one, in the files of content/."""
    changed = stamp.stamp(_sound(root), root)
    for path, text in changed.items():
        path.write_bytes(text.encode("utf-8"))
    click.echo(f"{len(changed)} files stamped")


@click.command("publish")
@click.pass_obj
def publish_command(root: Path) -> None:
    """Add every new address to content/permalinks.yml; from then on it stays."""
    text, added = register.register(_sound(root), build(root).keys())
    if added:
        (root / register.PATH).write_text(text, encoding="utf-8")
    click.echo(f"{added} new addresses in {register.PATH}")


@click.command("edition")
@click.argument("name")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Its date; without it, today.")
@click.pass_obj
def edition_command(root: Path, name: str, date: dt.datetime | None) -> None:
    """Freeze the site as edition NAME (such as 2026.1) below v/NAME/, and keep it in editions/."""
    day = (date or dt.datetime.now()).date().isoformat()
    catalog = _sound(root)
    editions = catalog.content.editions
    if not EDITION.match(name):
        _stop(f"`{name}` is no name of an edition; write the year and a number, such as 2026.1")
    if editions and number(name) <= number(editions[-1].id):
        _stop(f"edition {name} does not follow {editions[-1].id}; choose the next number")
    path = root / EDITIONS
    before = path.read_text(encoding="utf-8") if path.exists() else "# The frozen editions, the oldest first.\n"
    listed = f'{before.rstrip()}\n- id: "{name}"\n  date: {day}\n'
    published, _ = register.register(catalog, build(root).keys())
    try:
        archive = frozen.freeze(root, name, day, {EDITIONS: listed, register.PATH: published})
    except frozen.EditionError as error:
        _stop(str(error))
    path.write_text(listed, encoding="utf-8")
    (root / register.PATH).write_text(published, encoding="utf-8")
    click.echo(f"{archive.relative_to(root)}: {archive.stat().st_size:,} bytes; commit it with {EDITIONS}")


@click.command("deploy-tree")
@click.option("--site", type=click.Path(path_type=Path), default=None, help="The built site; without it, site/.")
@click.pass_obj
def deploy_command(root: Path, site: Path | None) -> None:
    """Unpack the frozen editions into the built site, below v/."""
    catalog, _ = survey(root)
    names = [edition.id for edition in catalog.content.editions]
    try:
        frozen.deploy(root, site or root / "site", names)
    except frozen.EditionError as error:
        _stop(str(error))
    click.echo(f"{len(names)} editions below {site or 'site'}/v/")


def _sound(root: Path) -> Catalog:
    """The content, which must have no problems: what is wrong is not written down for good."""
    catalog, problems = survey(root)
    if problems:
        _stop(f"{ContentError(problems)}, so nothing was written; run `build.py check`")
    return catalog


def _stop(message: str) -> None:
    click.echo(message, err=True)
    sys.exit(1)


COMMANDS = (stamp_command, publish_command, edition_command, deploy_command)
