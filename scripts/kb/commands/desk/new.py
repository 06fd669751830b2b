"""The command that begins a record: ``new topic``, ``new term`` and the others."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, get_args, get_type_hints

import click

from kb.commands.desk import templates
from kb.commands.desk.writing import Placed, RefusedError, as_file, as_reference, as_term, new_id
from kb.load.catalog import Catalog
from kb.model.kinds import EVIDENCE, KINDS
from kb.model.problems import BLANK
from kb.model.records import Made
from kb.model.suggest import did_you_mean
from kb.model.works import CslRecord
from kb.pipeline import load_and_check
from kb.write import swap

_CSL = next(mark for mark in get_type_hints(CslRecord, include_extras=True)["type"].__metadata__ if type(mark) is Made)


@click.group("new")
def new_group() -> None:
    """Begin a record: write all that can be known, and mark the rest as blanks, which `check` lists.

    What an option does not say is asked. For example:

      build.py new term flag-officer --term "flag officer"
    """


@new_group.command("topic")
@click.argument("id_", metavar="ID")
@click.option("--title", prompt=True, help="At most 80 characters.")
@click.option("--area", prompt=True, help="The id of an area of areas.yml, whose folder the page stands in.")
@click.pass_obj
def topic_command(root: Path, id_: str, title: str, area: str) -> None:
    """Begin a topic, as in: new topic ship-visits --title "Ship visits" --area means"""
    catalog = _catalog(root)
    if area not in catalog.areas:
        _stop(f"no area `{area}`{did_you_mean(area, catalog.areas)}; add it to content/areas.yml first")
    kind = KINDS["topic"]
    others = [page for page in catalog.pages.values() if page.area == area] or [*catalog.pages.values()]
    order = max((page.order for page in others if page.area == area), default=0) + 10
    text = templates.topic(_new(catalog, "topic", id_), title, order, others[0].id if others else id_)
    _write(root, lambda: as_file(root, f"{kind.written}{area}/{id_}.md", text))


@new_group.command("case")
@click.argument("id_", metavar="ID")
@click.option("--title", prompt=True, help="At most 80 characters.")
@click.option("--start", prompt=True, type=click.IntRange(1000, 2100), help="The year in which it began.")
@click.option("--topic", prompt=True, help="The id of a topic that it shows at work.")
@click.pass_obj
def case_command(root: Path, id_: str, title: str, start: int, topic: str) -> None:
    """Begin a case, as in: new case the-visit --title "The visit" --start 1901 --topic port-calls"""
    catalog = _catalog(root)
    topics = catalog.records["topic"]
    if topic not in topics:
        _stop(f"no topic `{topic}`{did_you_mean(topic, topics)}; begin it with `new topic`")
    order = max((page.order for page in catalog.pages.values() if page.kind == "case"), default=0) + 10
    text = templates.case(_new(catalog, "case", id_), title, order, start, topic)
    _write(root, lambda: as_file(root, f"{KINDS['case'].written}{id_}.md", text))


@new_group.command("term")
@click.argument("id_", metavar="ID")
@click.option("--term", "name", prompt="Headword", help="The headword, as it reads in running text.")
@click.pass_obj
def term_command(root: Path, id_: str, name: str) -> None:
    """Begin a term, in its place in the glossary, as in: new term flag-officer --term "flag officer" """
    catalog = _catalog(root)
    _write(root, lambda: as_term(root, catalog, name, templates.term(_new(catalog, "term", id_), name)))


@new_group.command("reference")
@click.argument("id_", metavar="ID")
@click.option("--title", prompt=True, help="As on the document.")
@click.option("--kind", prompt=True, type=click.Choice([*EVIDENCE]), help="What kind of evidence it is.")
@click.option("--type", "form", prompt="Type", type=click.Choice(get_args(_CSL.written)), help="Its type of CSL.")
@click.pass_obj
def reference_command(root: Path, id_: str, title: str, kind: str, form: str) -> None:
    """Begin a reference, in its place, as in: new reference treaty-2020 --title Treaty --kind law --type treaty"""
    catalog = _catalog(root)
    text = templates.reference(_new(catalog, "reference", id_), title, kind, form)
    _write(root, lambda: as_reference(root, catalog, id_, text))


@new_group.command("list")
@click.argument("id_", metavar="ID")
@click.option("--title", prompt=True, help="At most 80 characters.")
@click.option("--page", prompt=True, help="The id of the first page that it assigns.")
@click.pass_obj
def list_command(root: Path, id_: str, title: str, page: str) -> None:
    """Begin a reading list, as in: new list first-week --title "A first week" --page port-calls"""
    catalog = _catalog(root)
    found = {str(name): record for name, record in catalog.pages.items()}.get(page)
    if found is None:
        _stop(f"no page `{page}`{did_you_mean(page, catalog.pages)}")
    text = templates.reading_list(_new(catalog, "list", id_), title, f"{found.kind}:{page}")
    _write(root, lambda: as_file(root, f"{KINDS['list'].written}{id_}.yml", text))


@new_group.command("figure")
@click.argument("id_", metavar="ID")
@click.option("--title", prompt=True, help="What is seen, with its years.")
@click.pass_obj
def figure_command(root: Path, id_: str, title: str) -> None:
    """Begin a figure, as in: new figure calls-by-year --title "Port calls, 1900 to 1910" """
    text = templates.figure(_new(_catalog(root), "figure", id_), title)
    _write(root, lambda: as_file(root, f"{KINDS['figure'].written}{id_}.yml", text))


@new_group.command("source")
@click.argument("key", metavar="KEY")
@click.option("--title", prompt=True, help="That of the article.")
@click.pass_obj
def source_command(root: Path, key: str, title: str) -> None:
    """Begin the outline of a source article, as in: new source primer --title "A Primer of Calls" """
    text = templates.source(_new(_catalog(root), "source", key), title)
    _write(root, lambda: as_file(root, f"{KINDS['source'].written}{key}.yml", text))


def _catalog(root: Path) -> Catalog:
    return load_and_check(root)[0]


def _new(catalog: Catalog, kind: str, id_: str) -> str:
    try:
        return new_id(catalog, KINDS[kind], id_)
    except RefusedError as error:
        _stop(str(error))


def _write(root: Path, place: Callable[[], Placed]) -> None:
    """Write a record where it belongs, and say what is left to write in it; nothing stays of one that is wrong."""
    try:
        made = place()
    except RefusedError as error:
        _stop(str(error))
    before = made.path.read_bytes() if made.path.exists() else None
    swap.replace_files({made.path: made.text}, root / ".cache")
    inside = made.path.relative_to(root).as_posix()
    problems = [each for each in load_and_check(root)[1] if each.path == inside and made.has(each.line)]
    if wrong := [each for each in problems if each.rule != BLANK]:
        _take_back(made.path, before, root)
        _stop("".join(f"{each}\n" for each in wrong) + "nothing was written; say it otherwise")
    click.echo(f"{inside}:{made.first}: written, with {len(problems)} blanks to fill:")
    for problem in problems:
        click.echo(str(problem))


def _take_back(path: Path, before: bytes | None, root: Path) -> None:
    if before is None:
        path.unlink()
    else:
        swap.replace_files({path: before}, root / ".cache")


def _stop(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(1)
