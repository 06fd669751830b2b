"""The citations of each style: those of the manuals, those that pandoc prints."""

from __future__ import annotations

import dataclasses
import html
import json
import re
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import citing_samples as samples
import pypandoc
import pytest
from kb.citing.engine import cite_all, cite_records, style_file
from kb.citing.record import Record, csl
from kb.citing.styles import STYLES, Style
from thorough import some

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
        f"{ORG}. (2026). Military attachés. In *Military diplomacy: A reference*. {LIVE_AT}",
        f"({ORG}, 2026, para. N)",
    ),
    "mla": (f"“Military Attachés.” {WORK}, {ORG}, 2 Nov. 2026, {LIVE_AT}.", "(“Military Attachés,” par. N)"),
    "harvard": (
        f"{ORG} (2026) ‘Military attachés’, {WORK}. Available at: {LIVE_AT} (Accessed: [date]).",
        f"({ORG}, 2026, para. N)",
    ),
}


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.id)
def test_a_style_is_known_to_cite_in_notes_where_it_does(style: Style) -> None:
    assert style.notes == ('class="note"' in style_file(style).read_text(encoding="utf-8"))


def marked(fragment: str) -> str:
    return html.unescape(re.sub(r"</?em>", "*", fragment))


@pytest.mark.parametrize(
    ("record", "wanted"), [(samples.FROZEN, IN_EDITION), (samples.LIVE, WITHOUT_EDITION)], ids=["frozen", "live"]
)
def test_strings_are_those_of_the_manuals(record: Record, wanted: dict, tmp_path: Path) -> None:
    found = samples.cited(record, tmp_path)
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
    if style == "harvard":
        item["accessed"] = {"literal": "[date]"}
    if style == "apa":
        assert item["container-title"] == "Military Diplomacy: A Reference"
        item["container-title"] = "Military diplomacy: A reference"
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
    """Pages as the site shows them now; a few as an edition would show them."""
    few = ["military-attaches", "nato-partnerships", "glossary"]
    now = samples.resolved()
    for site, slugs in ((now, some(now.records)), (samples.resolved(samples.edition()), few)):
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
    one = samples.cited(samples.FROZEN, tmp_path / "alone")
    others = [dataclasses.replace(samples.FROZEN, slug=f"page-{n}", title=f"Page {n}") for n in range(3)]
    together = cite_all([csl(record) for record in [*others, samples.FROZEN, *others]], tmp_path / "together")
    assert {id_: rows[3] for id_, rows in together.items()} == one
