"""The report finds what was planted in a copy of the content, and nothing of it in the content as it is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from kb.adapters.mkdocs.configuration import read_project
from kb.commands.cli import main
from kb.commands.report import GAPS, as_text, report
from kb.pipeline import load_and_resolve
from project_copy import ROOT, copy_project, library


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    root = copy_project(tmp_path / "copy")
    (root / "content" / "permalinks.yml").unlink()  # these tests take away what was published
    for path in (root / "content").rglob("*.md"):
        path.write_text(re.sub(r"^ *\{ #p-\w+ \}\n", "", path.read_text(), flags=re.MULTILINE))
    return root


def run(root: Path) -> dict:
    result = CliRunner().invoke(main, ["--root", str(root), "report", "--format", "json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_a_passage_that_no_page_cites_is_listed_and_lowers_the_coverage(copy: Path) -> None:
    before = run(copy)
    for path in (copy / "content").rglob("*.md"):
        path.write_text(path.read_text().replace("@corps/history/3", "@corps/history/4"))
    after = run(copy)
    assert after["uncited_passages"] == ["corps/history/3"]
    assert after["counts"]["passages cited"] == before["counts"]["passages cited"] - 1
    section = next(row for row in after["coverage"] if row["section"] == "corps/history")
    assert section["cited"] == section["passages"] - 1
    assert section["pages"]["3"] == []
    assert "history" in section["pages"]["4"]


def test_a_reference_a_place_and_a_term_that_nothing_uses_are_listed(copy: Path) -> None:
    before = run(copy)
    references = copy / "content" / "references.yml"
    references.write_text(
        references.read_text().replace('- id: aca-att-2019', "- id: aa-planted\n  kind: press\n  type: webpage\n"
        "  title: Planted\n"
        "  loci:\n    - at: chapter 9\n      says: What is said.\n- id: aca-att-2019")
    )  # fmt: skip
    glossary = copy / "content" / "glossary" / "w.yml"
    glossary.write_text(
        glossary.read_text() + "\n- id: wyvern\n  term: wyvern salute\n  short: A salute for a test.\n"
        '  cite: "[@corps/history/3]"\n'
    )
    after = run(copy)
    assert set(after["references_not_cited"]) - set(before["references_not_cited"]) == {"aa-planted"}
    assert set(after["places_not_cited"]) - set(before["places_not_cited"]) == {"aa-planted, chapter 9"}
    assert set(after["terms_not_used"]) - set(before["terms_not_used"]) == {"wyvern"}
    assert after["counts"]["terms"] == before["counts"]["terms"] + 1


def test_a_short_page_without_links_to_it_or_references_is_listed(copy: Path) -> None:
    for path in (copy / "content").rglob("*.md"):
        path.write_text(re.sub(r"\]\(topic:technology(#[^)]*)?\)", "](topic:instruments)", path.read_text()))
    page = copy / "content" / "topics" / "practice" / "technology.md"
    head, _, _ = page.read_text().partition("\n---\n")
    head = re.sub(r'"?> #[a-z-]+("?)', r"\1", head)
    page.write_text(f"{head}\n---\n\nShort [@corps/technology/1; @corps/technology/2; @corps/technology/3].\n")
    after = run(copy)
    assert "technology" in after["pages_not_linked"]
    assert "technology" in after["pages_without_reference"]
    assert {"page": "technology", "kind": "topic", "words": 1, "least": 350, "most": 900} in after["lengths"]


def test_problems_other_than_uncited_passages_stop_the_report(copy: Path) -> None:
    (copy / "content" / "areas.yml").write_text("- id: [")
    result = CliRunner().invoke(main, ["--root", str(copy), "report"])
    assert result.exit_code == 1
    assert "content/areas.yml:" in result.stderr
    assert result.stdout == ""


def test_the_text_has_every_list_and_aligned_columns() -> None:
    data = report(load_and_resolve(library(), read_project(ROOT)))
    text = as_text(data)
    for name, heading in GAPS.items():
        assert f"{heading}: {len(data[name]) or 'none'}\n" in text
    counts = text.partition("\n\n")[0].splitlines()[1:]
    assert len({len(line) for line in counts}) == 1
