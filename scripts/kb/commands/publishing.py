"""The commands that keep addresses and editions: stamp, publish and edition."""

from __future__ import annotations

import contextlib
import datetime as dt
import sys
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NoReturn

import click

from kb.adapters.mkdocs import run
from kb.adapters.mkdocs.configuration import read_project
from kb.load.catalog import Catalog
from kb.model.field_types import EDITION
from kb.model.problems import ContentError
from kb.model.project import Project
from kb.permanence import edition as frozen
from kb.permanence import register, stamp
from kb.permanence.edition import number
from kb.pipeline import build, load_and_check
from kb.write import lock, swap

EDITIONS = "content/editions.yml"
_HEAD = """\
# The frozen editions, the oldest first, each with the addresses of its pages. `build.py edition` adds to it.
"""


@click.command("stamp")
@click.pass_obj
def stamp_command(root: Path) -> None:
    """Give every paragraph and list item without an id one, in the files of content/."""
    with _alone(root):
        pages, listed = stamp.stamp(_sound(root), root)
        _write(root, {**pages, **({root / register.PATH: listed} if pages else {})})
    click.echo(f"{len(pages)} files stamped")


@click.command("publish")
@click.pass_obj
def publish_command(root: Path) -> None:
    """Add every new address to content/permalinks.yml; from then on it stays."""
    with _alone(root):
        text, added = register.register(_sound(root), build(root, read_project(root)).keys())
        if added:
            _write(root, {root / register.PATH: text})
    click.echo(f"{added} new addresses in {register.PATH}")


@click.command("edition")
@click.argument("name")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Its date; without it, today.")
@click.pass_obj
def edition_command(root: Path, name: str, date: dt.datetime | None) -> None:
    """Freeze the site as edition NAME (such as 2026.1) below v/NAME/, and keep it in editions/."""
    with _alone(root):
        archive = _freeze(root, name, (date or dt.datetime.now()).date().isoformat())
    click.echo(f"{archive.relative_to(root)}: {archive.stat().st_size:,} bytes")
    click.echo(f"commit it together with {frozen.FOLDER}/{frozen.SUMS}, {EDITIONS} and {register.PATH}")


def _freeze(root: Path, name: str, day: str) -> Path:
    """The archive of a new edition. Its entry and its addresses are written last, so that one without is a remnant."""
    _tidy(root)
    catalog = _sound(root)
    editions = catalog.content.editions
    if not EDITION.match(name):
        _stop(f"`{name}` is no name of an edition; write the year and a number, such as 2026.1")
    if editions and number(name) <= number(editions[-1].id):
        _stop(f"edition {name} does not follow {editions[-1].id}; choose the next number")
    project = read_project(root)
    built = build(root, project).keys()
    _permanent(root, catalog, project)
    files = {
        EDITIONS: _listed(root / EDITIONS, name, day, register.pages(catalog, built)),
        register.PATH: register.register(catalog, built, [name])[0],
    }
    try:
        made = frozen.freeze(root, frozen.Plan(name, day, project.url, run.build_edition), files)
    except frozen.EditionError as error:
        _stop(str(error))
    except OSError as error:
        _stop(f"the edition cannot be made: {error.strerror or error}; nothing was frozen")
    _write(root, made)
    return next(iter(made))


def _tidy(root: Path) -> None:
    """Remove what a run that was stopped has left in editions/."""
    content = load_and_check(root)[0].content
    published = {
        entry.address.path.split("/")[2] for entry in content.published if entry.address.path.startswith("/v/")
    }
    left = frozen.left_over(root, [edition.id for edition in content.editions], published)
    for path, text in left.items():
        click.echo(f"{path.relative_to(root)}: removed what a run that was stopped had left", err=True)
        if text is None:
            path.unlink()
        else:
            _write(root, {path: text})


@contextlib.contextmanager
def _alone(root: Path) -> Iterator[None]:
    """While no build runs."""
    with lock.build_lock(root, lambda: click.echo("another build is running; waiting for it", err=True)):
        yield


def _write(root: Path, files: Mapping[Path, str | bytes]) -> None:
    """Write what people keep, all of it or nothing."""
    try:
        swap.replace_files(files, root / ".cache")
    except OSError as error:
        _stop(f"nothing can be written: {error.strerror or error}; all is as it was")


def _permanent(root: Path, catalog: Catalog, project: Project) -> None:
    """Refuse to freeze what would be wrong for good: a placeholder, no address for reports, paragraphs without ids."""
    if project.deployment.placeholder:
        _stop(
            f"site_url is {project.deployment.url}, where no reader will ever find the site, and a frozen page names "
            "it for good; set the real one in mkdocs.yml, or in SITE_URL"
        )
    if not project.contact:
        _stop(
            "`extra: contact` is empty, and a frozen page would have no link for reporting errors for good; write an "
            "address in mkdocs.yml, or in CONTACT"
        )
    if unstamped := stamp.stamp(catalog, root)[0]:
        first = min(path.relative_to(root).as_posix() for path in unstamped)
        _stop(f"paragraphs of {len(unstamped)} files (such as {first}) have no ids yet; run `make publish` first")


def _listed(path: Path, name: str, day: str, pages: list[str]) -> str:
    """The text of editions.yml with one more, and the pages that it holds."""
    before = path.read_text(encoding="utf-8") if path.exists() else _HEAD
    rows = textwrap.wrap(", ".join(pages), register.WIDTH, break_long_words=False, break_on_hyphens=False)
    listed = "".join(f"    {row}\n" for row in rows)
    return f'{before.rstrip()}\n- id: "{name}"\n  date: {day}\n  pages: [\n{listed}  ]\n'


def _sound(root: Path) -> Catalog:
    """The content, which must have no problems: what is wrong is not written down for good."""
    catalog, problems = load_and_check(root)
    if problems:
        _stop(f"{ContentError(problems)}, so nothing was written; run `build.py check`")
    return catalog


def _stop(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(1)


COMMANDS = (stamp_command, publish_command, edition_command)
