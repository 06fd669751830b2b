"""The glossary as SKOS: valid, the same in both syntaxes, and pointing at anchors that exist."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import citing_samples as samples
import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.adapters.mkdocs.configuration import read_project
from kb.emit.files import skos
from kb.load.catalog import Catalog
from kb.resolve.site import resolve
from project_copy import ROOT
from pyshacl import validate
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef
from rdflib.compare import isomorphic

URL = read_project(ROOT).url
SHAPES = ROOT / "tests" / "support" / "skos.shacl.ttl"
ATTACHE = URIRef(f"{URL}glossary/#defense-attache")
ANZUS = URIRef(f"{URL}glossary/#anzus")


@pytest.fixture(scope="module")
def turtle(site: Path) -> str:
    return (site / "glossary.ttl").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def small() -> str:
    """The scheme with two concepts that have nothing to do with each other."""
    graph = skos.describe(samples.resolved())
    scheme = {**graph[f"{URL}glossary/"], "skos:hasTopConcept": [skos.Iri(str(ATTACHE))]}
    links = ("skos:broader", "skos:narrower", "skos:related")
    two = {str(id_): {k: v for k, v in graph[str(id_)].items() if k not in links} for id_ in (ATTACHE, ANZUS)}
    return skos.turtle({f"{URL}glossary/": scheme, **two})


def valid(text: str) -> tuple[bool, str]:
    conforms, _, report = validate(text, shacl_graph=str(SHAPES), data_graph_format="turtle")
    return conforms, report


def test_the_glossary_satisfies_the_shapes(turtle: str) -> None:
    conforms, report = valid(turtle)
    assert conforms, report


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("<{a}> skos:prefLabel 'military attache'@en .", "one preferred label a language"),
        ("<{a}> skos:altLabel 'defense attaché'@en .", "S13"),
        ("<{a}> skos:broader <{a}> . <{a}> skos:narrower <{a}> .", "no concept is above itself"),
        (
            "<{a}> skos:related <{b}> . <{b}> skos:related <{a}> ; skos:narrower <{a}> . <{a}> skos:broader <{b}> .",
            "S27",
        ),
        ("<{a}> skos:related <{b}> .", "mirror each other"),
        ("<{a}x> a skos:Concept .", "a definition"),
    ],
)
def test_the_shapes_find_what_is_wrong(small: str, wrong: str, message: str) -> None:
    assert valid(small)[0]
    added = wrong.format(a=ATTACHE, b=ANZUS)
    conforms, report = valid(f"{small}\n{added}\n")
    assert not conforms
    assert message in report


def test_both_syntaxes_say_the_same(turtle: str, site: Path) -> None:
    one, other = Graph(), Graph()
    one.parse(data=turtle, format="turtle")
    other.parse(data=(site / "glossary.jsonld").read_text(encoding="utf-8"), format="json-ld")
    assert len(one) > 500
    assert isomorphic(one, other)


def test_each_concept_is_an_anchor_of_the_glossary_page(turtle: str, site: Path) -> None:
    graph = Graph().parse(data=turtle, format="turtle")
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    wanted = {term.id for term in samples.resolved().catalog.terms.values() if not term.see}
    assert {str(concept).partition("#")[2] for concept in concepts} == wanted
    assert wanted <= set(lxml.html.parse(site / "glossary/index.html").xpath("//h3/@id"))
    for page in graph.objects(None, DCTERMS.source):
        assert samples.site_file(site, str(page), URL).is_file()


def test_labels_that_people_type_are_there(turtle: str) -> None:
    graph = Graph().parse(data=turtle, format="turtle")
    assert Literal("defense attaché", "en") in set(graph.objects(ATTACHE, SKOS.prefLabel))
    names = {str(name) for kind in (SKOS.altLabel, SKOS.hiddenLabel) for name in graph.objects(ATTACHE, kind)}
    assert "defense attache" in names


def test_a_pointer_is_a_label_of_what_it_points_at() -> None:
    site = samples.resolved()
    terms = site.catalog.content.terms
    pointer = dataclasses.replace(terms[0], id="somewhere-else", term="Another name", see=terms[0].id)
    content = dataclasses.replace(site.catalog.content, terms=(*terms, pointer))
    graph = skos.describe(resolve(Catalog(content), site.project))
    assert f"{URL}glossary/#somewhere-else" not in graph
    assert "Another name" in graph[f"{URL}glossary/#{terms[0].id}"]["skos:altLabel"]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_any_text_is_read_back_from_turtle(text: str) -> None:
    graph = Graph().parse(data=skos.turtle({"urn:x": {"rdfs:label": [text]}}), format="turtle")
    assert [str(value) for value in graph.objects()] == [text]
