"""The search index as it is built: what it holds, what it leaves out, and that it is always the same."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
import yaml
from kb.adapters.mkdocs.configuration import read_project
from kb.finish import initials, search_index
from kb.finish.search_index import Record
from kb.pipeline import load_and_resolve
from project_copy import mkdocs


@pytest.fixture(scope="module")
def index(site: Path) -> dict:
    """The index of the built site."""
    return json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))


def test_pages_that_are_excluded_stay_out(project: Path, index: dict) -> None:
    excluded = set()
    for path in (project / "docs").rglob("*.md"):
        meta = yaml.safe_load(path.read_text(encoding="utf-8").split("\n---\n")[0].removeprefix("---"))
        if (meta.get("search") or {}).get("exclude"):
            excluded.add(f"{path.relative_to(project / 'docs').with_suffix('').as_posix()}/".replace("index/", ""))
    assert "a-z/" in excluded
    assert excluded.isdisjoint(entry["location"].split("#")[0] for entry in index["docs"])


def test_every_name_of_pages_and_terms_is_in_the_index(project: Path, index: dict) -> None:
    site = load_and_resolve(project, read_project(project))
    entries = {entry["location"]: entry for entry in index["docs"]}
    for page in site.ordered:
        entry = entries[f"{'cases' if page.kind == 'case' else 'topics'}/{page.id}/"]
        known = {search_index.key(name) for name in (entry["title"], *entry["names"])}
        assert {search_index.key(alias) for alias in page.aliases} <= known
        assert entry["kind"] == page.kind
    for term in site.catalog.terms.values():
        if not term.see:
            entry = entries[f"glossary/#{term.id}"]
            known = {search_index.key(name) for name in (entry["title"], *entry.get("names", []))}
            assert {search_index.key(name) for name in term.names} <= known


def test_nothing_stands_in_the_index_twice_or_for_nothing(index: dict) -> None:
    texts = [entry["text"] for entry in index["docs"] if entry["text"]]
    assert len(texts) == len(set(texts))
    assert not [text for text in texts if re.search(r"<sup>\d", text)]
    assert all(entry["text"] or entry.get("names") for entry in index["docs"] if "#" in entry["location"])


def test_names_for_the_search_are_nowhere_on_a_page(project: Path, site: Path, index: dict) -> None:
    unseen = 0
    for entry in index["docs"]:
        if entry.get("kind") in {"topic", "case"}:
            page = entry["location"].removesuffix("/")
            written = (project / f"docs/{page}.md").read_text(encoding="utf-8").lower()
            shown = (site / page / "index.html").read_text(encoding="utf-8").lower()
            only = [name.lower() for name in entry["names"] if " " in name and name.lower() not in written]
            assert not [name for name in only if f" {name} " in shown], page
            unseen += len(only)
    assert unseen > 50


def test_what_readers_may_type_is_in_the_index_and_nowhere_else(project: Path, site: Path, index: dict) -> None:
    entries = {entry["location"]: entry for entry in index["docs"]}
    phrase = "which army lends its trombones to strangers"
    assert phrase in entries["topics/cultural-initiatives/"]["asked"]
    assert [where for where, entry in entries.items() if "asked" in entry] == ["topics/cultural-initiatives/"]
    assert not [name for entry in index["docs"] for name in entry.get("names", ()) if "trombone" in name]
    files = [path for path in (*(project / "docs").rglob("*"), *site.rglob("*")) if path.is_file()]
    assert [path for path in files if b"trombones" in path.read_bytes()] == [site / "search/search_index.json"]


def test_the_index_is_little_larger_than_material_makes_it(project: Path, tmp_path: Path) -> None:
    shutil.copytree(project / "docs", tmp_path / "docs")
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^hooks:.*\n", "", re.sub(r"(?m)^  search:.*\n(?:    .*\n)+", "  search: {}\n", text))
    (tmp_path / "mkdocs.yml").write_text(text.replace("watch: [content]\n", ""))
    result = mkdocs(tmp_path, "build", "--quiet")
    assert result.returncode == 0, result.stdout
    index = Path("site/search/search_index.json")
    ours, theirs = (len(gzip.compress((root / index).read_bytes(), mtime=0)) for root in (project, tmp_path))
    print(f"\n{ours} bytes compressed, Material's own index {theirs}")
    assert ours <= 1.2 * theirs


def test_entries_are_enriched() -> None:
    docs = [
        {"location": "topics/a/", "title": "A", "text": "Cell cell <p>Words.<sup>1, 2</sup></p>"},
        {"location": "topics/a/#empty", "title": "Points", "text": ""},
        {"location": "topics/a/#named", "title": "Named", "text": ""},
        {"location": "glossary/#x", "title": "X", "text": "<p>See Y.</p>"},
    ]
    known = {
        "topics/a/": Record("topic", ("Alpha",)),
        "topics/a/#named": Record(names=("Beta",)),
        "glossary/#x": None,
    }
    assert search_index.enrich({"config": 1, "docs": docs}, known) == {
        "synonyms": (),
        "config": 1,
        "docs": [
            {
                "location": "topics/a/",
                "title": "A",
                "text": "<p>Words.</p> <p>Cell cell</p>",
                "kind": "topic",
                "names": ["Alpha"],
            },
            {"location": "topics/a/#named", "title": "Named", "text": "", "names": ["Beta"]},
        ],
    }


def test_every_title_stands_in_the_small_file_of_each_of_its_words_but_those_of_works_do_not(
    site: Path, index: dict
) -> None:
    rows = [json.loads((site / f"search/initials/{n}.json").read_text(encoding="utf-8")) for n in range(initials.FILES)]
    held = [{row[0]: row[1] for row in file} for file in rows]
    named = [entry for entry in index["docs"] if entry.get("kind") in ("topic", "case", "term")]
    words = Counter(word for entry in index["docs"] for word in set(search_index.key(entry["title"]).split()))
    assert named
    for entry in named:
        title = re.sub(r"<[^>]*>|&\w+;", " ", entry["title"])
        for word in search_index.key(title).split():
            if len(word) > 1 and words[word] < initials.MOST // 2:
                assert held[initials.number(word)][entry["location"]] == entry["title"]
    parts = [(row[0], part[0]) for file in rows for row in file if len(row) > 4 for part in row[4]]
    assert ("topics/crisis-management/", "how") in parts
    assert not [part for part in parts if part[0] == "bibliography/" or part[1] == "literature"]


def test_the_head_of_the_facts_is_no_text_of_a_case(index: dict) -> None:
    cases = [entry["text"] for entry in index["docs"] if entry.get("kind") == "case"]
    assert cases
    assert [text for text in cases if "What the sources say" in text] == []
    assert all("Actors " in text for text in cases if " Region " in text)


def test_the_index_brings_the_synonyms_that_content_gives(project: Path, index: dict) -> None:
    written = yaml.safe_load((project / "content" / "synonyms.yml").read_text(encoding="utf-8"))
    assert index["synonyms"] == [group["words"] for group in written]
    assert ["navy", "naval", "fleet", "warship"] in index["synonyms"]
