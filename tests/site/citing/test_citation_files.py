"""The files for citation managers, read by the parsers that read them elsewhere."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import bibtexparser
import citing_samples as samples
import pypandoc
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from kb.citing.exports import biblatex, bibtex, csl_json, ris
from kb.citing.latex import ascii_escape, escape
from kb.citing.record import Record
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text

EVERY = [samples.LIVE, samples.FROZEN, *samples.TRAPS]


def pandoc(text: str, form: str) -> list[dict[str, Any]]:
    """What pandoc reads out of a bibliography, as CSL-JSON."""
    command = [pypandoc.get_pandoc_path(), "-f", form, "-t", "csljson"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return json.loads(done.stdout)


def bare(title: str) -> str:
    """Without the spans in which pandoc keeps the braces of BibTeX; with straight quotation marks."""
    return re.sub(r"<[^>]+>", "", title).translate(
        {ord("`"): "'", 0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0xA0: " "}
    )


def date(record: Record) -> list[int]:
    return [record.issued.year, record.issued.month, record.issued.day]


def test_the_record_of_the_format_notes_in_each_format() -> None:
    wanted = """@incollection{mdr-military-attaches-2026.1,
  author    = {{Military Diplomacy Reference}},
  title     = {Military attach{\\'e}s},
  booktitle = {Military Diplomacy: A Reference},
  edition   = {2026.1},
  year      = {2026},
  month     = nov,
  publisher = {Military Diplomacy Reference},
  url       = {https://example.org/v/2026.1/topics/military-attaches/},
  note      = {\\url{https://example.org/v/2026.1/topics/military-attaches/}, 2 November 2026},
  abstract  = {What a military attach{\\'e} is and does.},
  keywords  = {attach{\\'e}s, embassies},
  language  = {en-US},
  copyright = {CC BY 4.0},
}
"""
    note = next(line for line in wanted.splitlines(keepends=True) if line.startswith("  note "))
    assert bibtex(samples.FROZEN) == wanted
    assert biblatex(samples.FROZEN) == (
        wanted.replace("@incollection", "@inreference")
        .replace("{\\'e}", "é")
        .replace(note, "")
        .replace("  year      = {2026},\n  month     = nov,\n", "  date      = {2026-11-02},\n")
        .replace("{en-US},\n  copyright = {CC BY 4.0}", "{english},\n  langid    = {american}")
    )
    assert ris(samples.FROZEN) == (
        "TY  - ENCYC\nID  - mdr-military-attaches-2026.1\nAU  - Military Diplomacy Reference,\n"
        "TI  - Military attachés\nT2  - Military Diplomacy: A Reference\nET  - 2026.1\n"
        "PB  - Military Diplomacy Reference\nPY  - 2026\nDA  - 2026/11/02/\n"
        "UR  - https://example.org/v/2026.1/topics/military-attaches/\nAB  - What a military attaché is and does.\n"
        "KW  - attachés\nKW  - embassies\nLA  - en-US\nCR  - CC BY 4.0\nER  - \n"
    )


# RIS


def test_rispy_reads_every_field() -> None:
    read = rispy.loads("\n".join(map(ris, EVERY)))
    assert len(read) == len(EVERY)
    for record, entry in zip(EVERY, read, strict=True):
        assert entry.get("unknown_tag") == {"CR": ["CC BY 4.0"]}, "which Zotero reads as the rights"
        assert entry["type_of_reference"] == "ENCYC"
        assert entry["authors"] == [record.publisher + ","]
        assert (entry["title"], entry["secondary_title"]) == (record.title, record.work)
        assert entry.get("edition") == record.edition
        assert (entry["publisher"], entry["year"]) == (record.publisher, "2026")
        assert (entry["date"], entry["urls"]) == ("2026/11/02/", [record.url])
        assert (entry["abstract"], entry["keywords"]) == (record.abstract, list(record.keywords))
        assert (entry["id"], entry["language"]) == (record.key, "en-US")


def test_pandoc_keeps_the_publisher_in_one_name_from_ris() -> None:
    for record in EVERY:
        (item,) = pandoc(ris(record), "ris")
        assert bare(item["title"]) == bare(record.title)
        assert item["issued"]["date-parts"] == [date(record)[:1]]  # pandoc reads PY, not DA
        assert item["URL"] == record.url
        if "," not in record.publisher:  # a comma in a name is one more than RIS can carry
            assert item["author"] in ([{"literal": record.publisher}], [{"family": record.publisher}])


# BibTeX and BibLaTeX


@pytest.mark.parametrize(("write", "form"), [(bibtex, "bibtex"), (biblatex, "biblatex")])
def test_pandoc_reads_bibtex_and_biblatex(write, form: str) -> None:
    read = {item["id"]: item for item in pandoc("\n".join(map(write, (samples.LIVE, samples.FROZEN))), form)}
    for record in (samples.LIVE, samples.FROZEN):
        item = read[record.key]
        assert item["type"] == ("entry-encyclopedia" if form == "biblatex" else "chapter")
        assert item.get("edition") == record.edition
        assert item["container-title"] == "Military diplomacy: A reference", "pandoc undoes the capitals of English"
    for record in EVERY:
        (item,) = pandoc(write(record), form)
        assert item["author"] == [{"literal": bare(record.publisher).replace("'", "’")}]
        # pandoc makes the quotation marks of its language of those in BibTeX
        assert bare(item["title"]).replace('"', "'") == bare(record.title).replace('"', "'")
        assert item["issued"]["date-parts"][0] == date(record)[: 2 if form == "bibtex" else 3]
        assert item["URL"] == record.url


@pytest.mark.parametrize("write", [bibtex, biblatex])
def test_bibtexparser_and_pybtex_read_every_record(write) -> None:
    for record in EVERY:
        library = bibtexparser.parse_string(write(record))
        assert not library.failed_blocks
        (entry,) = library.entries
        assert entry.key == record.key
        assert entry["url"] == record.url
        parsed = parse_string(write(record), "bibtex").entries[record.key]
        (author,) = parsed.persons["author"]
        assert not author.first_names, "a body's name was split"
        assert LatexNodes2Text().latex_to_text(parsed.fields["booktitle"]) == record.work
        assert parsed.fields.get("edition") == record.edition


def test_bibtex_is_ascii_for_european_names() -> None:
    for record in EVERY:
        assert bibtex(record).isascii(), bibtex(record)


def test_capitals_of_names_are_protected() -> None:
    assert "title     = {{ADMM-Plus}}," in bibtex(next(r for r in EVERY if r.title == "ADMM-Plus"))
    for write in (bibtex, biblatex):
        assert re.search(r"title     = \{Military attach.*s\},", write(samples.LIVE)), "the first word needs no braces"
        assert "{NATO's}" in write(next(r for r in EVERY if "NATO" in r.title))


@given(
    st.text(st.characters(codec="latin-1", min_codepoint=32, exclude_characters="\x7f\xad", exclude_categories=["C"]))
)
def test_escaped_text_reads_back(text: str) -> None:
    for escaped in (escape(text), ascii_escape(text)):
        depth = 0
        for token in re.findall(r"\\.|[{}]", escaped):
            depth += {"{": 1, "}": -1}.get(token, 0)
            assert depth >= 0, escaped
        assert depth == 0, escaped
    assert re.search(r"(?<!\\)[&%$#_]", escape(text)) is None


@pytest.mark.parametrize("title", samples.TITLES + samples.PUBLISHERS)
def test_latex_means_the_title(title: str) -> None:
    for escaped in (escape(title), ascii_escape(title)):
        assert bare(LatexNodes2Text().latex_to_text(escaped)) == bare(title)


def test_biblatex_satisfies_a_data_model(tmp_path: Path) -> None:
    """Of biblatex's own model where biber is installed; everywhere the fields that it allows on @inreference."""
    allowed = {"author", "title", "booktitle", "edition", "date", "publisher", "url", "langid", "language"}
    allowed |= {"abstract", "keywords"}
    text = "\n".join(biblatex(record) for record in (samples.LIVE, samples.FROZEN))
    for entry in bibtexparser.parse_string(text).entries:
        assert entry.entry_type == "inreference"
        assert set(entry.fields_dict) <= allowed
    if biber := shutil.which("biber"):
        path = tmp_path / "all.bib"
        path.write_text(text)
        command = [
            biber,
            "--tool",
            "--validate-datamodel",
            "--nolog",
            "--output-file",
            str(tmp_path / "o.bib"),
            str(path),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        warnings = [line for line in done.stdout.splitlines() if re.match(r"(WARN|ERROR)", line)]
        wrong = [
            line for line in warnings if "Missing mandatory field 'editor'" not in line and "WARNINGS:" not in line
        ]
        assert wrong == [], done.stdout


# CSL-JSON


CSL_FIELDS = {
    "id", "type", "title", "container-title", "author", "issued", "edition", "publisher", "URL", "abstract", "keyword",
    "language",
}  # fmt: skip
"""Names that the schema of CSL-JSON 1.0.2 knows; it allows no others (``license`` is not among them)."""


def test_csl_json_is_the_record() -> None:
    items = json.loads(csl_json(EVERY))
    for record, item in zip(EVERY, items, strict=True):
        assert set(item) <= CSL_FIELDS
        assert item["type"] == "entry-encyclopedia"
        assert item["author"] == [{"literal": record.publisher}]
        assert item["issued"] == {"date-parts": [date(record)]}
        assert (item["title"], item["URL"], item.get("edition")) == (record.title, record.url, record.edition)
    assert len(pandoc(csl_json(EVERY[:2]), "csljson")) == 2
