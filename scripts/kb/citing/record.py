"""Make the one bibliographic record of each page that can be cited. All other forms are made from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kb.load.catalog import Catalog
from kb.model.ids import DocPath, TermId
from kb.model.kinds import GLOSSARY, PAGES
from kb.model.places import Edition
from kb.model.project import LANGUAGE, Project
from kb.model.target import Target
from kb.model.values import Page, Term
from kb.permanence.address import path_of


@dataclass(frozen=True)
class Record:
    """A page as a bibliography sees it.

    ``edition`` is the last frozen edition that holds the page at its address, or None; ``url`` is the address in that
    edition, else the live one. ``issued`` is the last substantive revision that this address shows.
    """

    slug: str
    title: str
    abstract: str
    keywords: tuple[str, ...]
    issued: dt.date
    edition: str | None
    live: str
    url: str
    work: str
    publisher: str
    prefix: str

    @property
    def key(self) -> str:
        """Citation key: ``tr-port-calls-2026.1``, without the edition where there is none."""
        return "-".join(filter(None, [self.prefix, self.slug, self.edition]))


def cited_edition(doc: DocPath, editions: Sequence[Edition]) -> Edition | None:
    """The last of the editions, which are in order, that holds a page at its address, or None when none does."""
    path = path_of(doc)
    return next((edition for edition in reversed(editions) if path in edition.pages), None)


def frozen_root(project: Project, edition: Edition | None) -> str:
    """Where the cited text stands: the root of a frozen edition, or the live site's."""
    return f"{project.url}v/{edition.id}/" if edition else project.url


def address(doc: DocPath) -> str:
    """The address of a page of docs/, relative to the site's root: ``topics/port-calls/``."""
    return path_of(doc).removeprefix("/")


def page_record(page: Page, keywords: Iterable[str], project: Project) -> Record:
    """The record of a topic or case."""
    doc = Target(page.kind, page.id).doc
    dates = [page.published, *(change.date for change in page.changes)]
    return _record(page.id, page.title, page.summary, keywords, dates, doc, project)


def site_record(doc: DocPath, title: str, abstract: str, days: Sequence[dt.date], project: Project) -> Record:
    """The record of a page that shows what others say, such as a list: as old as the last of ``days``."""
    return _record("", title, abstract, [], days, doc, project)


def records(catalog: Catalog, ordered: Sequence[Page], project: Project) -> dict[str, Record]:
    """The record of every page, in order, and of the glossary, by the name of its files in /cite/."""
    terms = catalog.terms
    found: dict[str, Record] = {
        page.id: page_record(page, [terms[id_].term for id_ in page.terms if id_ in terms], project) for page in ordered
    }
    return {**found, GLOSSARY: _glossary(terms, ordered, project)}


def _glossary(known: Mapping[TermId, Term], ordered: Sequence[Page], project: Project) -> Record:
    """Terms have no dates of their own: the glossary is as old as the newest page that it serves."""
    terms = [term for term in known.values() if not term.see]
    summary = f"{len(terms)} terms of {project.subject}, each defined in a sentence, with its sources."
    return _record(GLOSSARY, PAGES[GLOSSARY].title, summary, [], dates(ordered, project), PAGES[GLOSSARY].doc, project)


def dates(ordered: Iterable[Page], project: Project) -> list[dt.date]:
    """The days on which pages were published or revised; the first day of the project where there is no page yet."""
    found = [date for page in ordered for date in (page.published, *(change.date for change in page.changes))]
    return found or [project.since]


def _record(
    slug: str,
    title: str,
    abstract: str,
    keywords: Iterable[str],
    dates: Sequence[dt.date],
    doc: DocPath,
    project: Project,
) -> Record:
    edition, where = cited_edition(doc, project.editions), address(doc)
    shown = [date for date in dates if not edition or date <= edition.date]
    return Record(
        slug=slug,
        title=title,
        abstract=abstract,
        keywords=tuple(keywords),
        issued=max(shown, default=min(dates)),
        edition=edition.id if edition else None,
        live=project.url + where,
        url=frozen_root(project, edition) + where,
        work=project.title,
        publisher=project.publisher,
        prefix=project.key,
    )


def csl(record: Record) -> dict[str, Any]:
    """The record as a CSL-JSON item (schema csl-data.json 1.0.2), which knows ``edition`` but no ``license``."""
    date = record.issued
    item = {
        "id": record.key,
        "type": "entry-encyclopedia",
        "title": record.title,
        "container-title": record.work,
        "author": [{"literal": record.publisher}],
        "issued": {"date-parts": [[date.year, date.month, date.day]]},
        "edition": record.edition,
        "publisher": record.publisher,
        "URL": record.url,
        "abstract": record.abstract,
        "keyword": ", ".join(record.keywords),
        "language": LANGUAGE,
    }
    return {name: value for name, value in item.items() if value}


def term_address(project: Project, id_: TermId) -> str:
    """The address of a term on the live glossary page; also its URI in SKOS."""
    return f"{project.url}{address(Target('term', id_).doc)}#{id_}"
