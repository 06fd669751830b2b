"""What the theme relies on in Material is there: after an update, this says by name what is not."""

from __future__ import annotations

import importlib
import re
import shutil
from pathlib import Path

import material
import pytest
from jinja2 import Environment, nodes
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme
from project_copy import ROOT
from theme_contract import CONTRACT, blocks, missing, unknown

THEME = ROOT / "docs" / "theme"
MATERIAL = Path(material.__file__).parent / "templates"
OWN = {path.relative_to(THEME).as_posix(): path.read_text(encoding="utf-8") for path in sorted(THEME.rglob("*.html"))}


def test_material_has_all_that_the_theme_relies_on() -> None:
    assert not missing(MATERIAL)


@pytest.mark.parametrize("name", CONTRACT["programs"])
def test_materials_search_plugin_has_what_the_adapter_changes(name: str) -> None:
    module, owner, method = name.rsplit(".", 2)
    assert callable(getattr(getattr(importlib.import_module(module), owner), method))


def test_material_has_nothing_that_the_list_does_not_name() -> None:
    assert not unknown(MATERIAL), "say in tests/support/theme_contract.yml what becomes of it"


def test_mkdocs_gives_what_templates_read_of_a_page_and_the_filters() -> None:
    attributes = {name.partition(".")[2] for name in CONTRACT["variables"] if name.startswith("page.")}
    known = {*dir(Page), *Page.__annotations__}
    assert attributes <= known, sorted(attributes - known)
    settings = {name.partition(".")[2] for name in CONTRACT["variables"] if name.startswith("config.")}
    assert settings <= MkDocsConfig().keys(), sorted(settings - MkDocsConfig().keys())
    assert CONTRACT["filters"].keys() <= Theme(name="material").get_env().filters.keys()


def test_the_list_names_each_block_that_a_template_writes() -> None:
    for name, text in OWN.items():
        assert blocks(text) <= CONTRACT["blocks"].keys(), name


def test_the_list_names_each_of_our_partials_that_stands_for_one_of_materials() -> None:
    stands_in = {name for name in OWN if (MATERIAL / name).is_file() and name.startswith("partials/")}
    taken_in_by_ours = {"partials/search.html", "partials/logo.html"}
    assert stands_in - taken_in_by_ours <= CONTRACT["partials"].keys()
    ours = {name for name, what in CONTRACT["partials"].items() if what.startswith("ours")}
    assert ours <= OWN.keys(), "named as ours, and is not"


def test_the_list_names_each_variable_that_a_template_reads() -> None:
    for name, text in OWN.items():
        tree = Environment(autoescape=True).parse(re.sub(r"\|\s*(?:url|script_tag)\b", "", text))
        for found in tree.find_all(nodes.Getattr):
            if isinstance(found.node, nodes.Name) and found.node.name in ("page", "config"):
                read = f"{found.node.name}.{found.attr}"
                assert read in CONTRACT["variables"], f"{name}: {read}"


def test_the_list_names_each_element_that_the_style_sheet_means() -> None:
    sheet = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs/assets").glob("*.css")))
    written_for_material = {"md-typeset__scrollwrap", "md-typeset__table"}
    meant = set(re.findall(r"\.(md-[a-z_-]+)", sheet)) - written_for_material
    left = [name for name, what in CONTRACT["elements"].items() if not what.startswith("taken away")]
    assert meant == {found for name in left for found in re.findall(r"\bmd-[a-z_-]+", name)} - {"md-content__inner"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{% block site_nav %}", "{% block navigation %}", "block site_nav: "),
        ("partials/header.html", "partials/masthead.html", "partial partials/header.html: "),
        ('class="md-main"', 'class="main"', 'element <main class="md-main": '),
    ],
)
def test_what_is_missing_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(MATERIAL / "partials", templates / "partials")
    shutil.copy(MATERIAL / "base.html", templates)
    base = templates / "base.html"
    text = base.read_text(encoding="utf-8")
    assert old in text
    base.write_text(text.replace(old, new), encoding="utf-8")
    assert [line for line in missing(templates) if line.startswith(said)]


def test_what_is_new_is_named(tmp_path: Path) -> None:
    base = tmp_path / "base.html"
    text = (MATERIAL / "base.html").read_text(encoding="utf-8")
    base.write_text(text + '{% block banner %}{% include "partials/banner.html" %}{% endblock %}', encoding="utf-8")
    assert unknown(tmp_path) == ["block banner", "partial partials/banner.html"]
