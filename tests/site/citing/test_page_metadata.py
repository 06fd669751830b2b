"""What machines find in a page: metas, the COinS span, JSON-LD, Signposting and Open Graph, read by their parsers."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import citing_samples as samples
import extruct
import lxml.html
import pytest
from coins_parser import CoinsParser
from kb.adapters.mkdocs.configuration import read_project
from kb.citing.metadata import coins, metas
from kb.citing.record import Record
from kb.model.project import LICENSE_URL
from project_copy import ROOT
from rdflib import SDO
from signposting import find_signposting_html

PROJECT = read_project(ROOT)
FORBIDDEN = {"citation_journal_title", "citation_inbook_title", "citation_book_title", "citation_conference_title"}
"""Metas with which Zotero takes an entry for an article, a chapter or a paper."""


@pytest.fixture(scope="module")
def entries(site: Path) -> list[tuple[Record, str]]:
    """Each record with the HTML of its page."""
    records = samples.resolved().records.values()
    return [(r, samples.site_file(site, r.live, PROJECT.url).read_text(encoding="utf-8")) for r in records]


def test_zotero_gets_the_table_that_it_was_tried_with() -> None:
    (span,) = CoinsParser.parse(coins(samples.FROZEN))
    assert span == [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "encyclopediaArticle"),
        ("rft.title", "Military attachés"),
        ("rft.source", "Military Diplomacy: A Reference"),
        ("rft.aucorp", "Military Diplomacy Reference"),
        ("rft.publisher", "Military Diplomacy Reference"),
        ("rft.date", "2026-11-02"),
        ("rft.edition", "2026.1"),
        ("rft.identifier", "https://example.org/v/2026.1/topics/military-attaches/"),
        ("rft.rights", "CC BY 4.0"),
        ("rft.language", "en-US"),
        ("rft.description", "What a military attaché is and does."),
        ("rft.subject", "attachés"),
        ("rft.subject", "embassies"),
    ]
    assert dict(metas(samples.FROZEN)) == {
        "citation_title": "Military attachés",
        "citation_author": "Military Diplomacy Reference",
        "citation_publication_date": "2026/11/02",
        "citation_publisher": "Military Diplomacy Reference",
        "citation_language": "en",
        "citation_public_url": "https://example.org/v/2026.1/topics/military-attaches/",
        "DC.title": "Military attachés",
        "DC.creator": "Military Diplomacy Reference",
        "DC.type": "encyclopediaArticle",
        "DC.source": "Military Diplomacy: A Reference",
        "DC.date": "2026-11-02",
        "DC.rights": "CC BY 4.0",
        "prism.edition": "2026.1",
    }


@pytest.mark.parametrize("record", samples.TRAPS, ids=lambda record: record.title)
def test_no_name_breaks_the_span(record: Record) -> None:
    html = coins(record)
    assert "+" not in html
    (span,) = CoinsParser.parse(html)
    found = dict(span)
    assert (found["rft.title"], found["rft.aucorp"]) == (record.title, record.publisher)
    (element,) = lxml.html.fragments_fromstring(html)
    title = element.get("title")
    assert f"rft.aucorp={record.publisher}" in [unquote(part) for part in title.split("&")]


def test_every_entry_has_one_span_of_its_own_and_its_metas(entries: list[tuple[Record, str]]) -> None:
    for record, text in entries:
        *works, span = CoinsParser.parse(text)
        assert not [work for work in works if ("rft.type", "encyclopediaArticle") in work]
        found = dict(span)
        assert (found["rft.title"], found["rft.identifier"]) == (record.title, record.url)
        page = lxml.html.fromstring(text)
        named = [(meta.get("name"), meta.get("content")) for meta in page.iter("meta") if meta.get("name")]
        assert not FORBIDDEN & {name for name, _ in named}
        about = [[n, c] for n, c in named if n.startswith(("citation_", "DC.", "prism."))]
        assert about == metas(record)


def test_other_pages_claim_to_be_no_entry(site: Path, entries: list) -> None:
    cited = {samples.site_file(site, record.live, PROJECT.url) for record, _ in entries}
    others = [path for path in site.rglob("*.html") if path not in cited and path.parent.name != "zotero"]
    assert others
    for path in others:
        text = path.read_text(encoding="utf-8")
        assert all(("rft.type", "webpage") in found for found in CoinsParser.parse(text)), path
        assert "citation_title" not in text


# JSON-LD


def graph(text: str) -> list[dict[str, Any]]:
    (data,) = extruct.extract(text, syntaxes=["json-ld"])["json-ld"]
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a graph, nested ones too."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from nodes(item)


def lists(site: Path) -> list[str]:
    """The pages of the reading lists."""
    return [
        (site / "lists" / id_ / "index.html").read_text(encoding="utf-8") for id_ in samples.resolved().catalog.lists
    ]


def terms_file(site: Path) -> list[dict[str, Any]]:
    return json.loads((site / "glossary.schema.jsonld").read_text(encoding="utf-8"))["@graph"]


def test_each_node_has_one_type_and_only_terms_of_schema_org(site: Path, entries: list) -> None:
    home = (site / "index.html").read_text(encoding="utf-8")
    graphs = [graph(home), terms_file(site), *map(graph, lists(site)), *samples.frozen_graphs()]
    for found in [*(graph(text) for _, text in entries), *graphs]:
        for node in nodes(found):
            kind = node.get("@type", "Thing")
            assert isinstance(kind, str)
            for name in [kind, *(key for key in node if not key.startswith("@"))]:
                assert name in SDO, name


def test_references_between_nodes_hold_and_addresses_exist(site: Path, entries: list) -> None:
    ids = {path: lxml.html.parse(path).xpath("//@id") for path in (site / "glossary/index.html", site / "index.html")}
    for found in [*(graph(text) for _, text in entries), terms_file(site)]:
        defined = {node["@id"] for node in nodes(found) if "@id" in node and "@type" in node}
        for node in nodes(found):
            where = node.get("@id", "")
            url, _, anchor = where.partition("#")
            if not where or (where in defined and url == PROJECT.url):
                continue
            path = samples.site_file(site, url, PROJECT.url)
            assert path.is_file(), where
            assert not anchor or anchor in ids[path], where


def test_a_reading_list_is_a_course_with_its_readings_in_order(site: Path) -> None:
    wanted = samples.resolved().catalog.lists
    assert len(wanted) >= 4
    for list_, text in zip(wanted.values(), lists(site), strict=True):
        course, readings, *_ = graph(text)
        assert (course["@type"], course["name"]) == ("Course", list_.title)
        items = readings["itemListElement"]
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))
        assert len(items) == sum(len(session.items) for session in list_.sessions)
        for item in items:
            page, _, anchor = item["url"].partition("#")
            ids = lxml.html.parse(samples.site_file(site, page, PROJECT.url)).xpath("//@id")
            assert not anchor or anchor in ids, item


def test_an_entry_is_an_article_within_the_work(entries: list[tuple[Record, str]]) -> None:
    for record, text in entries:
        first, work, publisher, _ = graph(text)
        assert first["@type"] == ("DefinedTermSet" if record.slug == "glossary" else "ScholarlyArticle")
        assert first["@id"] == record.live
        assert (work["@type"], publisher["@type"]) == ("Book", "Organization")
        assert first["isPartOf"] == {"@id": work["@id"]}
        assert first["author"] == first["publisher"] == {"@id": publisher["@id"]}
        assert publisher["name"] == record.publisher
        assert first["license"] == LICENSE_URL
        if first["@type"] == "ScholarlyArticle":
            assert first["headline"] == record.title
            assert first["teaches"]
            assert first["timeRequired"][:2] == "PT"


def test_the_file_of_terms_has_every_term(site: Path) -> None:
    terms = [node for node in terms_file(site) if node["@type"] == "DefinedTerm"]
    wanted = {term.id for term in samples.resolved().catalog.terms.values() if not term.see}
    assert {term["termCode"] for term in terms} == wanted
    assert all(term["url"].endswith("#" + term["termCode"]) for term in terms)


def test_an_edition_is_named_where_there_is_one() -> None:
    records = samples.resolved(samples.edition()).records
    for first, work, _ in samples.frozen_graphs()[:-1]:
        record = next(record for record in records.values() if record.live == first["@id"])
        assert (first["version"], first["archivedAt"], work["bookEdition"]) == ("2026.1", record.url, "2026.1")
        assert work["url"] == f"{PROJECT.url}v/2026.1/"


# Signposting and Open Graph


def test_signposting_leads_to_the_record_and_the_license(entries: list, site: Path, address: str) -> None:
    for record, _ in entries[:3] + entries[-1:]:
        found = find_signposting_html(record.live.replace(PROJECT.url, address))
        assert str(found.citeAs.target) == record.url
        assert str(found.license.target) == LICENSE_URL
        assert {str(author.target) for author in found.authors} == {PROJECT.url}
        kind = "DefinedTermSet" if record.slug == "glossary" else "ScholarlyArticle"
        assert {str(type_.target) for type_ in found.types} == {
            "https://schema.org/AboutPage",
            f"https://schema.org/{kind}",
        }
        described = {str(link.target): str(link.type) for link in found.describedBy}
        assert {url.removeprefix(f"{address}cite/{record.slug}.") for url in described} == {
            "bib",
            "biblatex.bib",
            "ris",
            "csl.json",
        }
        assert described[f"{address}cite/{record.slug}.ris"] == "application/x-research-info-systems"
        for url in described:
            assert samples.site_file(site, url, address).is_file()


def test_previews_have_words_and_a_picture(site: Path) -> None:
    for path in site.rglob("index.html"):
        text = path.read_text(encoding="utf-8")
        (found,) = extruct.extract(text, syntaxes=["opengraph"])["opengraph"]
        properties = dict(found["properties"])
        assert properties["og:title"]
        assert properties["og:description"]
        assert samples.site_file(site, properties["og:url"], PROJECT.url) == path
        picture = samples.site_file(site, properties["og:image"], PROJECT.url)
        data = picture.read_bytes()
        assert data.startswith(b"\x89PNG")
        size = struct.unpack(">II", data[16:24])
        assert (
            size == (int(properties["og:image:width"]), int(properties["og:image:height"])) in ((1200, 630), (600, 315))
        )
        assert len(data) < 60_000
