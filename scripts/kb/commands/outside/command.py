"""The command ``links-out``."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

import click

from kb.adapters.mkdocs.configuration import read_project
from kb.commands.outside import accepted
from kb.commands.outside.addresses import gather
from kb.commands.outside.asking import AskingError, Manners, ask
from kb.commands.outside.report import lines, markdown, report
from kb.pipeline import load_and_check
from kb.write import swap

REPORT = Path("build/links-out.json")


@click.command("links-out")
@click.option("--only", default="", metavar="WORDS", help="Ask only the addresses that have this in them.")
@click.option("--interval", default=2.0, help="Seconds between two requests to a host.", show_default=True)
@click.option("--timeout", default=30, help="Seconds that an address has for its answer.", show_default=True)
@click.option("--retries", default=2, help="How often an address is asked again.", show_default=True)
@click.pass_obj
def links_out_command(root: Path, only: str, interval: float, timeout: int, retries: int) -> None:
    """Ask whether the addresses of references still answer; exit with 1 when some fail that are not accepted.

    The report, by page and reference, is build/links-out.json and build/links-out.md. Failures that an editor has
    looked at stand in accepted-links.yml. For example:

      build.py links-out --only example.org
    """
    project = read_project(root)
    named = [each for each in gather(load_and_check(root)[0]) if only in each.url]
    standing = accepted.read(root)
    manners = Manners(f"{project.files}-links (+{project.url})", interval, timeout, retries)
    try:
        answers = ask([each.url for each in named], manners)
    except AskingError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    found = report(named, answers, standing, dt.date.today())
    if only:
        found["idle"] = []
    else:
        data = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
        files = {root / REPORT: data, (root / REPORT).with_suffix(".md"): markdown(found)}
        swap.replace_files(files, root / ".cache")
    for line in lines(found):
        click.echo(line)
    sys.exit(1 if found["failures"] else 0)
