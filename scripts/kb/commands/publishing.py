"""The commands that keep addresses and editions: stamp, publish and edition."""

from __future__ import annotations

import datetime as dt
import textwrap
from pathlib import Path

import click

from kb.adapters.mkdocs import run
from kb.adapters.mkdocs.configuration import read_project
from kb.commands.keeping import alone, keep, stop
from kb.load.catalog import Catalog
from kb.model.field_types import EDITION
from kb.model.places import Edition
from kb.model.problems import ContentError, Problem
from kb.model.project import Project
from kb.permanence import citation_file, register, stamp
from kb.permanence import edition as frozen
from kb.permanence.edition import number
from kb.pipeline import build, load_and_check

EDITIONS = "content/editions.yml"
_HEAD = """\
# The frozen editions, the oldest first, each with the addresses of its pages. `build.py edition` adds to it.
"""


@click.command("stamp")
@click.pass_obj
def stamp_command(root: Path) -> None:
    """Give every paragraph and list item without an id one, in the files of content/."""
    with alone(root):
        catalog, problems = load_and_check(root)
        _refuse([problem for problem in problems if problem.rule != "permalink"])
        made = stamp.stamp(catalog, root)
        mended = _mended(catalog, made)
        _refuse([problem for problem in problems if (problem.path, problem.line, problem.column) not in mended])
        if made.pages:
            keep(root, {root / register.PATH: made.listed, **made.pages})
    click.echo(f"{len(made.pages)} files stamped")


def _mended(catalog: Catalog, made: stamp.Stamping) -> set[tuple[str, int, int]]:
    """The places in the register of the addresses that stamping brings back."""
    return {
        (register.PATH, *entry.origin.at(*entry.keys))
        for entry in catalog.content.published
        if entry.address in made.finished
    }


@click.command("publish")
@click.pass_obj
def publish_command(root: Path) -> None:
    """Add every new address to content/permalinks.yml; from then on it stays. Bring CITATION.cff in step."""
    with alone(root):
        catalog = _sound(root)
        text, added = register.register(catalog, build(root, read_project(root)).keys())
        cited = _cited(root, catalog)
        keep(root, {**({root / register.PATH: text} if added else {}), **cited})
    click.echo(f"{added} new addresses in {register.PATH}")
    for path in cited:
        click.echo(f"{path.relative_to(root)} brought in step")


def _cited(root: Path, catalog: Catalog) -> dict[Path, str]:
    """The new text of CITATION.cff, where there is one that is not in step."""
    path = root / citation_file.PATH
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    after = citation_file.in_step(before, catalog)
    return {path: after} if after != before else {}


@click.command("edition")
@click.argument("name")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Its date; without it, today.")
@click.pass_obj
def edition_command(root: Path, name: str, date: dt.datetime | None) -> None:
    """Freeze the site as edition NAME (such as 2026.1) below v/NAME/, and keep it in editions/."""
    with alone(root):
        try:
            archive = _freeze(root, name, (date or dt.datetime.now()).date().isoformat())
        except frozen.EditionError as error:
            stop(str(error))
    click.echo(f"{archive.relative_to(root)}: {archive.stat().st_size:,} bytes")
    click.echo(f"commit it together with {frozen.FOLDER}/{frozen.SUMS}, {EDITIONS} and {register.PATH}")


def _freeze(root: Path, name: str, day: str) -> Path:
    """The archive of a new edition. Its entry and its addresses are written last, so that one without is a remnant."""
    _tidy(root)
    catalog = _sound(root)
    editions = catalog.content.editions
    if not EDITION.match(name):
        stop(f"`{name}` is no name of an edition; write the year and a number, such as 2026.1")
    if editions and number(name) <= number(editions[-1].id):
        stop(f"edition {name} does not follow {editions[-1].id}; choose the next number")
    project = read_project(root)
    built = build(root, project).keys()
    _permanent(root, catalog, project)
    files = {
        EDITIONS: _listed(root / EDITIONS, name, day, register.pages(catalog, built)),
        register.PATH: register.register(catalog, built, [name])[0],
    }
    try:
        made = frozen.freeze(root, frozen.Plan(name, day, project.url, run.build_edition), files)
    except OSError as error:
        stop(f"the edition cannot be made: {error.strerror or error}; nothing was frozen")
    keep(root, made)
    return next(iter(made))


def _tidy(root: Path) -> None:
    """Remove what a run that was stopped has left in editions/, or finish what lacks only its line in the register.

    Nothing is touched where the content has other problems: what is frozen may only seem to be listed nowhere.
    """
    catalog, problems = load_and_check(root)
    _refuse([problem for problem in problems if problem.rule != "unlisted-edition"])
    paths = {entry.address.path for entry in catalog.content.published}
    published = {path.split("/")[2] for path in paths if path.startswith("/v/")}
    listed = [edition.id for edition in catalog.content.editions]
    if new := {Edition.path_of(name): () for name in listed if Edition.path_of(name) not in paths}:
        keep(root, {root / register.PATH: register.with_new(catalog, new)[0]})
    left = frozen.left_over(root, listed, published)
    for path, text in left.items():
        click.echo(f"{path.relative_to(root)}: removed what a run that was stopped had left", err=True)
        if text is None:
            path.unlink()
        else:
            keep(root, {path: text})


def _permanent(root: Path, catalog: Catalog, project: Project) -> None:
    """Refuse to freeze what would be wrong for good: a placeholder, no address for reports, paragraphs without ids."""
    if project.deployment.placeholder:
        stop(
            f"site_url is {project.deployment.url}, where no reader will ever find the site, and a frozen page names "
            "it for good; set the real one in mkdocs.yml, or in SITE_URL"
        )
    if not project.contact:
        stop(
            "`extra: contact` is empty, and a frozen page would have no link for reporting errors for good; write an "
            "address in mkdocs.yml, or in CONTACT"
        )
    if unstamped := stamp.stamp(catalog, root).pages:
        first = min(path.relative_to(root).as_posix() for path in unstamped)
        stop(f"paragraphs of {len(unstamped)} files (such as {first}) have no ids yet; run `make publish` first")


def _listed(path: Path, name: str, day: str, pages: list[str]) -> str:
    """The text of editions.yml with one more, and the pages that it holds."""
    before = path.read_text(encoding="utf-8") if path.exists() else _HEAD
    rows = textwrap.wrap(", ".join(pages), register.WIDTH, break_long_words=False, break_on_hyphens=False)
    listed = "".join(f"    {row}\n" for row in rows)
    return f'{before.rstrip()}\n- id: "{name}"\n  date: {day}\n  pages: [\n{listed}  ]\n'


def _sound(root: Path) -> Catalog:
    """The content, which must have no problems: what is wrong is not written down for good."""
    catalog, problems = load_and_check(root)
    _refuse(problems)
    return catalog


def _refuse(problems: list[Problem]) -> None:
    if problems:
        stop(f"{ContentError(problems)}, so nothing was written; run `build.py check`")


COMMANDS = (stamp_command, publish_command, edition_command)
