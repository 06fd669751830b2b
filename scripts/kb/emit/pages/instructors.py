"""The page for instructors: the editors' prose, with what depends on where and as what the site is published."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from kb.citing.record import Record
from kb.emit.files.list_files import CARDS
from kb.emit.parts import added
from kb.emit.parts.markdown import PageWriter, front_matter
from kb.model.ids import DocPath
from kb.model.kinds import GLOSSARY
from kb.model.project import LICENSE, LICENSE_URL
from kb.model.target import FIXED_PAGES, relative
from kb.resolve.site import Site

DOC = FIXED_PAGES["for-instructors"]


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The page, when the editors wrote it."""
    prose = site.catalog.content.instructors
    if not prose:
        return
    writer = PageWriter(site, DOC)
    meta = {
        "title": prose.title,
        "description": prose.summary,
        "kind": "instructors",
        "styles": ["kit/kit.css"],
        "scripts": ["kit/copy.js"],
    }
    yield DOC, front_matter(meta, prose.body_line - 1) + added.prose(writer, prose, _ADDED) + "\n"


def _example(site: Site) -> Record:
    """The first page, or the glossary where there is none yet."""
    return site.records[site.ordered[0].id if site.ordered else GLOSSARY]


def license_line(record: Record) -> str:
    """Title, author, source and license of a page, in the order of the TASL rule."""
    edition = f", edition {record.edition}" if record.edition else ""
    return f"“{record.title}” by {record.publisher}, {record.work}{edition}, {record.url}, {LICENSE} ({LICENSE_URL})."


def frame(record: Record) -> str:
    """The HTML that shows a page in a frame."""
    title = escape(f"{record.title} – {record.work}")
    return f'<iframe src="{escape(record.live)}" title="{title}" width="100%" height="600" loading="lazy"></iframe>'


def _link(writer: PageWriter) -> str:
    record = _example(writer.site)
    blocks = [block for page in writer.site.ordered[:1] for block in writer.site.catalog.bodies[page.id].blocks]
    anchor = next((block.id for block in blocks if block.id), "")
    return "For example:\n\n" + _code(f"{record.live}#{anchor}" if anchor else record.live)


def _edition(writer: PageWriter) -> str:
    editions = writer.site.project.editions
    if not editions:
        return "No edition has been frozen yet; until then all files lead to the current pages."
    return f"The latest edition is {editions[-1].id}:\n\n" + _code(f"{writer.site.project.url}v/{editions[-1].id}/")


def _license(writer: PageWriter) -> str:
    return _code(license_line(_example(writer.site)))


def _frame(writer: PageWriter) -> str:
    return _code(frame(_example(writer.site)))


def _cards(writer: PageWriter) -> str:
    return f"[The glossary as CSV]({relative(CARDS, '', writer.doc)})"


def _code(text: str) -> str:
    return "\n".join(f"    {row}" for row in text.split("\n"))


_ADDED: added.Added = {
    "linking": _link,
    "editions": _edition,
    "license": _license,
    "embedding": _frame,
    "cards": _cards,
    "errors": added.contact,
}
"""What the build adds at the end of a section, by the section's anchor."""
