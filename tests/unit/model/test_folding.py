"""One way to fold a text, in Python and in the browser, and what stands on it: the index, its headings, the links."""

from __future__ import annotations

import csv
import unicodedata

import pytest
from kb.emit.parts.letters import letter_id
from kb.model.text import fold, initial, key, slug, sort_key
from kb.prose.blocks import Block
from kb.prose.term_links import Entry, Linker
from playwright.sync_api import Browser
from project_copy import ROOT

TABLE = ROOT / "tests/support/folding.tsv"


def rows() -> list[tuple[str, str]]:
    """What is written, and what it is folded to."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        found = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            (row["written"].replace("\\u0301", "\u0301"), unicodedata.normalize("NFKD", row["folded"])) for row in found
        ]


def test_python_folds_as_the_table_says() -> None:
    assert len(rows()) > 20
    assert [fold(written) for written, _ in rows()] == [folded for _, folded in rows()]


@pytest.mark.browser
def test_the_browser_folds_as_python_does(browser: Browser) -> None:
    page = browser.new_page()
    page.add_script_tag(path=ROOT / "docs/assets/fold.js")
    written = [text for text, _ in rows()] + [
        chr(point) for point in range(0xA0, 0x2E80) if unicodedata.category(chr(point)) != "Cn"
    ]
    found = page.evaluate("texts => texts.map(foldText)", written)
    page.close()
    assert [pair for pair in zip(written, found, strict=True) if fold(pair[0]) != pair[1]] == []


def test_no_other_script_folds_in_a_way_of_its_own() -> None:
    scripts = [path for path in (ROOT / "docs/assets").rglob("*.js") if path.name != "fold.js"]
    assert len(scripts) > 20
    assert [path.name for path in scripts if "normalize(" in path.read_text(encoding="utf-8")] == []


def test_letters_of_other_scripts_have_headings_of_their_own() -> None:
    letters = [initial(name) for name in ("Zürich", "Жуков", "中国", "7th Fleet")]
    assert letters == ["Z", "Ж", "中", "0–9"]
    ids = [letter_id(letter) for letter in letters]
    assert len(set(ids)) == len(ids)
    assert all(id_.isascii() and id_ != "letter-" for id_ in ids)


@pytest.mark.parametrize(
    ("name", "letter"), [("Ægir", "A"), ("Œuvre", "O"), ("Þórshöfn", "T"), ("Łódź", "L"), ("Øresund", "O")]
)
def test_letters_that_are_typed_as_others_stand_among_them(name: str, letter: str) -> None:
    assert initial(name) == letter
    assert letter_id(initial(name)) == f"letter-{letter.lower()}"
    assert sort_key(letter.lower()) < sort_key(name)
    assert slug(name)


def test_a_term_in_decomposed_text_is_found() -> None:
    linker = Linker([Entry("attache", ("attaché",), False, ())])
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, "The attaché reports.")
        (found,) = linker.mentions(Block("paragraph", text, 0))
        assert key(text[found.start : found.end]) == "attache"
