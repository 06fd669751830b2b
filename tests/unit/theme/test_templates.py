"""The templates hold only what Jinja2 and MiniJinja, the languages of both renderers, read alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import Environment, meta, nodes
from project_copy import ROOT

THEME = ROOT / "docs" / "theme"
TEMPLATES = sorted(path.relative_to(THEME).as_posix() for path in THEME.rglob("*.html"))

SHARED = {
    "capitalize",
    "d",
    "e",
    "last",
    "length",
    "list",
    "rejectattr",
    "replace",
    "selectattr",
    "sort",
    "striptags",
    "tojson",
    "url",
    "script_tag",
}
"""Filters that both have: of the language itself, or given to it by both renderers."""


def source(name: str) -> str:
    return re.sub(r"\{#.*?#\}", "", (THEME / name).read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_method_is_called(name: str) -> None:
    assert not re.findall(r"\.\w+\(", source(name))


@pytest.mark.parametrize("name", TEMPLATES)
def test_only_shared_filters_are_used(name: str) -> None:
    environment = Environment(autoescape=True)
    environment.filters |= {"url": str, "script_tag": str}
    tree = environment.parse(source(name))
    assert {found.name for found in tree.find_all(nodes.Filter)} <= SHARED


@pytest.mark.parametrize("name", TEMPLATES)
def test_nothing_is_taken_apart_that_the_generator_could_write(name: str) -> None:
    """No structure is found in finished HTML, and no value is changed from within a loop."""
    environment = Environment(autoescape=True)
    environment.filters |= {"url": str, "script_tag": str}
    tree = environment.parse(source(name))
    for found in tree.find_all(nodes.Filter):
        assert not (found.name == "replace" and "page.content" in source(name)), "text is put together elsewhere"
    assert "namespace" not in meta.find_undeclared_variables(tree)


@pytest.mark.parametrize("name", TEMPLATES)
def test_what_a_template_takes_in_is_there(name: str) -> None:
    found = meta.find_referenced_templates(
        Environment(autoescape=True).parse(re.sub(r"\|\s*(url|script_tag)", "", source(name)))
    )
    for wanted in found:
        assert wanted == "base.html" or (THEME / str(wanted)).is_file(), wanted


def test_all_templates_are_looked_at() -> None:
    assert {"main.html", "404.html", "partials/content.html"} <= set(TEMPLATES)
    assert all(Path(name).suffix == ".html" for name in TEMPLATES)
