"""The works that pages recommend, by area and page; an index of those who wrote what is cited."""

from __future__ import annotations

from collections.abc import Iterator

from kb.citing import reference_text
from kb.citing.works import coins
from kb.emit.files.literature_files import WHOLE, downloads, recommended
from kb.emit.parts.letters import UNSEARCHED, by_letter
from kb.emit.parts.markdown import PageWriter, front_matter
from kb.emit.parts.works import attributes, authors, note
from kb.model.ids import DocPath, RefKey
from kb.model.kinds import EVIDENCE, PAGES
from kb.model.target import Target, relative
from kb.model.text import escape, sort_key
from kb.model.values import Area, Work
from kb.resolve.site import Site

HERE, AUTHORS = PAGES["bibliography"], PAGES["authors"]

ZOTERO = DocPath("bibliography/zotero.md")
"""The page from which a citation manager takes every work."""


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The bibliography, its page for citation managers, and the index of authors."""
    if site.catalog.content.literature:
        yield HERE.doc, _bibliography(site)
        yield ZOTERO, _zotero(site)
    yield AUTHORS.doc, _authors(site)


def _bibliography(site: Site) -> str:
    writer = PageWriter(site, HERE.doc)
    works = recommended(site)
    seen: set[RefKey] = set()
    sections = [_area(writer, area, seen) for area in site.catalog.content.areas]
    meta = {
        "title": HERE.title,
        "description": f"The {len(works)} works that the pages recommend, and what to read each for.",
        "kind": "bibliography",
        "styles": ["lists.css"],
        "scripts": ["fold.js", "works.js"],
    }
    intro = (
        f"The {len(works)} works that topics and cases recommend, under the page that does, each with what it argues "
        f"and why to read it. The kind of a work leads to where it is cited. All that is cited stands in the "
        f"[references]({relative(PAGES['references'].doc, '', writer.doc)}), and who wrote it in the "
        f"[index of authors]({relative(AUTHORS.doc, '', writer.doc)})."
    )
    files = (
        f"Download all: {downloads(writer, WHOLE)}. Zotero saves them from "
        f"[a page of their records]({relative(ZOTERO, '', writer.doc)}).\n{{ .works }}"
    )
    return "\n\n".join([front_matter(meta), intro, files, *filter(None, sections)]) + "\n"


def _area(writer: PageWriter, area: Area, seen: set[RefKey]) -> str:
    pages = [page for page in writer.site.areas[area.id] if page.literature]
    if not pages:
        return ""
    parts = [f"## {escape(area.title)} {{ #works-in-{area.id} data-search-exclude }}"]
    for page in pages:
        parts.append(f"### {writer.plain_link(page.id)} {{ #works-on-{page.id} data-search-exclude }}")
        parts.append("\n".join(_row(writer, work, seen) for work in page.literature))
    return "\n\n".join(parts)


def _row(writer: PageWriter, work: Work, seen: set[RefKey]) -> str:
    """A work with its annotation: where it stands first with its record and its anchor, then by its name alone."""
    reference = writer.site.catalog.references[work.id]
    if work.id in seen:
        short = f"[{escape(reference_text.label(reference))}](#{work.id})."
        return f"-   {short} {note(work)}\n    {{ {attributes(reference)} }}"
    seen.add(work.id)
    href = writer.href(Target("reference", work.id))
    kind = f'[{EVIDENCE.get(reference.kind, "")}]({href} "Where it is cited"){{ .kind }}'
    return f"-   {writer.site.entries[work.id]} {kind} {note(work)}\n    {{ #{work.id} {attributes(reference)} }}"


def _zotero(site: Site) -> str:
    """A page with a COinS span for each work, which is why it is apart from the bibliography."""
    writer = PageWriter(site, ZOTERO)
    works = recommended(site)
    meta = {
        "title": f"{HERE.title}: records",
        "description": "The records of every recommended work, for citation managers that read them from a page.",
        "kind": "bibliography",
        "search": {"exclude": True},
    }
    intro = (
        f"This page carries the records of the {len(works)} works of the "
        f"[bibliography]({relative(HERE.doc, '', ZOTERO)}). "
        "With the Zotero connector in your browser, the folder icon in the toolbar saves all, or those you tick."
    )
    rows = [
        f"-   [{escape(reference_text.label(work))}]({relative(HERE.doc, work.id, writer.doc)}){coins(work)}"
        for work in works
    ]
    return "\n\n".join([front_matter(meta), intro, "\n".join(rows)]) + "\n"


def _authors(site: Site) -> str:
    writer = PageWriter(site, AUTHORS.doc)
    by_name: dict[str, list[str]] = {}
    for reference in sorted(site.catalog.references.values(), key=lambda r: (r.issued or "", r.id)):
        href = writer.href(Target("reference", reference.id))
        year = f" ({reference.issued[:4]})" if reference.issued else ""
        for name in authors(reference):
            by_name.setdefault(name, []).append(f"[{escape(reference.title.rstrip('.'))}]({href}){year}")
    names = sorted(by_name, key=sort_key)
    bar, sections = by_letter(
        names, str, lambda name: f"-   {escape(name)}: {'; '.join(by_name[name])}", more=UNSEARCHED
    )
    meta = {
        "title": AUTHORS.title,
        "description": "The persons and bodies who wrote or edited what is cited, each with the works.",
        "kind": "a-z",
        "styles": ["lists.css"],
        "scripts": ["fold.js", "filter.js"],
        "search": {"exclude": True},
    }
    return "\n\n".join([front_matter(meta), f"{bar}\n{{ .letters }}", *sections]) + "\n"
