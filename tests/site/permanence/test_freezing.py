"""What is never frozen, and which editions a build refuses."""

from __future__ import annotations

import hashlib
import shutil
import stat
import zipfile
from pathlib import Path

import pytest
from editions import LIVE, SMALL_SOURCE, refused
from kb.model.deployment import Deployment
from kb.permanence.edition import FOLDER, SUMS
from overlay import SAMPLE
from project_copy import copy_project
from scratch import edit, kb
from snapshots import snapshot


@pytest.mark.parametrize("name", ["2026.1", "2025.9", "2026", "2026.01", "../x"])
def test_an_edition_is_never_made_twice_nor_misnamed(small: Path, name: str) -> None:
    before = snapshot(small / FOLDER)
    output = kb(small, "edition", name, status=1)
    assert "choose" in output or "no name of an edition" in output
    assert snapshot(small / FOLDER) == before


def test_an_archive_that_was_changed_is_refused(small: Path) -> None:
    with zipfile.ZipFile(small / FOLDER / "2026.1.zip", "a") as archive:
        archive.writestr("extra.html", "x")
    assert "editions/2026.1.zip is not the archive that" in refused(small)


@pytest.mark.parametrize(
    ("lost", "words"),
    [
        ("2026.1.zip", "editions/2026.1.zip is missing"),
        (SUMS, "editions/SHA256SUMS is missing"),
        ("", "editions/SHA256SUMS is missing"),
    ],
)
def test_what_was_not_committed_is_named(small: Path, lost: str, words: str) -> None:
    shutil.rmtree(small / FOLDER) if not lost else (small / FOLDER / lost).unlink()
    assert words in refused(small)


def test_a_page_that_its_edition_lacks_is_named(small: Path) -> None:
    edit(small / "content/editions.yml", "/topics/port-calls/", "/topics/port-call/")
    assert "2026.1.zip holds no `/topics/port-call/`" in refused(small)


def _link() -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("link")
    entry.create_system = 3
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


@pytest.mark.parametrize(
    "name", ["../../escaped.html", "/escaped.html", "a/../../../escaped.html", "a\\..\\b", _link()]
)
def test_an_archive_that_reaches_outside_is_refused(small: Path, name: str | zipfile.ZipInfo) -> None:
    path = small / FOLDER / "2026.1.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "/etc/passwd")
    (small / FOLDER / SUMS).write_text(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  2026.1.zip\n")
    assert "must not be unpacked" in refused(small)


def test_with_wrong_content_nothing_is_frozen(small: Path) -> None:
    edit(small / SMALL_SOURCE, "level: advanced", "level: easy")
    assert "nothing was written" in kb(small, "edition", "2027.1", status=1)
    assert not (small / FOLDER / "2027.1.zip").exists()


def test_a_placeholder_is_never_frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_project(tmp_path / "copy", SAMPLE)
    monkeypatch.setenv("SITE_URL", "https://military-diplomacy.example/")
    assert "site_url is https://military-diplomacy.example/" in kb(root, "edition", "2099.1", status=1)
    assert not (root / FOLDER / "2099.1.zip").exists()


def test_without_an_address_for_reports_nothing_is_frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_project(tmp_path / "copy", SAMPLE)
    monkeypatch.setenv("SITE_URL", LIVE)
    assert "`extra: contact` is empty" in kb(root, "edition", "2099.1", status=1)
    assert not (root / FOLDER / "2099.1.zip").exists()


@pytest.mark.parametrize(
    ("url", "placeholder"),
    [
        ("https://military-diplomacy.example/", True),
        ("https://www.example.org/ref/", True),
        ("http://localhost:8000/", True),
        ("http://127.0.0.1:8000/", True),
        ("https://[::1]/", True),
        ("https://reference.internal/", False),
        ("https://example.github.io/reference/", False),
        ("https://testing.org/", False),
        ("https://192.0.2.7/", False),
    ],
)
def test_reserved_names_are_placeholders(url: str, placeholder: bool) -> None:
    assert Deployment(url).placeholder is placeholder


def test_paragraphs_without_ids_are_never_frozen(small: Path) -> None:
    path = small / SMALL_SOURCE
    path.write_text(f"{path.read_text().rstrip()}\n\nThere is more to say [@primer/talks/1].\n")
    before = {path: data for path, data in snapshot(small).items() if not path.startswith(".cache/")}
    said = kb(small, "edition", "2099.1", status=1)
    assert SMALL_SOURCE in said
    assert "make publish" in said
    assert {path: data for path, data in snapshot(small).items() if not path.startswith(".cache/")} == before
