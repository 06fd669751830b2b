"""Plan the books of a Site, as parts of chapters in Markdown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kb.books.works import Works
from kb.citing.record import frozen_root
from kb.emit.pages import a_z, glossary, lists, timeline
from kb.emit.parts.markdown import page_doc
from kb.model.ids import DocPath, PageId, TermId
from kb.model.kinds import PAGES
from kb.model.target import Target
from kb.model.values import Page
from kb.resolve.index import Entry, build_index
from kb.resolve.site import Site
from kb.teaching.readings import ResolvedList


@dataclass(frozen=True)
class Chapter:
    """A page of docs/ as it stands in a book."""

    doc: DocPath
    title: str
    text: str


@dataclass(frozen=True)
class Part:
    """Chapters under one heading; ``intro`` is a sentence or two."""

    title: str
    intro: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Book:
    """What a book says of itself, and its parts.

    ``subject`` is what it is about, as catalogs say it; ``source`` the address at which its pages stand.
    """

    name: str
    title: str
    subtitle: str
    publisher: str
    description: str
    edition: str
    date: dt.date
    subject: str
    source: str
    parts: tuple[Part, ...]
    drawings: Mapping[str, str]
    """{name of the file: SVG} of the figures on its pages."""
    index: tuple[Entry, ...]
    """The entries of the site's index, of which a book takes those that lead to its pages."""
    named: Mapping[Target, str]
    """What the places of the index are called."""


Pages = Mapping[DocPath, str | bytes]


def books(site: Site, pages: Pages) -> list[Book]:
    """The book of everything, then one for each reading list."""
    return [whole(site, pages), *(of_list(site, pages, course) for course in site.courses[:-1])]


def whole(site: Site, pages: Pages) -> Book:
    """Every topic and case, the timeline, the glossary and the works that they cite."""
    works = Works(site, PAGES["references"].doc)
    parts = [
        Part(area.title, area.summary, tuple(_entry(pages, page, works) for page in site.areas[area.id]))
        for area in site.catalog.areas.values()
    ]
    look_up = [_look_up("timeline", timeline.chapter(site), works)] if timeline.dated(site) else []
    look_up.append(_look_up("glossary", glossary.chapter(site, site.catalog.terms), works))
    project = site.project
    last = Part("Look up", "", (*look_up, _works(works)))
    return _book(site, project.files, project.title, project.summary, [*parts, last])


def of_list(site: Site, pages: Pages, course: ResolvedList) -> Book:
    """The list itself, the pages that it assigns, whole and once, its terms and theirs, and the works cited."""
    works = Works(site, PAGES["references"].doc)
    targets = dict.fromkeys(r.target.id for r in course.readings if r.target.kind != "term")
    entries = [site.catalog.pages[PageId(id_)] for id_ in targets]
    wanted = {TermId(r.target.id) for r in course.readings if r.target.kind == "term"}
    wanted |= {mention.term for page in entries for _, mention in site.term_links[page.id]}
    wanted |= {term.see for id_ in wanted if (term := site.catalog.terms[id_]).see}
    terms = _look_up("glossary", glossary.chapter(site, wanted), works)
    plan = Chapter(Target("list", course.reading_list.id).doc, "Plan of the course", lists.plan(site, course))
    parts = [
        Part(course.reading_list.title, "", (plan,)),
        Part("Readings", "", tuple(_entry(pages, page, works) for page in entries)),
        Part("Look up", "", (terms, _works(works))),
    ]
    return _book(site, course.reading_list.id, course.reading_list.title, course.reading_list.summary, parts)


def _book(site: Site, name: str, title: str, summary: str, parts: Iterable[Part]) -> Book:
    project = site.project
    edition = project.editions[-1] if project.editions else None
    index = tuple(build_index(site).entries())
    return Book(
        name=name,
        title=title,
        subtitle="" if title == project.title else f"Readings from {project.title}",
        publisher=project.publisher,
        description=summary,
        edition=edition.id if edition else "",
        date=edition.date if edition else max(page.revised for page in site.ordered),
        subject=project.subject,
        source=frozen_root(project, edition),
        parts=tuple(part for part in parts if part.chapters),
        drawings={f"{id_}-wide-light.svg": drawn["wide-light"] for id_, drawn in site.drawings.items()},
        index=index,
        named=_named(site, index),
    )


def _named(site: Site, index: Iterable[Entry]) -> dict[Target, str]:
    """What each place of an index is called."""
    places = {place for entry in index for found in (entry.places, *entry.subs.values()) for place in found}
    return {place: a_z.label(site, place) for place in places}


def _entry(pages: Pages, page: Page, works: Works) -> Chapter:
    doc = page_doc(page)
    text = works.shortened(_text(pages, doc), doc, [work.id for work in page.literature])
    return Chapter(doc, page.title, text)


def _look_up(name: str, text: str, works: Works) -> Chapter:
    """A text in the place of a fixed page."""
    at = PAGES[name]
    return Chapter(at.doc, at.title, works.shortened(text, at.doc))


def _works(works: Works) -> Chapter:
    """The works that the pages before it cite."""
    return Chapter(PAGES["references"].doc, PAGES["references"].title, works.listed())


def _text(pages: Pages, doc: DocPath) -> str:
    """The Markdown of a page of docs/, without its front matter."""
    return str(pages[doc]).split("\n---\n", 1)[1]
