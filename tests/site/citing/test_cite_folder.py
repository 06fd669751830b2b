"""The folder /cite/ of the site: every record is in it, and every address in it is a page."""

from __future__ import annotations

import json
import re
from pathlib import Path

import bibtexparser
import citing_samples as samples
import rispy
from kb.adapters.mkdocs.configuration import read_project
from kb.citing.exports import FORMATS

BASE = read_project(samples.ROOT).url


def test_each_page_has_its_files_and_the_site_has_all(site: Path) -> None:
    records = samples.resolved().records
    files = {path.name for path in (site / "cite").iterdir()}
    assert files == {f"{slug}.{suffix}" for slug in [*records, "all"] for suffix in FORMATS}
    assert {path.parent.name for kind in ("topics", "cases") for path in (site / kind).glob("*/index.html")} <= {
        *records,
        "cases",
    }
    keys = {record.key for record in records.values()}
    assert {item["id"] for item in json.loads((site / "cite/all.csl.json").read_text())} == keys
    assert {entry["id"] for entry in rispy.loads((site / "cite/all.ris").read_text())} == keys
    for name in ("all.bib", "all.biblatex.bib"):
        library = bibtexparser.parse_string((site / "cite" / name).read_text())
        assert not library.failed_blocks
        assert {entry.key for entry in library.entries} == keys


def test_every_address_in_the_files_is_a_page_of_the_site(site: Path) -> None:
    count = 0
    for path in (site / "cite").iterdir():
        for url in re.findall(r"https?://[^\s\"}]+", path.read_text()):
            assert samples.site_file(site, url, BASE).is_file(), (path.name, url)
            count += 1
    assert count >= 2 * 4 * 30


def test_in_an_edition_every_address_is_the_frozen_form_of_a_page(site: Path) -> None:
    records = samples.resolved(samples.edition()).records
    for _, _, write in FORMATS.values():
        for url in re.findall(r"https?://[^\s\"}]+", write(list(records.values()))):
            assert url.startswith(f"{BASE}v/2026.1/")
            assert samples.site_file(site, url, f"{BASE}v/2026.1/").is_file(), url
