"""The commands that answer a curator: where, why-link, coverage and review."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

import click

from kb.adapters.mkdocs.configuration import read_project
from kb.commands.desk import coverage, review, where, why_link
from kb.model.ids import PageId
from kb.model.problems import ContentError
from kb.model.suggest import did_you_mean
from kb.pipeline import load_and_check
from kb.resolve.site import Site, resolve


@click.command("where")
@click.argument("id_", metavar="ID")
@click.pass_obj
def where_command(root: Path, id_: str) -> None:
    """List where a term, reference, page, source, figure or list is used, each with its file and line.

    For example: build.py where flag-officer
    """
    site = _site(root)
    known = {name for ids in site.catalog.ids.values() for name in ids}
    if not where.kinds_of(site.catalog, id_):
        click.echo(f"nothing has the id `{id_}`{did_you_mean(id_, known)}", err=True)
        sys.exit(1)
    found = where.uses(site, id_)
    for use in found:
        click.echo(str(use))
    if not found:
        click.echo(f"`{id_}` is used nowhere")


@click.command("why-link")
@click.argument("page")
@click.argument("words")
@click.pass_obj
def why_link_command(root: Path, page: str, words: str) -> None:
    """Say of each place of PAGE where WORDS stand why they are, or are not, a link to a glossary term.

    For example: build.py why-link staff-talks "flag officer"
    """
    site = _site(root)
    found = site.catalog.pages.get(PageId(page))
    if found is None:
        click.echo(f"no page `{page}`{did_you_mean(page, site.catalog.pages)}", err=True)
        sys.exit(1)
    lines = list(why_link.reasons(site, found, words))
    for line in lines:
        click.echo(line)
    if not lines:
        click.echo(f"`{words}` stands nowhere in the body of {found.origin.path}")


@click.command("coverage")
@click.option("--format", "form", type=click.Choice(["human", "json"]), default="human")
@click.pass_obj
def coverage_command(root: Path, form: str) -> None:
    """Show on what the pages rest: passages cited, kinds of evidence, and what rests on press or an article alone.

    For example: build.py coverage --format json
    """
    data = coverage.coverage(_site(root))
    click.echo(
        coverage.as_text(data) if form == "human" else json.dumps(data, ensure_ascii=False, indent=2) + "\n", nl=False
    )


@click.command("review")
@click.option("--page", default="", metavar="ID", help="Of one page, all that is open, with its places.")
@click.option("--format", "form", type=click.Choice(["human", "json"]), default="human")
@click.pass_obj
def review_command(root: Path, page: str, form: str) -> None:
    """List the pages, the longest unreviewed first, with weak evidence, dead links and blanks.

    Dead links are those of the last `links-out`. For example:

      build.py review --page port-calls
    """
    site = _site(root)
    if page and PageId(page) not in site.catalog.pages:
        click.echo(f"no page `{page}`{did_you_mean(page, site.catalog.pages)}", err=True)
        sys.exit(1)
    data = review.review(site, load_and_check(root)[1], root, dt.date.today())
    if form == "json":
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for line in review.lines(data, page):
        click.echo(line)


def _site(root: Path) -> Site:
    """The content, in which blanks and passages that no page cites yet are no obstacle."""
    catalog, problems = load_and_check(root)
    if wrong := [problem for problem in problems if problem.rule not in ("uncited-passage", "blank")]:
        raise ContentError(wrong)
    return resolve(catalog, read_project(root))
