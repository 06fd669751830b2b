"""Anki itself imports the flash cards, as they are and with its own guesses, into a collection."""

from __future__ import annotations

import csv
from pathlib import Path

import citing_samples as samples
import pytest
from anki.collection import Collection
from anki.import_export_pb2 import CsvMetadata, ImportCsvRequest
from kb.adapters.mkdocs.configuration import read_project
from kb.emit.files import tables
from project_copy import ROOT


def imported(path: Path, folder: Path) -> tuple[CsvMetadata, list[list[str]]]:
    """What Anki took the file for, and the fields of the notes that it made."""
    collection = Collection(str(folder / "cards.anki2"))
    try:
        meta = collection.get_csv_metadata(str(path), None)
        for _ in range(2):  # the second time mends, and adds none
            collection.import_csv(ImportCsvRequest(path=str(path), metadata=meta))
        return meta, [collection.get_note(id_).fields for id_ in collection.find_notes("")]
    finally:
        collection.close()


def test_the_glossary_becomes_a_deck(site: Path, tmp_path: Path) -> None:
    meta, notes = imported(site / "glossary.anki.txt", tmp_path)
    head = (site / "glossary.anki.txt").read_text(encoding="utf-8")
    assert head.startswith("#separator:tab\n#html:false\n"), "what Anki guesses of a file depends on its cards"
    assert meta.delimiter == CsvMetadata.Delimiter.TAB
    assert not meta.is_html
    assert list(meta.column_labels) == list(tables.SIDES)
    assert meta.deck_name == f"{read_project(ROOT).title}: glossary"
    terms = {term.term: term.short for term in samples.resolved().catalog.terms.values() if not term.see}
    assert {front: back for front, back, *_ in notes} == terms
    assert len(notes) == len(terms), "no header and no double became a card"


def test_each_list_has_the_cards_of_its_terms(site: Path, tmp_path: Path) -> None:
    known = {term.term: term.short for term in samples.resolved().catalog.terms.values()}
    files = sorted((site / "lists").glob("*/*.anki.txt"))
    assert len(files) == len(samples.resolved().courses)
    for path in files:
        (tmp_path / path.stem).mkdir()
        _, notes = imported(path, tmp_path / path.stem)
        assert notes
        assert all(known[front] == back for front, back, *_ in notes)
        page = (path.parent / "index.html").read_text(encoding="utf-8")
        assert f'href="{path.name}"' in page


def test_the_glossary_links_them(site: Path) -> None:
    page = (site / "glossary/index.html").read_text(encoding="utf-8")
    assert 'href="../glossary.anki.txt">' in page.partition("<main")[2]


def test_without_its_header_the_file_is_taken_for_another(site: Path, tmp_path: Path) -> None:
    bare = tmp_path / "glossary.csv"
    bare.write_text((site / "glossary.csv").read_text(encoding="utf-8-sig"), encoding="utf-8")
    _, notes = imported(bare, tmp_path)
    assert "Definition" in {field for note in notes for field in note} or not all(note[1] for note in notes)


@pytest.mark.parametrize("cell", ["=1+1", "+x", "-x", "@SUM(A1)", "\tx"])
def test_no_cell_is_a_formula(cell: str) -> None:
    (_, row) = csv.reader(tables.table(["A"], [[cell]]).removeprefix(tables.MARK).splitlines())
    assert row == [f"'{cell}"]


@pytest.mark.parametrize("cell", ["-5", "+3.5", -5, "a-b", ""])
def test_numbers_and_words_stay(cell: object) -> None:
    (_, row) = csv.reader(tables.table(["A"], [[cell]]).removeprefix(tables.MARK).splitlines())
    assert row == ([str(cell)] if cell != "" else [""])


def test_no_file_of_the_site_has_a_formula(site: Path) -> None:
    for path in site.rglob("*.csv"):
        for row in csv.reader(path.read_text(encoding="utf-8-sig").splitlines()):
            for cell in row:
                assert not cell.startswith(("=", "@", "\t")), (path, cell)
                assert not cell.startswith(("+", "-")) or cell[1:].replace(".", "").isdigit(), (path, cell)
