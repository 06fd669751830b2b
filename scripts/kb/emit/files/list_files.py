"""The files of each reading list, the page that citation managers read it from, and the glossary as cards."""

from __future__ import annotations

from collections.abc import Iterator

from kb.citing.exports import FORMATS
from kb.citing.metadata import coins
from kb.citing.record import Record
from kb.emit.files import tables
from kb.emit.parts.markdown import PageWriter, front_matter
from kb.model.ids import DocPath, PageId, TermId
from kb.model.target import FIXED_PAGES, Target, relative
from kb.model.text import escape
from kb.resolve.site import Site
from kb.teaching import syllabus
from kb.teaching.cartridge import course_cartridge
from kb.teaching.readings import ResolvedList

CARDS = DocPath("glossary.csv")
ANKI = DocPath("glossary.anki.txt")


def emit(site: Site) -> Iterator[tuple[DocPath, str | bytes]]:
    """Every file."""
    yield CARDS, tables.cards(site)
    yield ANKI, tables.anki(site, site.catalog.terms, f"{site.project.title}: glossary")
    if site.catalog.lists:
        for course in site.courses:
            yield from _files(site, course)
            yield zotero_doc(course), _zotero(site, course)


def path(course: ResolvedList, name: str) -> DocPath:
    """The file of a list."""
    return DocPath(f"lists/{course.reading_list.id}/{name}")


def zotero_doc(course: ResolvedList) -> DocPath:
    """The page from which a citation manager takes the records of a list."""
    return path(course, "zotero.md")


def cartridge_doc(course: ResolvedList, edition: str = "") -> DocPath:
    """The cartridge with live addresses, or with those of an edition."""
    return path(course, f"{'-'.join(filter(None, [course.reading_list.id, edition]))}.imscc")


def latest(site: Site) -> str:
    """The name of the latest edition, empty before there is one."""
    return site.project.editions[-1].id if site.project.editions else ""


def records(course: ResolvedList) -> list[Record]:
    """The record of each reading, once."""
    return list({reading.record.slug: reading.record for reading in course.readings}.values())


def terms_of(site: Site, course: ResolvedList) -> list[TermId]:
    """The terms that a list assigns, or that the pages which it assigns use: each once, never a mere "see"."""
    known = site.catalog.terms
    assigned = [TermId(r.target.id) for r in course.readings if r.target.kind == "term"]
    pages = dict.fromkeys(PageId(r.target.id) for r in course.readings if r.target.kind != "term")
    used = [mention.term for page in pages for _, mention in site.term_links[page]]
    return list(dict.fromkeys(known[id_].see or id_ for id_ in [*assigned, *used]))


def _files(site: Site, course: ResolvedList) -> Iterator[tuple[DocPath, str | bytes]]:
    project, id_ = site.project, course.reading_list.id
    yield path(course, "syllabus.txt"), syllabus.text(course, project, site.catalog.references)
    yield path(course, "syllabus.markdown.txt"), syllabus.markdown(course, project, site.catalog.references)
    yield path(course, "syllabus.html"), syllabus.html_file(course, project, site.catalog.references)
    yield path(course, f"{id_}.csv"), tables.readings(course)
    if wanted := terms_of(site, course):
        yield path(course, f"{id_}.anki.txt"), tables.anki(site, wanted, course.reading_list.title)
    for suffix, (_, _, write) in FORMATS.items():
        yield path(course, f"{id_}.{suffix}"), write(records(course))
    yield cartridge_doc(course), course_cartridge(course, project, site.catalog.references)
    if edition := latest(site):
        yield cartridge_doc(course, edition), course_cartridge(course, project, site.catalog.references, frozen=True)


def downloads(writer: PageWriter, course: ResolvedList) -> str:
    """The section of a list's page that names its files."""

    def link(name: str, doc: DocPath) -> str:
        return f"[{name}]({relative(doc, '', writer.doc)})"

    id_ = course.reading_list.id
    cartridges = [link("with the addresses of the current pages", cartridge_doc(course))]
    if edition := latest(writer.site):
        where = "" if all(r.record.edition for r in course.readings) else ", for the pages that an edition holds"
        words = f"with those of edition {edition}, which do not change{where}"
        cartridges.append(link(words, cartridge_doc(course, edition)))
    rows = [
        f"Cartridge for Moodle, Canvas and other learning platforms (Common Cartridge 1.1): {' or '.join(cartridges)}. "
        f"[How to import it]({writer.href(Target('page', 'for-instructors', 'cartridge'))})",
        "Records: " + " · ".join(link(name, path(course, f"{id_}.{end}")) for end, (name, _, _) in FORMATS.items()),
        f"{link('Page for Zotero', zotero_doc(course))}: its folder icon saves the whole list",
        "Syllabus lines: "
        + " · ".join(
            link(name, path(course, file))
            for name, file in (
                ("plain text", "syllabus.txt"), ("Markdown", "syllabus.markdown.txt"), ("HTML", "syllabus.html")
            )
        ),
        f"{link('Table', path(course, f'{id_}.csv'))} (CSV)",
        *(
            [f"{link('Flash cards', path(course, f'{id_}.anki.txt'))} of its terms, for Anki: File, then Import"]
            if terms_of(writer.site, course)
            else []
        ),
        f"[Change this list in the syllabus builder]({relative(FIXED_PAGES['builder'], '', writer.doc)}?list={id_})",
    ]  # fmt: skip
    return "## Files { #files data-search-exclude }\n\n" + "\n".join(f"-   {row}" for row in rows)


def _zotero(site: Site, course: ResolvedList) -> str:
    """A page with a COinS span for each record, which is why it is apart from the list's own page."""
    doc = zotero_doc(course)
    writer = PageWriter(site, doc)
    list_ = course.reading_list
    meta = {
        "title": f"{list_.title}: records",
        "description": "The records of a reading list, for citation managers that read them from a page.",
        "kind": "records",
        "search": {"exclude": True},
    }
    href = writer.href(Target("list", list_.id))
    intro = (
        f"This page carries the records of the {len(records(course))} readings of [{escape(list_.title)}]({href}). "
        "With the Zotero connector in your browser, the folder icon in the toolbar saves all, or those you tick."
    )
    rows = [f"-   [{escape(r.title)}]({_address(writer, course, r)}){coins(r)}" for r in records(course)]
    return "\n\n".join([front_matter(meta), intro, "\n".join(rows)]) + "\n"


def _address(writer: PageWriter, course: ResolvedList, record: Record) -> str:
    return writer.href(next(r.target for r in course.readings if r.record.slug == record.slug))
