"""The citations of each style: those of the manuals, those that pandoc prints, the same with any state of the cache."""

from __future__ import annotations

import dataclasses
import datetime as dt
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import citing_samples as samples
import pypandoc
import pytest
from kb.citing import engine
from kb.citing.engine import Cited, cite_all, cite_records, style_file
from kb.citing.record import Record, cited_edition, csl
from kb.citing.styles import STYLES, Style
from kb.model.ids import DocPath
from kb.model.places import Edition
from project_copy import ROOT

AT = "https://example.org/v/2026.1/topics/military-attaches/"
LIVE_AT = "https://example.org/topics/military-attaches/"
WORK, ORG = "*Military Diplomacy: A Reference*", "Military Diplomacy Reference"

IN_EDITION = {
    "apa": (
        f"{ORG}. (2026). Military attachés. In *Military diplomacy: A reference* (Version 2026.1). {AT}",
        f"({ORG}, 2026, para. N)",
    ),
    "mla": (
        f"“Military Attachés.” {WORK}, version 2026.1, {ORG}, 2 Nov. 2026, {AT}.",
        "(“Military Attachés,” par. N)",
    ),
    "chicago": (
        f"{ORG}. “Military Attachés.” In {WORK}, version 2026.1. November 2, 2026. {AT}.",
        f"{ORG}, “Military Attachés,” in {WORK}, version 2026.1, November 2, 2026, para. N, {AT}.",
    ),
    "chicago-author-date": (
        f"{ORG}. 2026. “Military Attachés.” In {WORK}, version 2026.1. November 2. {AT}.",
        f"({ORG} 2026, para. N)",
    ),
    "harvard": (
        f"{ORG} (2026) ‘Military attachés’, {WORK}. Version 2026.1. Available at: {AT} (Accessed: [date]).",
        f"({ORG}, 2026, para. N)",
    ),
}
"""What the manuals print for an entry by its publisher in a frozen edition."""

WITHOUT_EDITION = {
    "apa": (
        f"{ORG}. (n.d.). Military attachés. In *Military diplomacy: A reference*. Retrieved [date], from {LIVE_AT}",
        f"({ORG}, n.d., para. N)",
    ),
    "mla": (f"“Military Attachés.” {WORK}, {ORG}, 2 Nov. 2026, {LIVE_AT}.", "(“Military Attachés,” par. N)"),
    "harvard": (
        f"{ORG} (2026) ‘Military attachés’, {WORK}. Available at: {LIVE_AT} (Accessed: [date]).",
        f"({ORG}, 2026, para. N)",
    ),
}


def cited(record: Record, cache: Path) -> dict[str, Cited]:
    return {style: rows[0] for style, rows in cite_all([csl(record)], cache).items()}


def marked(fragment: str) -> str:
    return html.unescape(re.sub(r"</?em>", "*", fragment))


@pytest.mark.parametrize(
    ("record", "wanted"), [(samples.FROZEN, IN_EDITION), (samples.LIVE, WITHOUT_EDITION)], ids=["frozen", "live"]
)
def test_strings_are_those_of_the_manuals(record: Record, wanted: dict, tmp_path: Path) -> None:
    found = cited(record, tmp_path)
    assert {id_: (marked(found[id_].full), marked(found[id_].at)) for id_ in wanted} == wanted


def prepared(style: str, item: dict[str, Any]) -> dict[str, Any]:
    """The input of a style, by the table of rules: written apart from kb.citing.styles on purpose."""
    edition = item.get("edition")
    gone = {"abstract", "keyword", "edition"} | ({"author"} if style == "mla" else {"publisher"})
    item = {name: value for name, value in item.items() if name not in gone}
    if edition and style == "harvard":
        item["edition"] = f"Version {edition}"
    elif edition:
        item["version"] = edition
    if style == "harvard" or (style == "apa" and not edition):
        item["accessed"] = {"literal": "[date]"}
    if style == "apa":
        assert item["container-title"] == "Military Diplomacy: A Reference"
        item["container-title"] = "Military diplomacy: A reference"
        if not edition:
            del item["issued"]
    return item


def alone(style: Style, item: dict[str, Any]) -> tuple[str, str]:
    """What pandoc prints for one item in a document of its own: entry of the list, citation in the text."""
    command = [pypandoc.get_pandoc_path(), "-f", "markdown", "-t", "html", "--wrap=none", "--citeproc"]
    command += ["--csl", str(style_file(style)), "-M", f"lang:{style.locale}"]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump([prepared(style.id, item)], file)
        file.flush()
        command += ["--bibliography", file.name]
        text = f"[@{item['id']}]\n"
        done = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout
    entry = re.search(r'class="csl-entry"[^>]*>(.*?)</div>', done, re.DOTALL)[1]
    note = re.search(r'<li id="fn1"[^>]*><p>(.*?)<a\s+href="#fnref1"', done, re.DOTALL)
    short = note[1] if note else re.search(r'class="citation"[^>]*>(.*?)</span></p>', done, re.DOTALL)[1]
    full = plain(entry)
    if style.id == "mla":  # the one thing that the engine prints and the manual does not
        full = full.replace(", Version 2026.1,", ", version 2026.1,")
    return full, plain(short)


def plain(fragment: str) -> str:
    text = re.sub(r"</?em>", "*", fragment)
    return html.unescape(re.sub(r"<[^>]+>", "", text)).replace("\u00a0", " ").strip()


def test_citations_of_every_page_are_what_pandoc_prints_for_each_alone() -> None:
    """Every page as the site shows it now; a few as an edition would show them."""
    few = ["military-attaches", "nato-partnerships", "glossary"]
    now = samples.resolved()
    for site, slugs in ((now, list(now.records)), (samples.resolved(samples.EDITION), few)):
        citations = cite_records(site.records, site.project.cache)
        jobs = [(style, slug) for style in STYLES for slug in slugs]
        with ThreadPoolExecutor(max_workers=2) as pool:
            expected = pool.map(alone, [style for style, _ in jobs], [csl(site.records[slug]) for _, slug in jobs])
            for (style, slug), (full, short) in zip(jobs, expected, strict=True):
                found = citations[slug][style.id]
                assert (plain(found.full), plain(found.short)) == (full, short), (style.id, slug)


def test_names_that_trap_processors(tmp_path: Path) -> None:
    records = samples.TRAPS
    found = cite_all([csl(record) for record in records], tmp_path)
    for n, record in enumerate(records):
        name = typographic(record.publisher)
        for style in STYLES:
            full = marked(found[style.id][n].full)
            where = (style.id, full)
            assert name in full, where
            assert full.count(record.url) == 1, where
            assert ".." not in full.replace("…", ""), where
            assert not re.search(r"\?[.,]|\?”[.,]", full), where
            assert "[date]" in full or style.id not in ("harvard",), where
            words = [w for w in re.findall(r"\w+", typographic(record.title)) if len(w) > 3]
            assert all(word.casefold() in full.casefold() for word in words), where
            assert not any(0xE000 <= ord(char) < 0xF900 for char in full + found[style.id][n].at), where


def test_titles_that_trap_processors_are_cited_as_if_alone(tmp_path: Path) -> None:
    records = samples.TRAPS[: len(samples.TITLES)] + samples.TRAPS[-len(samples.TITLES) :]
    found = cite_all([csl(record) for record in records], tmp_path)
    for style in STYLES:
        for n, record in enumerate(records):
            full, short = alone(style, csl(record))
            assert (plain(found[style.id][n].full), plain(found[style.id][n].short)) == (full, short)


def typographic(text: str) -> str:
    return text.replace("'", "’")


def test_no_item_changes_how_another_is_cited(tmp_path: Path) -> None:
    """Same author and year elsewhere would earn a letter (2026a), a dash for the name, or a shorter note."""
    one = cited(samples.FROZEN, tmp_path / "alone")
    others = [dataclasses.replace(samples.FROZEN, slug=f"page-{n}", title=f"Page {n}") for n in range(3)]
    together = cite_all([csl(record) for record in [*others, samples.FROZEN, *others]], tmp_path / "together")
    assert {id_: rows[3] for id_, rows in together.items()} == one


# The cache


def boom(*_: object) -> None:
    raise AssertionError("pandoc was called")


def test_a_warm_cache_is_used_and_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cold = cited(samples.FROZEN, tmp_path)
    monkeypatch.setattr(engine, "_call", boom)
    assert cited(samples.FROZEN, tmp_path) == cold
    with pytest.raises(AssertionError, match="pandoc was called"):
        cited(dataclasses.replace(samples.FROZEN, title="Another title"), tmp_path)


CITE = """
from pathlib import Path
import citing_samples as samples
from kb.citing.engine import cite_all
from kb.citing.record import csl
print(cite_all([csl(samples.FROZEN)], Path("cache"))["mla"][0].full)
"""


def test_a_step_that_changes_is_not_hidden_by_the_cache(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "scripts" / "kb", tmp_path / "kb", ignore=shutil.ignore_patterns("__pycache__"))
    paths = os.pathsep.join([str(tmp_path), str(ROOT / "tests" / "support")])

    def printed() -> str:
        done = subprocess.run(
            [sys.executable, "-c", CITE],
            cwd=tmp_path, env={**os.environ, "PYTHONPATH": paths}, text=True, capture_output=True, check=True,
        )  # fmt: skip
        return done.stdout

    before = printed()
    styles = tmp_path / "kb" / "citing" / "styles.py"
    text = styles.read_text()
    styles.write_text(text.replace('r"\\1version "', 'r"\\1mended version "'))
    assert printed() == before.replace("version ", "mended version ") != before
    styles.write_text(text)
    assert printed() == before


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"key": 1}', '{"key": "x", "cited": []}'])
def test_a_damaged_cache_costs_time_only(tmp_path: Path, damage: str) -> None:
    cold = cited(samples.FROZEN, tmp_path)
    for path in tmp_path.iterdir():
        path.write_text(damage)
    assert cited(samples.FROZEN, tmp_path) == cold


def test_a_cache_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert cited(samples.LIVE, tmp_path / "file" / "cache") == cited(samples.LIVE, tmp_path / "cache")


def test_the_words_of_a_page_do_not_call_pandoc() -> None:
    """``make serve`` stays quick: only a title, a date or an address is part of the key."""
    site = samples.resolved()
    for style in STYLES:
        for record in site.records.values():
            item = style.prepare(csl(record))
            assert record.abstract not in item.values()
            assert ", ".join(record.keywords) not in item.values() or not record.keywords


# Which edition is cited


def editions(*days: str) -> Iterator[Edition]:
    yield from (samples.edition(f"2026.{n}", dt.date.fromisoformat(day)) for n, day in enumerate(days, start=1))


def test_before_any_edition_the_live_page_is_cited() -> None:
    assert cited_edition(DocPath("topics/x.md"), []) is None
    records = samples.resolved().records.values()
    assert {record.edition for record in records} == {None}
    assert all(record.url == record.live for record in records)
    assert not any("2026.1" in record.key for record in records)


def test_the_latest_edition_that_holds_the_page_is_cited() -> None:
    day = dt.date(2026, 6, 1)
    frozen = [Edition("2026.9", day, frozenset({"/topics/a/", "/topics/b/"})), Edition("2026.10", day, {"/topics/a/"})]
    assert cited_edition(DocPath("topics/a.md"), frozen).id == "2026.10"
    assert cited_edition(DocPath("topics/b.md"), frozen).id == "2026.9"
    assert cited_edition(DocPath("topics/c.md"), frozen) is None
    assert cited_edition(DocPath("cases/a.md"), frozen) is None


def test_a_page_that_an_edition_holds_before_its_date_is_cited_with_its_date() -> None:
    records = samples.resolved(*editions("2020-01-01")).records.values()
    assert {record.edition for record in records} == {"2026.1"}
    assert min(record.issued for record in records) > dt.date(2020, 1, 1)


def test_a_page_in_an_edition_is_cited_there_with_the_date_it_shows_there() -> None:
    site = samples.resolved(*editions("2026-12-01"))
    for record in site.records.values():
        assert record.edition == "2026.1"
        assert record.url == record.live.replace(site.project.url, f"{site.project.url}v/2026.1/")
        assert record.issued <= dt.date(2026, 12, 1)
        assert record.key.endswith("-2026.1")
