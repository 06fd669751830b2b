"""The glossary as a SKOS concept scheme, in Turtle and in JSON-LD (https://www.w3.org/TR/skos-reference/)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kb.citing.record import address, term_address
from kb.model import json_text
from kb.model.ids import DocPath, PageId, TermId
from kb.model.kinds import GLOSSARY
from kb.model.project import LICENSE_URL
from kb.model.target import Target
from kb.model.text import fold
from kb.model.values import Term
from kb.resolve.site import Site

TURTLE = DocPath("glossary.ttl")
JSON_LD = DocPath("glossary.jsonld")

PREFIXES = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}


@dataclass(frozen=True)
class Iri:
    """The address of a thing, where a string would be a label."""

    value: str


@dataclass(frozen=True)
class Day:
    """An ``xsd:date``."""

    value: str


Value = Iri | Day | str
Description = dict[str, list[Value]]


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The two files; they say the same."""
    graph = describe(site)
    yield TURTLE, turtle(graph)
    yield JSON_LD, json_ld(graph)


def describe(site: Site) -> dict[str, Description]:
    """{address: {property: values}} of the scheme and of each concept, in the order of their addresses.

    A term that only points at another is no concept: its name is another label of the one it points at.
    """
    concepts = {id_: term for id_, term in sorted(site.catalog.terms.items()) if not term.see}
    record = site.records[GLOSSARY]
    title = f"{site.project.title}: {record.title}"
    scheme: Description = {
        "a": [Iri("skos:ConceptScheme")],
        "rdfs:label": [title],
        "dct:title": [title],
        "dct:license": [Iri(LICENSE_URL)],
        "dct:modified": [Day(record.issued.isoformat())],
        "owl:versionInfo": [record.edition] if record.edition else [],
        "skos:hasTopConcept": [Iri(term_address(site.project, t.id)) for t in concepts.values() if not t.broader],
    }
    return {
        record.live: scheme,
        **_concepts(site, concepts),
    }


@dataclass(frozen=True)
class _Pointing:
    """The terms that name another one, by the id of that one: as ``see``, ``broader`` or ``see_also``."""

    see: dict[TermId, list[Term]]
    broader: dict[TermId, list[Term]]
    see_also: dict[TermId, list[Term]]


def _concepts(site: Site, concepts: dict[TermId, Term]) -> dict[str, Description]:
    pointing = _Pointing(defaultdict(list), defaultdict(list), defaultdict(list))
    for other in site.catalog.terms.values():
        if other.see:
            pointing.see[other.see].append(other)
    for other in concepts.values():
        if other.broader:
            pointing.broader[other.broader].append(other)
        for id_ in other.see_also:
            pointing.see_also[id_].append(other)
    return {term_address(site.project, id_): _concept(site, concepts, term, pointing) for id_, term in concepts.items()}


def _concept(site: Site, concepts: dict[TermId, Term], term: Term, pointing: _Pointing) -> Description:
    def iris(ids: Iterator[TermId] | set[TermId]) -> list[Value]:
        return [Iri(term_address(site.project, id_)) for id_ in sorted(ids)]

    scheme = Iri(site.records[GLOSSARY].live)
    pointers = [other.term for other in pointing.see[term.id]]
    alternative = [name for name in dict.fromkeys([*term.names[1:], *pointers]) if name != term.term]
    named = {term.term, *alternative}
    return {
        "a": [Iri("skos:Concept")],
        "skos:inScheme": [scheme],
        "skos:topConceptOf": [] if term.broader else [scheme],
        "skos:prefLabel": [term.term],
        "skos:altLabel": list(alternative),
        "skos:hiddenLabel": list(_unaccented([term.term, *alternative], named)),
        "skos:definition": [term.short],
        "skos:broader": iris({term.broader} if term.broader else set()),
        "skos:narrower": iris(other.id for other in pointing.broader[term.id]),
        "skos:related": iris(_related(concepts, term, pointing)),
        "dct:source": [Iri(_page_address(site, term.topic))] if term.topic else [],
    }


def _page_address(site: Site, id_: PageId) -> str:
    return site.project.url + address(Target(site.catalog.pages[id_].kind, id_).doc)


def _unaccented(names: list[str], taken: set[str]) -> dict[str, None]:
    """The names as people type them; an ordered set."""
    plain = ("".join(char if char.isascii() else fold(char) for char in name) for name in names)
    return dict.fromkeys(name for name in plain if name not in taken)


def _related(concepts: dict[TermId, Term], term: Term, pointing: _Pointing) -> set[TermId]:
    """Related is symmetric, and never a term above or below (SKOS S27)."""
    pointed = {other.id for other in pointing.see_also[term.id]}
    found = (pointed | set(term.see_also)) & concepts.keys() - {term.id}
    above = _above(concepts, term)
    return {id_ for id_ in found if id_ not in above and term.id not in _above(concepts, concepts[id_])}


def _above(concepts: dict[TermId, Term], term: Term) -> set[TermId]:
    found: set[TermId] = set()
    while term.broader and term.broader not in found:
        found.add(term.broader)
        term = concepts[term.broader]
    return found


def turtle(graph: dict[str, Description]) -> str:
    """The graph in Turtle (https://www.w3.org/TR/turtle/)."""
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    blocks = []
    for subject, description in graph.items():
        rows = [f"{name} {', '.join(map(_turtle, values))}" for name, values in description.items() if values]
        blocks.append(f"\n<{subject}> " + " ;\n  ".join(rows) + " .\n")
    return prefixes + "".join(blocks)


def _turtle(value: Value) -> str:
    if isinstance(value, Iri):
        return value.value if value.value.partition(":")[0] in PREFIXES else f"<{value.value}>"
    if isinstance(value, Day):
        return f'"{value.value}"^^xsd:date'
    return f"{json.dumps(value, ensure_ascii=False)}@en"  # the escapes of JSON are escapes of Turtle


def json_ld(graph: dict[str, Description]) -> str:
    """The graph in JSON-LD, with its context inside, so that reading it needs no network."""
    nodes = []
    for subject, description in graph.items():
        node: dict[str, Any] = {"@id": subject}
        for name, values in description.items():
            if values:
                found = [_json(value) for value in values]
                node["@type" if name == "a" else name] = found[0] if len(found) == 1 else found
        node["@type"] = node["@type"]["@id"]
        nodes.append(node)
    return json_text.graph(PREFIXES, nodes)


def _json(value: Value) -> dict[str, str]:
    if isinstance(value, Iri):
        return {"@id": value.value}
    if isinstance(value, Day):
        return {"@value": value.value, "@type": "xsd:date"}
    return {"@value": value, "@language": "en"}
