"""The command that begins a record: ``new topic``, ``new term`` and the others."""

from __future__ import annotations

from pathlib import Path
from typing import get_args, get_type_hints

import click

from kb.commands.desk import templates
from kb.commands.desk.putting import catalog_of, fresh, put
from kb.commands.desk.writing import as_area, as_file, as_reference, as_term
from kb.commands.keeping import stop
from kb.model.blanks import MARK
from kb.model.kinds import EVIDENCE, KINDS
from kb.model.records import Made
from kb.model.suggest import did_you_mean
from kb.model.works import CslRecord

_CSL = next(mark for mark in get_type_hints(CslRecord, include_extras=True)["type"].__metadata__ if type(mark) is Made)


@click.group("new")
def new_group() -> None:
    """Begin a record: write all that can be known, and mark the rest as blanks, which `check` lists.

    What an option does not say is asked. For example:

      build.py new term flag-officer --term "flag officer"
    """


@new_group.command("area")
@click.argument("id_", metavar="ID")
@click.option("--title", prompt=True, help="What readers call it.")
@click.pass_obj
def area_command(root: Path, id_: str, title: str) -> None:
    """Begin an area, before that of the cases, as in: new area lights --title "Lights" """
    text = templates.area(fresh(catalog_of(root), "area", id_), title)
    put(root, lambda catalog: as_area(root, catalog, text))


@new_group.command("topic")
@click.argument("id_", metavar="ID")
@click.option("--title", prompt=True, help="At most 80 characters.")
@click.option("--area", prompt=True, help="The id of an area of areas.yml, whose folder the page stands in.")
@click.pass_obj
def topic_command(root: Path, id_: str, title: str, area: str) -> None:
    """Begin a topic, as in: new topic ship-visits --title "Ship visits" --area means"""
    catalog = catalog_of(root)
    if area not in catalog.areas:
        stop(f"no area `{area}`{did_you_mean(area, catalog.areas)}; begin it with `new area`")
    kind = KINDS["topic"]
    others = [page for page in catalog.pages.values() if page.area == area] or [*catalog.pages.values()]
    order = max((page.order for page in others if page.area == area), default=0) + 10
    related = others[0].id if others else f"{id_}  # {MARK} the id of another page, once there is one"
    text = templates.topic(fresh(catalog, "topic", id_), title, order, related)
    put(root, lambda _: as_file(root, f"{kind.written}{area}/{id_}.md", text))


@new_group.command("case")
@click.argument("id_", metavar="ID")
@click.option("--title", prompt=True, help="At most 80 characters.")
@click.option("--start", prompt=True, type=click.IntRange(1000, 2100), help="The year in which it began.")
@click.option("--topic", prompt=True, help="The id of a topic that it shows at work.")
@click.pass_obj
def case_command(root: Path, id_: str, title: str, start: int, topic: str) -> None:
    """Begin a case, as in: new case the-visit --title "The visit" --start 1901 --topic port-calls"""
    catalog = catalog_of(root)
    topics = catalog.records["topic"]
    if topic not in topics:
        stop(f"no topic `{topic}`{did_you_mean(topic, topics)}; begin it with `new topic`")
    order = max((page.order for page in catalog.pages.values() if page.kind == "case"), default=0) + 10
    text = templates.case(fresh(catalog, "case", id_), title, order, start, topic)
    put(root, lambda _: as_file(root, f"{KINDS['case'].written}{id_}.md", text))


@new_group.command("term")
@click.argument("id_", metavar="ID")
@click.option("--term", "name", prompt="Headword", help="The headword, as it reads in running text.")
@click.pass_obj
def term_command(root: Path, id_: str, name: str) -> None:
    """Begin a term, in its place in the glossary, as in: new term flag-officer --term "flag officer" """
    text = templates.term(fresh(catalog_of(root), "term", id_), name)
    put(root, lambda catalog: as_term(root, catalog, name, text))


@new_group.command("reference")
@click.argument("id_", metavar="ID")
@click.option("--title", prompt=True, help="As on the document.")
@click.option("--kind", prompt=True, type=click.Choice([*EVIDENCE]), help="What kind of evidence it is.")
@click.option("--type", "form", prompt="Type", type=click.Choice(get_args(_CSL.written)), help="Its type of CSL.")
@click.pass_obj
def reference_command(root: Path, id_: str, title: str, kind: str, form: str) -> None:
    """Begin a reference, in its place, as in: new reference treaty-2020 --title Treaty --kind law --type treaty"""
    text = templates.reference(fresh(catalog_of(root), "reference", id_), title, kind, form)
    put(root, lambda catalog: as_reference(root, catalog, id_, text))


@new_group.command("list")
@click.argument("id_", metavar="ID")
@click.option("--title", prompt=True, help="At most 80 characters.")
@click.option("--page", prompt=True, help="The id of the first page that it assigns.")
@click.pass_obj
def list_command(root: Path, id_: str, title: str, page: str) -> None:
    """Begin a reading list, as in: new list first-week --title "A first week" --page port-calls"""
    catalog = catalog_of(root)
    found = {str(name): record for name, record in catalog.pages.items()}.get(page)
    if found is None:
        stop(f"no page `{page}`{did_you_mean(page, catalog.pages)}")
    text = templates.reading_list(fresh(catalog, "list", id_), title, f"{found.kind}:{page}")
    put(root, lambda _: as_file(root, f"{KINDS['list'].written}{id_}.yml", text))


@new_group.command("figure")
@click.argument("id_", metavar="ID")
@click.option("--title", prompt=True, help="What is seen, with its years.")
@click.pass_obj
def figure_command(root: Path, id_: str, title: str) -> None:
    """Begin a figure, as in: new figure calls-by-year --title "Port calls, 1900 to 1910" """
    text = templates.figure(fresh(catalog_of(root), "figure", id_), title)
    put(root, lambda _: as_file(root, f"{KINDS['figure'].written}{id_}.yml", text))


@new_group.command("source")
@click.argument("key", metavar="KEY")
@click.option("--title", prompt=True, help="That of the article.")
@click.pass_obj
def source_command(root: Path, key: str, title: str) -> None:
    """Begin the outline of a source article, as in: new source primer --title "A Primer of Calls" """
    text = templates.source(fresh(catalog_of(root), "source", key), title)
    put(root, lambda _: as_file(root, f"{KINDS['source'].written}{key}.yml", text))
