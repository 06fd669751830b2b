"""Describe pages in schema.org, as the nodes of a JSON-LD graph, each of one type.

Search engines and indexes of teaching materials read them; Zotero does not. Terms: https://schema.org/docs/schemas.html.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kb.citing.record import address, frozen_root, term_address
from kb.emit.parts.head import card_doc
from kb.model import json_text
from kb.model.ids import DocPath
from kb.model.kinds import GLOSSARY
from kb.model.project import LANGUAGE, LICENSE_URL, Project
from kb.model.target import Target
from kb.model.text import sort_key
from kb.model.values import Page, Term
from kb.resolve.site import Site
from kb.teaching.readings import ResolvedList

Node = dict[str, Any]

CONTEXT = "https://schema.org"

TERMS = DocPath("glossary.schema.jsonld")
"""Every DefinedTerm, in a file of its own: on the page they would double its weight."""


def entry(site: Site, page: Page, minutes: int) -> list[Node]:
    """A topic or case as an article within the work, with what it teaches, to whom, and in how many minutes."""
    project, record = site.project, site.records[page.id]
    about = [_term_ref(project, site.catalog.terms[id_]) for id_ in page.terms if id_ in site.catalog.terms]
    node: Node = {
        "@type": "ScholarlyArticle",
        "@id": record.live,
        "url": record.live,
        "headline": page.title,
        "image": project.url + card_doc(page),
        "description": page.summary,
        "author": _ref(project.url + "#publisher"),
        "publisher": _ref(project.url + "#publisher"),
        "datePublished": page.published.isoformat(),
        "dateModified": page.revised.isoformat(),
        "version": record.edition,
        "archivedAt": record.url if record.edition else None,
        "inLanguage": LANGUAGE,
        "license": LICENSE_URL,
        "isAccessibleForFree": True,
        "isPartOf": _ref(project.url + "#work"),
        "learningResourceType": "case study" if page.kind == "case" else "reference entry",
        "educationalLevel": page.level,
        "timeRequired": f"PT{minutes}M",
        "teaches": list(page.objectives),
        "audience": {"@type": "EducationalAudience", "educationalRole": "student"},
        "about": about,
    }
    if page.kind == "case":
        node["about"] = [{"@type": "Thing", "name": page.title}, *about]
        node["temporalCoverage"] = f"{page.start}/{page.end or '..'}"
        node["mentions"] = [_ref(project.url + address(Target("topic", id_).doc)) for id_ in page.instruments]
    return [_filled(node), *_whole(site)]


def glossary(site: Site) -> list[Node]:
    """The glossary as a set of terms; the terms themselves are in the file ``TERMS``."""
    return [_term_set(site), *_whole(site)]


def reading_list(site: Site, course: ResolvedList) -> list[Node]:
    """A reading list as a course, and its readings in order."""
    project, list_ = site.project, course.reading_list
    url = project.url + address(Target("list", list_.id).doc)
    node = {
        "@type": "Course",
        "@id": url,
        "url": url,
        "name": list_.title,
        "description": list_.summary,
        "provider": _ref(project.url + "#publisher"),
        "datePublished": list_.published.isoformat(),
        "inLanguage": LANGUAGE,
        "license": LICENSE_URL,
        "isAccessibleForFree": True,
        "educationalLevel": list_.level,
        "timeRequired": f"PT{course.minutes}M",
        "teaches": list(list_.objectives),
        "audience": {"@type": "EducationalAudience", "educationalRole": "student"},
        "mainEntity": _ref(url + "#text"),
    }
    readings = {
        "@type": "ItemList",
        "@id": url + "#text",
        "name": f"Readings of {list_.title}",
        "numberOfItems": len(course.readings),
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": reading.label, "url": reading.record.live}
            for place, reading in enumerate(course.readings, start=1)
        ],
    }
    return [_filled(node), readings, *_whole(site)]


def home(site: Site) -> list[Node]:
    """The site and the work that it is."""
    project = site.project
    node = {
        "@type": "WebSite",
        "@id": project.url,
        "url": project.url,
        "name": project.title,
        "description": project.summary,
        "inLanguage": LANGUAGE,
        "publisher": _ref(project.url + "#publisher"),
        "about": _ref(project.url + "#work"),
    }
    return [node, *_whole(site)]


def trail(site: Site, way: Iterable[tuple[str, str]]) -> Node:
    """The way to a page as (title, address from the root) of each page on it, itself the last."""
    rows = [
        {"@type": "ListItem", "position": place, "name": title, "item": site.project.url + where}
        for place, (title, where) in enumerate(way, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": rows}


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The file of the glossary's terms."""
    terms = sorted((t for t in site.catalog.terms.values() if not t.see), key=lambda term: sort_key(term.term))
    nodes = [_term_set(site), *_whole(site), *(_term(site, term) for term in terms)]
    yield TERMS, json_text.graph(CONTEXT, nodes)


def _whole(site: Site) -> list[Node]:
    project = site.project
    edition = project.editions[-1] if project.editions else None
    work = {
        "@type": "Book",
        "@id": project.url + "#work",
        "url": frozen_root(project, edition),
        "name": project.title,
        "author": _ref(project.url + "#publisher"),
        "publisher": _ref(project.url + "#publisher"),
        "bookEdition": edition.id if edition else None,
        "inLanguage": LANGUAGE,
        "license": LICENSE_URL,
    }
    publisher = {
        "@type": "Organization",
        "@id": project.url + "#publisher",
        "name": project.publisher,
        "url": project.url,
    }
    return [_filled(work), publisher]


def _term_set(site: Site) -> Node:
    record = site.records[GLOSSARY]
    node = {
        "@type": "DefinedTermSet",
        "@id": record.live,
        "url": record.live,
        "name": record.title,
        "description": record.abstract,
        "author": _ref(site.project.url + "#publisher"),
        "publisher": _ref(site.project.url + "#publisher"),
        "dateModified": record.issued.isoformat(),
        "version": record.edition,
        "archivedAt": record.url if record.edition else None,
        "inLanguage": LANGUAGE,
        "license": LICENSE_URL,
        "isAccessibleForFree": True,
        "isPartOf": _ref(site.project.url + "#work"),
    }
    return _filled(node)


def _term(site: Site, term: Term) -> Node:
    node = {
        **_term_ref(site.project, term),
        "alternateName": _one_or_all(list(term.names[1:])),
        "termCode": term.id,
        "description": term.short,
        "inDefinedTermSet": _ref(site.records[GLOSSARY].live),
    }
    if term.topic:
        page = site.catalog.pages[term.topic]
        node["subjectOf"] = _ref(site.records[page.id].live)
    return _filled(node)


def _term_ref(project: Project, term: Term) -> Node:
    where = term_address(project, term.id)
    return {"@type": "DefinedTerm", "@id": where, "url": where, "name": term.term}


def _ref(where: str) -> Node:
    return {"@id": where}


def _one_or_all(values: list[str]) -> str | list[str]:
    return values[0] if len(values) == 1 else values


def _filled(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, "", [])}
