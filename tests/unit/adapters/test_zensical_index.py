"""What Zensical is told, and what is made of what it leaves; make zensical runs Zensical itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from kb.adapters.mkdocs.configuration import project_of, read_settings
from kb.adapters.zensical.configuration import configuration, search_settings
from kb.adapters.zensical.index import write_index
from kb.emit.files import navigation
from kb.pipeline import load_and_resolve
from kb.resolve.site import Site
from project_copy import library


@pytest.fixture(scope="module")
def site() -> Site:
    return load_and_resolve(library(), project_of(read_settings(library()), library()))


def flat(nav: list[str | dict[str, list[str]]]) -> list[str]:
    return [
        doc
        for item in nav
        for doc in ([item] if isinstance(item, str) else [d for each in item.values() for d in each])
    ]


def test_the_tree_of_pages_is_that_of_the_files_for_awesome_pages(site: Site) -> None:
    written = {path: yaml.safe_load(str(text)) for path, text in navigation.emit(site)}
    expected: list[str] = []
    for name in written[".pages"]["nav"]:
        inner = written.get(f"{name}/.pages")
        expected += [f"{name}/{each}" for each in inner["nav"]] if inner else [name]
    assert flat(navigation.tree(site)) == expected


def test_it_is_told_what_mkdocs_is_told_and_nothing_of_hooks(site: Site) -> None:
    settings = read_settings(library())
    told = json.loads(json.dumps(configuration(settings, site), default=str))
    for name in ("site_name", "site_url", "theme", "markdown_extensions", "extra_css", "extra_javascript", "copyright"):
        assert told[name] == settings[name]
    assert not told.keys() & {"hooks", "validation", "watch"}
    assert told["extra"]["wordmark"] == {"name": "Military Diplomacy", "subtitle": "A Reference"}
    assert told["plugins"]["search"]["separator"] == search_settings(settings)["separator"]


def test_its_search_index_takes_the_form_of_mkdocs(tmp_path: Path) -> None:
    item = {"location": "a/#b", "level": 2, "title": "B", "text": "<p>x</p>", "path": ["A", "B"], "tags": []}
    (tmp_path / "search.json").write_text(json.dumps({"config": {}, "items": [item]}), encoding="utf-8")
    write_index(tmp_path, {"lang": ["en"]})
    assert json.loads((tmp_path / "search/search_index.json").read_text(encoding="utf-8")) == {
        "config": {"lang": ["en"]},
        "docs": [{"location": "a/#b", "title": "B", "text": "<p>x</p>"}],
    }
    assert not (tmp_path / "search.json").exists()
