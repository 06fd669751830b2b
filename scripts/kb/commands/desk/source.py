"""The command that takes in a source article: ``source add``."""

from __future__ import annotations

from pathlib import Path

import click

from kb.commands.desk.outline import as_source, parts
from kb.commands.desk.putting import catalog_of, fresh, put
from kb.commands.desk.writing import as_file
from kb.commands.keeping import stop
from kb.model.kinds import KINDS


@click.group("source")
def source_group() -> None:
    """Work with the source articles: their outlines, never their texts.

    For example: build.py source add primer primer.txt --title "A Primer of Calls"
    """


@source_group.command("add")
@click.argument("key")
@click.argument("text", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--title", prompt=True, help="That of the article.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.pass_obj
def add_command(root: Path, key: str, text: Path, title: str, yes: bool) -> None:
    """Write the outline of the article KEY, whose plain TEXT stays out: passages counted, with digests.

    What was taken for a heading is shown first. A heading is a line that begins with `#`, or a short line of its own
    without a full stop; a passage is a paragraph or an item of a list. For example:

      build.py source add primer primer.txt --title "A Primer of Calls"
    """
    key = fresh(catalog_of(root), "source", key)
    try:
        found = parts(text.read_text(encoding="utf-8"), title)
    except UnicodeDecodeError:
        stop(f"{text} is not UTF-8; save it as such")
    if not found:
        stop(f"{text} holds no passage")
    for part in found:
        click.echo(f"{'  ' * part.level}{part.heading}: {len(part.passages)} passages")
    if not yes and not click.confirm("Are these the headings?"):
        stop("nothing was written; mark headings with `#` in the text, and try again")
    put(root, lambda _: as_file(root, f"{KINDS['source'].written}{key}.yml", as_source(key, title, found)))
