"""The files of a release, checked one by one, after ``scripts/build.py release``."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import audit
import pikepdf
import pytest
from book_checks import PLAN, epub_faults, internal_links, outline, pdf_faults
from ebook_reader import reader_faults
from kb.books.release import SBOM, SUMS, names
from offline_checks import dead_links, search_and_read, unpacked
from playwright.sync_api import Browser
from project_copy import ROOT
from zim_checks import zim_faults

FOLDER = ROOT / "release"
NAMES = names(PLAN)


def test_the_sums_are_those_of_the_files() -> None:
    rows = dict(reversed(row.split("  ")) for row in (FOLDER / SUMS).read_text().splitlines())
    assert rows == {name: hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() for name in NAMES}


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".epub")])
def test_neither_epubcheck_nor_a_reader_finds_fault(name: str) -> None:
    assert epub_faults(FOLDER / name) == []
    assert reader_faults(FOLDER / name) == []


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".pdf")])
def test_the_pdf_is_accessible_and_leads_within(name: str) -> None:
    assert pdf_faults(FOLDER / name) == []
    count, dead = internal_links(FOLDER / name)
    assert count > 100
    assert dead == []
    with pikepdf.open(FOLDER / name) as pdf:
        assert "Glossary" in outline(pdf)


def test_the_bill_of_materials_lists_every_package_of_the_site() -> None:
    bill = json.loads((FOLDER / SBOM).read_text())
    assert bill["bomFormat"] == "CycloneDX"
    listed = {part["name"].lower(): part["version"] for part in bill["components"]}
    wanted = audit.locked(ROOT / "requirements" / "site.txt")
    assert len(wanted) > 20
    assert wanted.items() <= listed.items()


def test_the_archive_for_kiwix_is_whole_and_searchable() -> None:
    title, page = "Glossary", "glossary.html"
    assert zim_faults(FOLDER / PLAN.kiwix, "attaché", title, page) == []


@pytest.mark.browser
def test_the_archive_works_from_the_disk(browser: Browser, tmp_path: Path) -> None:
    start = unpacked(FOLDER / PLAN.offline, tmp_path)
    assert dead_links(tmp_path) == []
    search_and_read(browser, start)
