"""The works that pages cite, as other programs read them: every record whole, and each page's own literature."""

from __future__ import annotations

import json
from pathlib import Path

import bibtexparser
import citing_samples as samples
import lxml.html
import pytest
import rispy
from coins_parser import CoinsParser
from kb.citing.reference_text import written_date
from kb.citing.works import FORMATS, coins, csl, ris
from kb.model.kinds import EVIDENCE
from kb.model.values import Page
from kb.model.works import Reference
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text

WORKS = list(samples.resolved().catalog.references.values())
PAGES = [page for page in samples.resolved().ordered if page.literature]


def family(name: dict[str, str]) -> str:
    return name.get("family") or name["literal"]


@pytest.mark.parametrize("works", [[], WORKS[:1], WORKS])
def test_the_items_stand_one_on_a_line(works: list[Reference]) -> None:
    written = FORMATS["csl.json"][1](works)
    assert json.loads(written) == [csl(work) for work in works]
    assert [json.loads(line.removesuffix(",")) for line in written.splitlines()[1:-1]] == json.loads(written)


def test_rispy_reads_every_work_with_its_kind() -> None:
    read = rispy.loads("\n".join(map(ris, WORKS)))
    assert len(read) == len(WORKS) > 100
    for work, entry in zip(WORKS, read, strict=True):
        assert "unknown_tag" not in entry
        assert (entry["id"], entry["title"]) == (work.id, work.title)
        assert entry["keywords"] == [EVIDENCE[work.kind]]
        assert [name.partition(",")[0] for name in entry.get("authors", [])] == [
            family(name).partition(",")[0] for name in map(dict, work.author)
        ]
        assert entry.get("year") == (work.issued[:4] if work.issued else None)
        assert (entry.get("urls"), entry.get("doi")) == ([work.url] if work.url else None, work.doi)


def test_bibtexparser_and_pybtex_read_every_work() -> None:
    text = FORMATS["bib"][1](WORKS)
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == [work.id for work in WORKS]
    parsed = parse_string(text, "bibtex").entries
    for work in WORKS:
        entry = parsed[work.id]
        assert entry.fields["keywords"] == EVIDENCE[work.kind]
        publisher = work.type == "report" and not work.author
        assert len(entry.persons.get("author", [])) == len(work.author) + publisher, work.id
        assert letters(LatexNodes2Text().latex_to_text(entry.fields["title"])) == letters(work.title)
        printed = entry.fields.get("note", "")
        assert f"\\url{{{work.url}}}" in printed or not work.url, "plain styles print no url"
        assert not work.issued or len(work.issued) < 10 or written_date(work.issued) in printed


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def test_csl_json_has_every_work_as_the_editors_wrote_it() -> None:
    read = json.loads(FORMATS["csl.json"][1](WORKS))
    assert [item["id"] for item in read] == [work.id for work in WORKS]
    for work, item in zip(WORKS, read, strict=True):
        assert item["keyword"] == EVIDENCE[work.kind]
        assert item.get("author", []) == [dict(name) for name in work.author]
        dates = item.get("issued", {}).get("date-parts", [[]])[0]
        assert "-".join(f"{part:02}" for part in dates) == (work.issued or "")


def test_a_span_holds_what_zotero_takes_of_a_work() -> None:
    (work,) = (work for work in WORKS if work.id == "cottey-forster-2004")
    (span,) = CoinsParser.parse(coins(work))
    assert [value for name, value in span if name == "rft.au"] == ["Cottey, Andrew", "Forster, Anthony"]
    found = dict(span)
    assert (found["rft.type"], found["rft.date"], found["rft.subject"]) == ("book", "2004-04", "Research")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_a_page_gives_its_own_literature_whole(site: Path, page: Page) -> None:
    wanted = [samples.resolved().catalog.references[work.id] for work in page.literature]
    tree = lxml.html.parse(site / "topics" / page.id / "index.html")
    (own,) = CoinsParser.parse((site / "topics" / page.id / "index.html").read_text(encoding="utf-8"))
    assert dict(own)["rft.title"] == page.title, "one record, so that one click saves the page"
    links = dict.fromkeys(tree.xpath("//section[contains(@class, 'part--literature')]//a/@href"))
    for suffix, (_, write) in FORMATS.items():
        assert f"../../bibliography/{page.id}.{suffix}" in links
        assert (site / "bibliography" / f"{page.id}.{suffix}").read_text(encoding="utf-8") == write(wanted)


def test_the_bibliography_has_each_work_under_each_page_that_recommends_it(site: Path) -> None:
    tree = lxml.html.parse(site / "bibliography" / "index.html")
    shown = {
        heading.get("id"): [item.get("data-by") for item in heading.getnext()]
        for heading in tree.xpath("//h3[starts-with(@id, 'works-on-')]")
    }
    assert shown == {f"works-on-{page.id}": [names(work.id) for work in page.literature] for page in PAGES}
    every = {work.id for page in PAGES for work in page.literature}
    assert set(tree.xpath("//li[@data-kind]/@id")) == every
    (spans,) = {len(CoinsParser.parse((site / "bibliography" / "zotero" / "index.html").read_text(encoding="utf-8")))}
    assert spans == len(every) == len(json.loads((site / "bibliography" / "all.csl.json").read_text(encoding="utf-8")))


def names(id_: str) -> str:
    work: Reference = samples.resolved().catalog.references[id_]
    people = map(dict, (*work.author, *work.editor))
    return "; ".join(name.get("literal") or f"{name['family']}, {name['given']}" for name in people)


def test_the_index_of_authors_leads_to_all_that_each_wrote(site: Path) -> None:
    tree = lxml.html.parse(site / "authors" / "index.html")
    links = {item.text_content().partition(":")[0]: item.xpath(".//a/@href") for item in tree.xpath("//article//ul/li")}
    assert links["Cottey, Andrew"] == links["Forster, Anthony"] == ["../references/#cottey-forster-2004"]
    assert {href for found in links.values() for href in found} == {
        f"../references/#{work.id}" for work in WORKS if work.author or work.editor
    }


def test_csl_leaves_out_what_is_not_known() -> None:
    assert all(value for work in WORKS for value in csl(work).values())


_MUST = {
    "article": {"author", "title", "journal"},
    "book": {"title"},
    "incollection": {"author", "title", "booktitle"},
    "inproceedings": {"author", "title", "booktitle"},
    "misc": {"title"},
    "phdthesis": {"author", "title", "school"},
    "techreport": {"author", "title", "institution"},
}
"""What BibTeX's own styles and biblatex's data model warn of where it is missing, but for days that nobody knows."""

_MAY = {
    "article": {"volume", "number", "pages", "series"},
    "book": {"editor", "publisher", "volume", "series", "edition", "pages"},
    "incollection": {"editor", "publisher", "volume", "number", "series", "edition", "pages"},
    "inproceedings": {"editor", "publisher", "volume", "number", "series", "pages", "organization"},
    "misc": {"author", "editor", "howpublished", "organization"},
    "phdthesis": {"pages"},
    "techreport": {"number", "pages"},
}
"""What biblatex's data model allows besides; `biber --tool --validate-datamodel` says what else it does not know."""

_EACH = {"address", "author", "doi", "key", "keywords", "note", "title", "url", "year"}


def faults(text: str) -> list[tuple[str, str, set[str]]]:
    """(work, type, fields that it lacks or that its type does not know)."""
    found = []
    for key, entry in parse_string(text, "bibtex").entries.items():
        fields = {*entry.fields, *entry.persons}
        wrong = (_MUST[entry.type] - fields) | (fields - _MUST[entry.type] - _MAY[entry.type] - _EACH)
        if not {"author", "key"} & fields and entry.type != "book":
            wrong |= {"author or key"}
        found += [(key, entry.type, wrong)] if wrong else []
    return found


def test_every_work_has_the_fields_of_its_type_and_no_other() -> None:
    text = FORMATS["bib"][1](WORKS)
    assert faults(text) == []
    assert faults(text.replace("  howpublished = ", "  publisher = ", 1))
    assert faults(text.replace("  institution = ", "  school = ", 1))


def test_what_a_type_has_no_field_for_is_printed_all_the_same() -> None:
    parsed = parse_string(FORMATS["bib"][1](WORKS), "bibtex").entries
    for work in WORKS:
        printed = letters(LatexNodes2Text().latex_to_text(" ".join(map(str, parsed[work.id].fields.values()))))
        for value in (work.container_title, work.collection_title, work.volume, work.number or work.issue):
            assert letters(value or "") in printed, (work.id, value)
