"""The commands ``rename`` and ``move``: all of the content follows, or nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath

import click

from kb.commands import offered_ids
from kb.commands.desk.putting import catalog_of
from kb.commands.desk.renaming import parts, records
from kb.commands.desk.renaming.draft import Draft
from kb.commands.desk.renaming.forwarding import PATH, Forward, redirects, registered
from kb.commands.desk.writing import RefusedError, new_id
from kb.commands.keeping import stop
from kb.load.catalog import Catalog
from kb.model.ids import PageId
from kb.model.kinds import KINDS
from kb.model.problems import BLANK, Problem
from kb.model.suggest import did_you_mean
from kb.permanence import register
from kb.pipeline import load_and_check
from kb.write import lock

HEADING = "heading"
_TITLED = ("topic", "case", "term")
_DRY_RUN = click.option("--dry-run", is_flag=True, help="Try all of it, and only show what would change.")
_Work = Callable[[Draft, Catalog], Forward]


@click.command("rename")
@click.argument("kind", type=click.Choice([*KINDS, HEADING]))
@click.argument("old")
@click.argument("new")
@click.option("--title", help="Another title, headword or heading too; the old one stays an alias of a record.")
@_DRY_RUN
@click.pass_obj
def rename_command(root: Path, kind: str, old: str, new: str, title: str | None, dry_run: bool) -> None:
    """Give a record or a heading another id, and with --title other words: every mention follows.

    Links, citations, fields, lists, index entries and the order of files follow; an address that was published leads
    on to the new one. It is done at once and whole, or not at all. A heading is written PAGE#ID. For example:

      build.py rename term flag-officer admiral --title "admiral"

      build.py rename heading port-calls#asking asking-leave
    """

    def work(draft: Draft, catalog: Catalog) -> Forward:
        if kind == HEADING:
            found = parts.part(catalog, old)
            parts.rename(draft, catalog, found, new, title or "")
            return parts.renamed(found, new)
        return _record(draft, catalog, records.Renaming(KINDS[kind], old, new), title)

    _carry_out(root, work, dry_run)


def _record(draft: Draft, catalog: Catalog, change: records.Renaming, title: str | None) -> Forward:
    kind, known = change.kind, catalog.records[change.kind.name]
    if change.old not in known:
        raise RefusedError(f"no {kind.name} `{change.old}`{did_you_mean(change.old, known)}")
    if title and kind.name not in _TITLED:
        raise RefusedError(f"the title of a {kind.name} is not repeated anywhere: edit it in its file")
    path = known[change.old].origin.path
    if title:
        records.retitle(draft, catalog, kind, change.old, title)
    if change.new != change.old:
        new_id(catalog, kind, change.new)
        records.rename(draft, catalog, change)
    if kind.name in ("term", "reference"):
        records.in_order(draft, path, change.new, kind)
    return records.forward(change)


@click.command("move")
@click.argument("what")
@click.argument("to")
@click.option("--before", default="", metavar="HEADING", help="The id of the heading before which a section is put.")
@_DRY_RUN
@click.pass_obj
def move_command(root: Path, what: str, to: str, before: str, dry_run: bool) -> None:
    """Move a topic to another area, or a section (PAGE#HEADING) to another page.

    Links and index entries follow, and an address that was published leads on. A section is put before the debates of
    the other page, or at its end, unless --before says where. For example:

      build.py move port-calls means

      build.py move port-calls#asking staff-talks --before rooms
    """

    def work(draft: Draft, catalog: Catalog) -> Forward:
        if "#" in what:
            target = catalog.pages.get(PageId(to))
            if target is None:
                raise RefusedError(f"no page `{to}`{did_you_mean(to, catalog.pages)}")
            return parts.move(draft, catalog, parts.part(catalog, what), target, before)
        _to_area(draft, catalog, what, to)
        return lambda address: address

    _carry_out(root, work, dry_run)


def _to_area(draft: Draft, catalog: Catalog, topic: str, area: str) -> None:
    topics = catalog.records["topic"]
    if topic not in topics:
        raise RefusedError(f"no topic `{topic}`{did_you_mean(topic, topics)}")
    if area not in catalog.areas:
        raise RefusedError(f"no area `{area}`{did_you_mean(area, catalog.areas)}; begin it with `new area`")
    path = PurePosixPath(topics[topic].origin.path)
    draft.rename(str(path), str(path.parent.with_name(area) / path.name))


def _carry_out(root: Path, work: _Work, dry_run: bool) -> None:
    """Do the work on a copy of the content, and put that in its place when it is sound."""
    with lock.build_lock(root, lambda: click.echo("another build is running; waiting for it", err=True)):
        catalog, draft = catalog_of(root), Draft(root)
        _sound(load_and_check(root)[1], "the content has problems, so nothing was written; mend them first")
        try:
            forward = work(draft, catalog)
            with draft.tried() as (trial, land):
                _lead_on(draft, catalog, catalog_of(trial), forward)
                draft.write(trial)
                _sound(load_and_check(trial)[1], "nothing was written; with this change the content would have these")
                if not dry_run:
                    land()
                    offered_ids.keep(root, *load_and_check(root))
        except RefusedError as error:
            stop(str(error))
    for line in draft.changes() if dry_run else draft.changed:
        click.echo(line)
    click.echo(f"{len(draft.changed)} files {'would change' if dry_run else 'changed'}; `check` finds nothing new")


def _lead_on(draft: Draft, old: Catalog, new: Catalog, forward: Forward) -> None:
    """Send readers of published addresses on, and enter the new addresses in the register."""
    draft.put(PATH, redirects(old, new, forward, draft.after.get(PATH, "")))
    draft.put(register.PATH, registered(old, new, forward) or draft.after.get(register.PATH, ""))


def _sound(problems: list[Problem], message: str) -> None:
    """End the command where there are problems other than what is still to write or to cite."""
    if wrong := [each for each in problems if each.rule not in (BLANK, "uncited-passage")]:
        stop("".join(f"{each}\n" for each in wrong) + message)
