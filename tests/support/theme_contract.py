"""The folder of a theme's templates in; each name that docs/theme relies on and that is missing there, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from jinja2 import Environment, nodes

CONTRACT = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))


def missing(templates: Path) -> list[str]:
    """What a theme lacks, as ``block NAME: what for``."""
    base = (templates / "base.html").read_text(encoding="utf-8")
    texts = [base, *(path.read_text(encoding="utf-8") for path in sorted((templates / "partials").rglob("*.html")))]
    has = {
        "blocks": lambda name: name in blocks(base),
        "partials": lambda name: name in partials(base),
        "elements": lambda name: name in base,
        "variables": lambda name: (
            name.startswith("config.") or any(re.search(rf"\b{re.escape(name)}\b", t) for t in texts)
        ),
        "programs": lambda _: True,
        "filters": lambda name: any(re.search(rf"\|\s*{name}\b", text) for text in texts),
    }
    return [
        f"{kind.removesuffix('s')} {name}: {what}"
        for kind, names in CONTRACT.items()
        for name, what in names.items()
        if not has[kind](name)
    ]


def unknown(templates: Path) -> list[str]:
    """Blocks and partials of a theme's base.html of which the list does not say what becomes of them."""
    base = (templates / "base.html").read_text(encoding="utf-8")
    found = {"blocks": blocks(base), "partials": partials(base)}
    return [
        f"{kind.removesuffix('s')} {name}"
        for kind, names in found.items()
        for name in sorted(names - CONTRACT[kind].keys())
    ]


def blocks(template: str) -> set[str]:
    """The names of a template's blocks."""
    return {block.name for block in Environment(autoescape=True).parse(template).find_all(nodes.Block)}


def partials(template: str) -> set[str]:
    """The templates that a template takes in, where they have a fixed name."""
    return {name for name in _included(Environment(autoescape=True).parse(template)) if not name.startswith(".icons/")}


def _included(tree: nodes.Template) -> Iterator[str]:
    for found in tree.find_all(nodes.Include):
        if isinstance(found.template, nodes.Const):
            yield str(found.template.value)
