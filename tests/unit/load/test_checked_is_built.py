"""What was accepted once and could not be built, one case a cause; ``test_made_up`` looks for more."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import building
import pytest
from kb.emit.files import navigation
from kb.model.kinds import PAGES
from kb.pipeline import load_and_check
from overlay import copy_sample
from project_copy import ROOT
from scratch import edit

TALKS, CALLS = "content/topics/means/staff-talks.md", "content/topics/means/port-calls.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    copy_sample(tmp_path / "copy")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path / "copy")
    return tmp_path / "copy"


def without_events(root: Path) -> None:
    text = (root / CALLS).read_text()
    (root / CALLS).write_text(text[: text.index("timeline:")] + text[text.index("---\n\nA port call") :])


def test_a_list_in_an_editors_note_can_be_stamped(root: Path) -> None:
    path = root / TALKS
    path.write_text(path.read_text() + '\n!!! editors "Note"\n    Two things:\n\n    - one\n    - another\n')
    assert load_and_check(root)[1] == []
    building.stamped(root)


def test_without_events_and_sources_the_navigation_names_no_page_that_is_not_there(root: Path) -> None:
    shutil.rmtree(root / "content/sources")
    without_events(root)
    for path in (root / "content").rglob("*.*"):
        path.write_text(re.sub("@primer/[a-z]+/[0-9]", "@harbor-rules-1900", path.read_text()))
    assert load_and_check(root)[1] == []
    site, pages = building.built(root)
    groups = [each for each in navigation.tree(site) if isinstance(each, dict)]
    docs = [each for each in navigation.tree(site) if isinstance(each, str)]
    docs += [doc for group in groups for listed in group.values() for doc in listed]
    assert PAGES["timeline"].doc not in docs
    assert [doc for doc in docs if doc not in pages] == []
    assert "sources" not in pages[".pages"]
    assert "timeline" not in pages[".pages"]


def test_a_link_to_the_timeline_needs_an_event(root: Path) -> None:
    path = root / TALKS
    path.write_text(path.read_text().replace("at each capital", "at each [capital](page:timeline)"))
    assert load_and_check(root)[1] == []
    without_events(root)
    assert [problem.rule for problem in load_and_check(root)[1]] == ["dead-link"]


def test_marks_in_the_name_of_an_author_are_no_markup(root: Path) -> None:
    edit(root / "content/references.yml", "literal: Toy Ministry", "literal: The *Toy* __Ministry__")
    assert load_and_check(root)[1] == []
    page = str(building.built(root)[1]["bibliography/index.md"])
    assert 'data-by="The Toy Ministry"' in page


@pytest.mark.parametrize("id_", ["top", "references", "by-instrument", "figures", "sentences", "area-means", "cite"])
def test_a_page_has_no_id_that_is_an_anchor_where_pages_are_listed(root: Path, id_: str) -> None:
    (root / "content/cases/the-visit.md").rename(root / f"content/cases/{id_}.md")
    for path in (root / "content").rglob("*.*"):
        path.write_text(re.sub(r"(case:|: |\[)the-visit", rf"\g<1>{id_}", path.read_text()))
    assert [problem.rule for problem in load_and_check(root)[1]] == ["reserved-id"]


@pytest.mark.parametrize(
    ("file", "old", "id_"),
    [
        ("areas.yml", "cases", "revisions"),
        ("glossary/toy.yml", "admiral", "cite"),
        ("glossary/toy.yml", "admiral", "moved"),
    ],
)
def test_no_record_has_the_id_of_a_part_of_the_page_that_lists_it(root: Path, file: str, old: str, id_: str) -> None:
    edit(root / "content" / file, f"- id: {old}\n", f"- id: {id_}\n")
    assert "reserved-id" in [problem.rule for problem in load_and_check(root)[1]]
