"""The command: check, build and report on the content."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import click

from kb.adapters.mkdocs import run
from kb.adapters.mkdocs.configuration import markdown_extensions, read_project
from kb.adapters.zensical import run as zensical
from kb.check import asked, rules_table
from kb.check.printing import render
from kb.commands import desk, link_report, offered_ids, pairs, publishing, schemas
from kb.commands.outside.command import links_out_command
from kb.commands.report import as_text, report
from kb.model.ids import PageId
from kb.model.problems import ContentError, RenderError
from kb.model.project import CACHE
from kb.model.suggest import did_you_mean
from kb.permanence import citation_file
from kb.permanence.edition import EditionError
from kb.pipeline import READ, build, load_and_check, load_and_resolve
from kb.resolve.site import resolve
from kb.write import lock, swap
from kb.write.tree import write


class _Commands(click.Group):
    """Commands that say what is wrong with the content, mkdocs.yml or the disk, and never with a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except ContentError as error:
            click.echo(render(error.problems, "human", ctx.obj), nl=False, err=True)
        except OSError as error:
            click.echo(f"{error.strerror or error}: {error.filename or ''}", err=True)
        sys.exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--root", type=click.Path(path_type=Path), default=Path(), help="Folder that holds content/ and docs/.")
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Check the files of content/ and turn them into the pages of docs/."""
    context.obj = root


@main.command("check")
@click.option("--format", "form", type=click.Choice(["human", "github", "json"]), default="human")
@click.option("--published", is_flag=True, help="Also ask that all is published, as CI does.")
@click.pass_obj
def check_command(root: Path, form: str, published: bool) -> None:
    """Check the content; exit with 1 when it has problems."""
    catalog, problems = load_and_check(root, kept=root / CACHE / READ)
    offered_ids.keep(root, catalog, problems)
    if not problems:
        problems = [*asked.future(catalog, dt.date.today())]
        citation = root / citation_file.PATH
        if published:
            problems += asked.unpublished(catalog, citation.read_text("utf-8") if citation.is_file() else "")
    click.echo(render(problems, form, root), nl=False)
    if form == "human" and not problems:
        passages = sum(1 for source in catalog.sources.values() for _ in source.passages())
        cited = passages if catalog.pages else 0  # without a page, nobody asks yet that each is cited
        terms = sum(1 for term in catalog.terms.values() if not term.see)
        click.echo(
            f"{len(catalog.pages)} pages, {terms} terms, {len(catalog.references)} references; "
            f"{cited} of {passages} passages cited; no problems"
        )
    sys.exit(1 if problems else 0)


@main.command("build")
@click.pass_obj
def build_command(root: Path) -> None:
    """Write the pages of docs/; nothing is written when the content has problems."""
    try:
        with lock.build_lock(root, lambda: click.echo("another build is running; waiting for it", err=True)):
            pages = build(root, read_project(root))
            changed = write(pages, root / "docs")
    except OSError as error:
        click.echo(f"docs: {error.strerror or error}: {error.filename or ''}; docs/ is as it was", err=True)
        sys.exit(1)
    click.echo(f"{len(pages)} files in docs/, {len(changed)} changed")


@main.command("release")
@click.option("--only", default="", metavar="NAME", help="Make only the files that have this in their name.")
@click.option("--folder", type=click.Path(path_type=Path), help="Where to put them; release/ unless told.")
@click.pass_obj
def release_command(root: Path, only: str, folder: Path | None) -> None:
    """Make the books (EPUB, PDF) and the offline archive of a release. Takes some minutes."""
    try:
        from kb.books.epub import BookError  # noqa: PLC0415 - only a release needs what these import
        from kb.books.release import Plan, release  # noqa: PLC0415
    except ModuleNotFoundError as error:
        click.echo(f"the package {error.name} is missing; `make release` installs it", err=True)
        sys.exit(1)
    try:
        plan = Plan(root, read_project(root), markdown_extensions(root), run.build_for_disk)
        paths = release(plan, folder or root / "release", click.echo, only)
    except (BookError, OSError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    click.echo(f"{len(paths)} files in {folder or 'release/'}")


@main.command("zensical")
@click.option("--program", type=click.Path(path_type=Path), default=Path(".venv/zensical/bin/zensical"))
@click.option(
    "--folder", type=click.Path(path_type=Path), default=Path("build/zensical"), help="Where to put the site."
)
@click.pass_obj
def zensical_command(root: Path, program: Path, folder: Path) -> None:
    """Build the site with Zensical, a second renderer of the same docs/."""
    try:
        with lock.build_lock(root, lambda: click.echo("another build is running; waiting for it", err=True)):
            count = zensical.build(root, program.absolute(), folder.absolute())
    except (RenderError, EditionError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    click.echo(f"{count} pages in {folder}")


@main.command("rules")
@click.option("--update", is_flag=True, help="Write the table into RULES.md instead of printing it.")
@click.pass_obj
def rules_command(root: Path, update: bool) -> None:
    """Print every rule that the content is checked by, as the table of RULES.md."""
    if not update:
        click.echo(rules_table.table(), nl=False)
        return
    path = root / "RULES.md"
    try:
        changed = rules_table.update(path)
    except (OSError, ValueError) as error:
        click.echo(f"{path}: {error}", err=True)
        sys.exit(1)
    click.echo(f"{path}: {'brought up to date' if changed else 'is up to date'}")


@main.command("schemas")
@click.pass_obj
def schemas_command(root: Path) -> None:
    """Write the JSON Schemas of schemas/ anew, by which editors complete fields: after a change of a record."""
    texts = schemas.schemas()
    swap.replace_files({root / schemas.FOLDER / name: text for name, text in texts.items()}, root / ".cache")
    click.echo(f"{len(texts)} files in {schemas.FOLDER}/")


@main.command("report")
@click.option("--format", "form", type=click.Choice(["human", "json"]), default="human")
@click.pass_obj
def report_command(root: Path, form: str) -> None:
    """Show coverage, gaps, lengths and counts. Passages may be uncited; other problems must be mended first."""
    catalog, problems = load_and_check(root)
    if wrong := [problem for problem in problems if problem.rule != "uncited-passage"]:
        raise ContentError(wrong)
    data = report(resolve(catalog, read_project(root)))
    click.echo(as_text(data) if form == "human" else json.dumps(data, ensure_ascii=False, indent=2) + "\n", nl=False)


@main.command("links")
@click.option("--format", "form", type=click.Choice(["human", "json"]), default="human")
@click.pass_obj
def links_command(root: Path, form: str) -> None:
    """List every glossary link that the build makes, with its sentence: compare the lists to review a change."""
    _ledger(link_report.links(load_and_resolve(root, read_project(root))), form)


@main.command("mentions")
@click.option("--all", "everywhere", is_flag=True, help="Also where the page has a link to the topic.")
@click.option("--format", "form", type=click.Choice(["human", "json"]), default="human")
@click.pass_obj
def mentions_command(root: Path, everywhere: bool, form: str) -> None:
    """List where a page speaks of another topic and never links to it."""
    _ledger(link_report.mentions(load_and_resolve(root, read_project(root)), everywhere), form)


@main.command("pairs")
@click.argument("page")
@click.option("--format", "form", type=click.Choice(["human", "json"]), default="human")
@click.pass_obj
def pairs_command(root: Path, page: str, form: str) -> None:
    """Print each sentence of PAGE beside what its sources say: what a second reader compares."""
    site = load_and_resolve(root, read_project(root))
    found = site.catalog.pages.get(PageId(page))
    if found is None:
        click.echo(f"no page `{page}`{did_you_mean(page, site.catalog.pages)}", err=True)
        sys.exit(1)
    rows = list(pairs.pairs(site, found))
    if form == "json":
        click.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(str(row))


def _ledger(lines: Iterable[link_report.Line], form: str) -> None:
    if form == "json":
        click.echo(json.dumps([line.record() for line in lines], ensure_ascii=False, indent=2))
        return
    for line in lines:
        click.echo(str(line))


for command in (*publishing.COMMANDS, *desk.COMMANDS, links_out_command):
    main.add_command(command)
