"""The place where the address is set: mkdocs.yml, overridden by the environment, for any base path."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from kb.adapters.mkdocs.configuration import read_project
from kb.commands.cli import main
from kb.model.field_types import PAGE_NAMES
from kb.model.kinds import EVERYTHING, GLOSSARY
from kb.model.problems import ContentError
from kb.pipeline import build
from mkdocs.config import load_config
from project_copy import ROOT, copy_project, library


def test_it_is_the_address_that_mkdocs_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    for url in (None, "https://host.example/ref/", "https://host.example/ref"):
        if url:
            monkeypatch.setenv("SITE_URL", url)
        config = load_config(str(ROOT / "mkdocs.yml"))
        project = read_project(ROOT)
        assert project.url == config.site_url
        assert (project.title, project.publisher) == (config.site_name, config.site_author)


def test_a_frozen_build_still_cites_below_the_live_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://host.example/ref/v/2026.1/")
    monkeypatch.setenv("EDITION", "2026.1 2026-12-01")
    assert read_project(ROOT).url == "https://host.example/ref/"


def test_another_address_changes_every_address(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = read_project(ROOT).url
    monkeypatch.setenv("SITE_URL", "https://host.example/ref/")
    pages = build(library(), read_project(ROOT))
    assert [path for path, text in pages.items() if isinstance(text, str) and usual in text] == []
    assert "https://host.example/ref/topics/military-attaches/" in pages["lists/all/syllabus.txt"]


@pytest.mark.parametrize("field", ["site_url", "site_author"])
def test_a_missing_field_is_named(tmp_path: Path, field: str) -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(text.replace(f"{field}:", f"x_{field}:"), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_project(tmp_path)
    (problem,) = caught.value.problems
    assert (problem.path, problem.rule, field in problem.message) == ("mkdocs.yml", "missing-field", True)


@pytest.mark.parametrize("text", ["{}", "site_url: 5", "extra: x"])
def test_a_field_of_another_type_is_no_traceback(tmp_path: Path, text: str) -> None:
    name = text.partition(":")[0]
    whole = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(f"{re.sub(rf'(?m)^{name}:', 'x:', whole)}\n{text}\n" if name != "{}" else text)
    with pytest.raises(ContentError) as caught:
        read_project(tmp_path)
    assert caught.value.problems[0].rule == ("wrong-value" if name == "site_url" else "missing-field")


UNREADABLE = [
    (None, "missing-file", 1, 1),
    (b"a: 1\nsite_url: [\n", "yaml", 3, 1),
    (b"a: 1\nb: 2\n  c: 3\n", "yaml", 3, 4),
    (b"a: 1\n\tx", "yaml", 2, 1),
    (b"a: \xc3\xa9\nb: \x00x\n", "yaml", 2, 4),
    (b"a: \xc3\xa9\nb: \xe9\n", "encoding", 2, 4),
]


@pytest.mark.parametrize(("text", "rule", "line", "column"), UNREADABLE)
def test_an_unreadable_file_is_named_with_the_place(
    tmp_path: Path, text: bytes | None, rule: str, line: int, column: int
) -> None:
    if text:
        (tmp_path / "mkdocs.yml").write_bytes(text)
    with pytest.raises(ContentError) as caught:
        read_project(tmp_path)
    (problem,) = caught.value.problems
    assert (problem.path, problem.rule, problem.line, problem.column) == ("mkdocs.yml", rule, line, column)


@pytest.mark.parametrize("command", ["build", "publish", "edition 2026.1", "report", "links", "mentions"])
def test_every_command_names_the_place_in_a_broken_file(tmp_path: Path, command: str) -> None:
    shutil.copytree(ROOT / "tests" / "sample", tmp_path / "sample")
    path = tmp_path / "sample" / "mkdocs.yml"
    path.write_text(f"{path.read_text()}bad: [\n")
    last = path.read_text().count("\n") + 1
    result = CliRunner().invoke(main, ["--root", str(path.parent), *command.split()])
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 1
    assert result.output.startswith(f"mkdocs.yml:{last}:1: yaml: ")


def test_no_page_can_take_the_place_of_the_shared_files(tmp_path: Path) -> None:
    assert {EVERYTHING, GLOSSARY} == PAGE_NAMES
    root = copy_project(tmp_path / "copy")
    page = root / "content" / "cases" / "admm-plus.md"
    page.with_name("all.md").write_text(page.read_text(encoding="utf-8").replace("id: admm-plus", "id: all", 1))
    with pytest.raises(ContentError) as caught:
        build(root, read_project(root))
    assert any(p.path == "content/cases/all.md" and "`id`" in p.message for p in caught.value.problems)
