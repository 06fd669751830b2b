"""Building: pure, repeatable, and harmless when the content is wrong."""

from __future__ import annotations

from pathlib import Path

from kb.adapters.mkdocs.configuration import read_project
from kb.pipeline import build
from kb.write.tree import write
from overlay import SAMPLE
from project_copy import ROOT, copy_project, library, mkdocs
from scratch import edit
from snapshots import snapshot


def test_building_twice_writes_nothing_the_second_time(tmp_path: Path) -> None:
    pages = build(library(), read_project(ROOT))
    docs = tmp_path / "docs"
    assert len(write(pages, docs)) == len(pages)
    stamps = {path: path.stat().st_mtime_ns for path in docs.rglob("*")}
    assert write(build(library(), read_project(ROOT)), docs) == []
    assert {path: path.stat().st_mtime_ns for path in docs.rglob("*")} == stamps


def test_a_page_that_is_gone_from_content_goes_from_docs(tmp_path: Path) -> None:
    pages = build(library(), read_project(ROOT))
    docs = tmp_path / "docs"
    (docs / "assets").mkdir(parents=True)
    (docs / "assets" / "mine.css").write_text("kept")
    write(pages, docs)
    gone = "topics/military-attaches.md"
    assert write({path: text for path, text in pages.items() if path != gone}, docs) == [gone]
    assert not (docs / gone).exists()
    assert (docs / "assets" / "mine.css").read_text() == "kept"


def test_two_clean_builds_are_byte_identical(project: Path, tmp_path: Path) -> None:
    """Also where Python orders its sets otherwise, as it does by chance from process to process."""
    other = copy_project(tmp_path / "elsewhere")
    result = mkdocs(other, "build", "--strict", PYTHONHASHSEED="1")
    assert result.returncode == 0, result.stdout
    assert result.stdout.count("`site_url` of mkdocs.yml is a placeholder, https://military-diplomacy.example/") == 1
    assert snapshot(other / "docs") == snapshot(project / "docs")
    one, two = snapshot(other / "site"), snapshot(project / "site")
    assert one.keys() == two.keys()
    assert [path for path in one if one[path] != two[path]] == []


def test_the_site_has_every_page(site: Path) -> None:
    pages = build(library(), read_project(ROOT))
    wanted = {path for path in pages if path.endswith(".md")}
    assert len(wanted) >= 25
    for path in wanted:
        stem = path.removesuffix(".md").removesuffix("index").strip("/")
        assert (site / stem / "index.html").is_file(), path


def test_wrong_content_leaves_docs_and_site_as_they_were(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "copy", SAMPLE)
    assert mkdocs(root, "build", "--strict").returncode == 0
    before = snapshot(root / "docs"), snapshot(root / "site")
    edit(root / "content/topics/means/staff-talks.md", "level: advanced", "level: easy")
    result = mkdocs(root, "build", "--strict")
    assert result.returncode == 1
    assert "content/topics/means/staff-talks.md:" in result.stdout
    assert "wrong-value" in result.stdout
    assert "Traceback" not in result.stdout
    assert (snapshot(root / "docs"), snapshot(root / "site")) == before
