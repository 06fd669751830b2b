"""The list of references by kind, the files that hold it all, and what is said at each place."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import citing_samples as samples
import pytest
from kb.citing.works import FORMATS
from kb.model.kinds import EVIDENCE
from lxml import html
from rdflib import SDO

WORKS = samples.resolved().catalog.references


@pytest.fixture(scope="module")
def rows(site: Path) -> list[dict[str, str]]:
    with (site / "references.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_each_work_stands_under_its_kind(site: Path) -> None:
    tree = html.parse(site / "references" / "index.html")
    shown = {}
    for heading in tree.xpath("//article//h2"):
        for item in heading.getnext():
            shown[item.get("id")] = heading.get("id").removeprefix("kind-")
            assert item.get("data-kind") == shown[item.get("id")]
    assert shown == {id_: work.kind for id_, work in WORKS.items()}
    assert tree.xpath("//a[@href='../references.csv']")


def test_the_table_has_a_row_for_each_place_with_what_is_said_there(rows: list[dict[str, str]]) -> None:
    wanted = [(work.id, EVIDENCE[work.kind], locus.at, locus.says) for work in WORKS.values() for locus in work.loci]
    assert [(r["Key"], r["Kind"], r["Place"], r["What is said there"]) for r in rows] == wanted
    assert all(row["What is said there"] for row in rows)


def test_the_table_names_the_pages_that_cite_a_place(site: Path, rows: list[dict[str, str]]) -> None:
    (row,) = (row for row in rows if (row["Key"], row["Place"]) == ("vcdr-1961", "art. 7"))
    cited = row["Cited on"].split()
    assert any(address.endswith("/topics/military-attaches/") for address in cited)
    page = html.parse(site / "topics" / "military-attaches" / "index.html")
    (place,) = page.xpath("//span[@class='place'][starts-with(., 'Art. 7:')]")
    assert row["What is said there"] in place.text_content()


def test_the_graph_has_each_work_with_its_kind_in_terms_of_schema_org(site: Path) -> None:
    nodes = json.loads((site / "references.schema.jsonld").read_text(encoding="utf-8"))["@graph"]
    assert [node["@id"].partition("#")[2] for node in nodes] == list(WORKS)
    for node, work in zip(nodes, WORKS.values(), strict=True):
        assert node["keywords"] == EVIDENCE[work.kind]
        for name in [node["@type"], *(key for key in node if not key.startswith("@"))]:
            assert name in SDO, name


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_record_stands_in_one_file(site: Path, suffix: str) -> None:
    assert (site / f"references.{suffix}").read_text(encoding="utf-8") == FORMATS[suffix][1](list(WORKS.values()))


def test_a_source_article_says_what_each_passage_says(site: Path) -> None:
    for source in samples.resolved().catalog.sources.values():
        tree = html.parse(site / "sources" / source.key / "index.html")
        for section in source.sections:
            for passage in section.passages:
                (item,) = tree.xpath("//*[@id=$id]", id=f"{section.id}-{passage.n}")
                assert passage.says in item.text_content()
