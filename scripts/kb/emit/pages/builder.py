"""The page of the syllabus builder, and the data from which its script works in the reader's browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kb.citing.record import address
from kb.emit.parts.markdown import PageWriter, front_matter
from kb.model import json_text
from kb.model.ids import DocPath
from kb.model.kinds import PAGES
from kb.model.project import LANGUAGE, LICENSE
from kb.model.target import Target
from kb.model.text import escape, sort_key
from kb.resolve.site import Site
from kb.teaching.readings import Reading, ordered, reading
from kb.teaching.syllabus import quoted, source_line

HERE = PAGES["builder"]
DOC = HERE.doc
DATA = DocPath("builder/readings.json")
SCRIPT = "builder/main.js"


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The page and its data."""
    if site.catalog.lists:
        yield DOC, _page(site)
        yield DATA, json_text.item(data(site)) + "\n"


def _page(site: Site) -> str:
    """What is there without scripts; the script puts the builder in its place."""
    writer = PageWriter(site, DOC)
    meta = {
        "title": HERE.title,
        "description": "Choose pages, sections, terms and cases, put them in order, and take them as text or files.",
        "kind": "builder",
        "styles": ["kit/kit.css"],
        "scripts": ["fold.js"],
        "modules": [SCRIPT],
        "hide": ["toc"],
    }
    rows = "\n".join(
        f"-   [{escape(list_.title)}]({writer.href(Target('list', list_.id))}): {escape(list_.summary)}"
        for list_ in ordered(site.catalog)
    )
    intro = (
        "Choose pages, sections, cases and terms, put them in order, and take the list with you as lines for a "
        "syllabus, as records or as a cartridge for a learning platform. The files are made in your "
        "browser; nothing is sent. The address of this page holds your choice: bookmark it, or share it. Your browser "
        "keeps your last list, and pages and paragraphs can be added to it where they stand."
    )
    without = (
        '<div id="builder" class="builder" markdown="1" data-search-exclude>\n\nThe builder needs JavaScript and a '
        "connection to this site. Without them, the reading lists "
        f"have the same files ready made:\n\n{rows}\n\n</div>"
    )
    return "\n\n".join([front_matter(meta), intro, without]) + "\n"


def data(site: Site) -> dict[str, Any]:
    """Every reading that can be chosen, the curated lists as links to them, and what the files say of the work."""
    project = site.project
    return {
        "work": project.title,
        "publisher": project.publisher,
        "home": project.url,
        "license": LICENSE,
        "language": LANGUAGE,
        "source": source_line(project),
        "groups": list(_groups(site)),
        "lists": [
            {
                "id": course.reading_list.id,
                "title": course.reading_list.title,
                "sessions": [
                    {"title": meeting.title, "see": [r.see for r in meeting.readings]} for meeting in course.sessions
                ],
            }
            for course in site.courses
        ],
    }


def _groups(site: Site) -> Iterator[dict[str, Any]]:
    for area in site.catalog.areas.values():
        items = []
        for page in site.areas[area.id]:
            see = f"{page.kind}:{page.id}"
            items.append(_item(reading(site.catalog, site.records, see)))
            items += [
                _item(reading(site.catalog, site.records, f"{see}#{block.id}"))
                for block in site.catalog.bodies[page.id].blocks
                if block.kind == "heading" and block.id
            ]
        yield {"title": area.title, "items": items}
    terms = sorted((t for t in site.catalog.terms.values() if not t.see), key=lambda term: sort_key(term.term))
    yield {
        "title": "Glossary",
        "items": [_item(reading(site.catalog, site.records, f"term:{term.id}")) for term in terms],
    }


def _item(item: Reading) -> dict[str, Any]:
    """A reading. Its addresses follow from ``path``; a section shares the abstract and keywords of its page."""
    record, target = item.record, item.target
    found = {
        "see": item.see,
        "name": record.title,
        "quoted": quoted(item),
        "minutes": item.minutes,
        "path": address(target.doc) + (f"#{target.fragment}" if target.fragment else ""),
        "key": record.key,
        "issued": record.issued.isoformat(),
        "edition": record.edition or "",
    }
    if not target.anchor:
        found |= {"abstract": record.abstract, "keywords": list(record.keywords)}
    return found
