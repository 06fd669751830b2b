"""The command: check, build and report on the content."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from kb import upkeep
from kb.model import ContentError, Problem
from kb.pipeline import build, survey
from kb.write import write


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--root", type=click.Path(path_type=Path), default=Path(), help="Folder that holds content/ and docs/.")
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Check the files of content/ and turn them into the pages of docs/."""
    context.obj = root


@main.command("check")
@click.option("--format", "form", type=click.Choice(["human", "github", "json"]), default="human")
@click.pass_obj
def check_command(root: Path, form: str) -> None:
    """Check the content; exit with 1 when it has problems."""
    catalog, problems = survey(root)
    click.echo(render(problems, form, root), nl=False)
    if form == "human" and not problems:
        passages = sum(1 for source in catalog.sources.values() for _ in source.passages())
        terms = sum(1 for term in catalog.terms.values() if not term.see)
        click.echo(
            f"{len(catalog.pages)} pages, {terms} terms, {len(catalog.references)} references; "
            f"{passages} of {passages} passages cited; no problems"
        )
    sys.exit(1 if problems else 0)


@main.command("build")
@click.pass_obj
def build_command(root: Path) -> None:
    """Write the pages of docs/; nothing is written when the content has problems."""
    try:
        pages = build(root)
    except ContentError as error:
        click.echo(render(error.problems, "human", root), nl=False, err=True)
        sys.exit(1)
    try:
        changed = write(pages, root / "docs")
    except OSError as error:
        click.echo(f"docs: {error.strerror or error}: {error.filename or ''}; nothing more was written", err=True)
        sys.exit(1)
    click.echo(f"{len(pages)} files in docs/, {len(changed)} changed")


for command in upkeep.COMMANDS:
    main.add_command(command)


def render(problems: list[Problem], form: str, root: Path) -> str:
    """Problems as text for people (with the line and a caret), for GitHub's annotations, or as JSON."""
    if form == "json":
        return json.dumps([vars(problem) for problem in problems], ensure_ascii=False, indent=2) + "\n"
    if form == "github":
        rows = (
            f"::error file={p.path},line={p.line},col={p.column},title={p.rule}::{_github(p.message)}\n"
            for p in problems
        )
        return "".join(rows)
    text = "".join(f"{problem}\n{_excerpt(problem, root)}" for problem in problems)
    if problems:
        noun = "problem" if len(problems) == 1 else "problems"
        text += f"{len(problems)} {noun}; docs/ and site/ stay as they were\n"
    return text


def _github(message: str) -> str:
    return message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _excerpt(problem: Problem, root: Path) -> str:
    try:
        lines = (root / problem.path).read_text(encoding="utf-8").splitlines()
        line = lines[problem.line - 1]
    except (OSError, ValueError, IndexError):
        return ""
    if not line.isprintable() or not line.strip():
        return ""
    start = max(0, problem.column - 60)
    return f"    {line[start : start + 100]}\n    {' ' * (problem.column - 1 - start)}^\n"
