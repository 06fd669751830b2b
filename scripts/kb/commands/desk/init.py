"""The command that begins a knowledge base of its own: ``init FOLDER``."""

from __future__ import annotations

import shutil
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from pydantic import TypeAdapter, ValidationError

from kb.adapters.mkdocs.configuration import read_project, read_settings
from kb.commands import offered_ids
from kb.commands.desk import beginnings
from kb.commands.desk.beginnings import Names
from kb.commands.keeping import stop
from kb.model.field_types import Plain, Summary, Url
from kb.model.text import slug
from kb.pipeline import load_and_check

ENGINE = Path(__file__).resolve().parents[4]
"""The folder of the project that this command belongs to."""

_TAKEN = (
    "scripts", "docs/.gitignore", "docs/assets", "docs/theme", "requirements", "schemas", "deploy", ".vscode",
    ".editorconfig", ".gitignore", ".pre-commit-config.yaml", "Makefile", "mkdocs.yml", "mkdocs.offline.yml",
    "pyproject.toml", "CONTRIBUTING.md", "RULES.md", "LICENSE",
)  # fmt: skip
"""What a knowledge base has of the engine: all that builds, and no content and no tests."""

_LEFT_OUT = shutil.ignore_patterns("__pycache__", "out", "social-card.png", "ids.json", "ids.code-snippets")
_NAMED = ("pyproject.toml", "requirements/*.txt", "deploy/*")


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", prompt="Title", help="What the reference is called, as in “Wells: A Handbook”.")
@click.option("--summary", prompt="What it is, in a sentence", help="At most 160 characters, with a full stop.")
@click.option("--publisher", prompt="Who publishes it", help="A person or a body.")
@click.option("--area", prompt="Its first area", default="Foundations", help="A title; more go into areas.yml.")
@click.option("--url", default="", help="The address at which it will be served; a placeholder until then.")
def init_command(folder: Path, title: str, summary: str, publisher: str, area: str, url: str) -> None:
    """Begin a knowledge base of your own in FOLDER: the engine, its settings, and a content without pages.

    It passes `check`, builds and can be served at once. What an option does not say is asked. For example:

      build.py init ../wells --title "Wells: A Handbook" --summary "A handbook of wells." --publisher "The Well Club"
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        stop(f"{folder} is there already, and not empty; choose another folder")
    for name, value, form in (("title", title, Plain), ("summary", summary, Summary), ("publisher", publisher, Plain)):
        _fits(name, value, form)
    place = url or f"https://{slug(title.partition(':')[0]) or 'reference'}.example/"
    _fits("url", place, Url)
    names = Names(title, publisher, summary, place, area)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as scratch:
        made = Path(scratch) / "made"
        _make(made, names)
        catalog, problems = load_and_check(made)
        if problems:
            stop("".join(f"{problem}\n" for problem in problems) + "nothing was written; say it otherwise")
        read_project(made)
        offered_ids.keep(made, catalog, problems)
        if folder.exists():
            folder.rmdir()
        made.rename(folder)
    click.echo(
        f"{folder} is ready; next:\n    cd {folder}\n    make serve\n    .venv/bin/python scripts/build.py new --help"
    )


def _fits(name: str, value: str, form: Any) -> None:
    try:
        TypeAdapter(form).validate_python(value)
    except ValidationError as error:
        stop(f"--{name}: {str(error.errors()[0]['msg']).removeprefix('Value error, ')}")


def _make(made: Path, names: Names) -> None:
    for name in _TAKEN:
        source, target = ENGINE / name, made / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=_LEFT_OUT)
        elif source.exists():
            shutil.copy(source, target)
    (made / "content").mkdir()
    for name, text in {**beginnings.content(names), "README.md": beginnings.readme(names)}.items():
        (made / name).write_text(text, encoding="utf-8")
    (made / "docs/assets/social-card.png").write_bytes(beginnings.card(names))
    for path, text in _renamed(made, names):
        path.write_text(text, encoding="utf-8")


def _renamed(made: Path, names: Names) -> Iterator[tuple[Path, str]]:
    """The files that have the name of the project, with that of the new one."""
    fields = read_settings(ENGINE)
    project = tomllib.loads((ENGINE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    old = {"site_author": str(fields["site_author"]), "name": project["name"], "description": project["description"]}
    old["host"] = read_project(ENGINE).deployment.host
    path = made / "mkdocs.yml"
    yield path, beginnings.settings(path.read_text(encoding="utf-8"), names, old)
    for pattern in _NAMED:
        for path in made.glob(pattern):
            yield path, beginnings.renamed(path.read_text(encoding="utf-8"), names, old)
