"""The place where the address is set: mkdocs.yml, overridden by the environment, for any base path."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT, copy_project
from kb.citing.record import ALL, GLOSSARY
from kb.forms import PAGE_NAMES
from kb.model import ContentError
from kb.pipeline import build
from kb.project import read_project
from mkdocs.config import load_config


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
    pages = build(ROOT)
    assert [path for path, text in pages.items() if isinstance(text, str) and usual in text] == []
    assert "https://host.example/ref/topics/military-attaches/" in pages["cite/all.ris"]


@pytest.mark.parametrize("field", ["site_url", "site_author"])
def test_a_missing_field_is_named(tmp_path: Path, field: str) -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(text.replace(f"{field}:", f"x_{field}:"), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_project(tmp_path)
    (problem,) = caught.value.problems
    assert (problem.path, problem.rule, field in problem.message) == ("mkdocs.yml", "missing-field", True)


@pytest.mark.parametrize("text", [None, "site_url: [", "\tx"])
def test_an_unreadable_file_is_named(tmp_path: Path, text: str | None) -> None:
    if text:
        (tmp_path / "mkdocs.yml").write_text(text)
    with pytest.raises(ContentError) as caught:
        read_project(tmp_path)
    assert caught.value.problems[0].path == "mkdocs.yml"


def test_no_page_can_take_the_place_of_the_shared_files(tmp_path: Path) -> None:
    assert {ALL, GLOSSARY} == PAGE_NAMES
    root = copy_project(tmp_path / "copy")
    page = root / "content" / "cases" / "admm-plus.md"
    page.with_name("all.md").write_text(page.read_text(encoding="utf-8").replace("id: admm-plus", "id: all", 1))
    with pytest.raises(ContentError) as caught:
        build(root)
    assert any(p.path == "content/cases/all.md" and "`id`" in p.message for p in caught.value.problems)
