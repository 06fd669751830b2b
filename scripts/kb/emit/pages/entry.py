"""The pages of topics and cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kb.citing.record import address
from kb.emit.files import json_ld
from kb.emit.files.literature_files import downloads
from kb.emit.pages.comparison import CELL_TITLES, HEADERS, OUTCOMES, cell, region
from kb.emit.parts import relations
from kb.emit.parts.cite_box import cite_box
from kb.emit.parts.head import head
from kb.emit.parts.list_uses import on_lists
from kb.emit.parts.markdown import PageWriter, front_matter, page_doc
from kb.model.ids import DocPath, PageId
from kb.model.kinds import EVIDENCE, RESTS
from kb.model.target import Target, instrument_doc, relative
from kb.model.text import escape, joined, long_date
from kb.model.values import Page
from kb.prose import lengths
from kb.resolve.site import Site

MOST_SIBLINGS = 40
"""The largest area of which the sidebar lists every page."""

NEAR = 10
"""How many pages before and after a page are listed where the area is larger."""


FACTS_HEAD = ("Fact", "What the sources say")
"""The head of the table of a case's facts."""


def ids(site: Site) -> Iterable[PageId]:
    """The topics and cases."""
    return site.catalog.pages


def emit(site: Site, id_: PageId) -> Iterator[tuple[DocPath, str]]:
    """The page of docs/ of a topic or case."""
    page = site.catalog.pages[id_]
    yield page_doc(page), _page(site, page)


def _page(site: Site, page: Page) -> str:
    writer = PageWriter(site, page_doc(page), draws=True)
    body = site.catalog.bodies[page.id]
    facts = _facts(writer, page) if page.kind == "case" else ""
    lines = body.first_line - 1 - facts.count("\n")
    text = writer.prose(body.blocks, body.text.rstrip("\n"), site.term_links[page.id])
    parts = [
        _study(page),
        _literature(writer, page),
        _cases(writer, page),
        relations.related(writer, page),
        on_lists(writer, page.id),
        relations.backlinks(writer, page),
        writer.references(),
        _changes(page),
        cite_box(writer, page.id),
    ]
    return front_matter(_meta(site, page), lines) + facts + text + "".join(parts) + "\n"


def _meta(site: Site, page: Page) -> dict[str, Any]:
    area = site.catalog.areas[page.area]
    minutes = lengths.minutes(lengths.words(site.catalog.bodies[page.id]))
    return {
        "title": page.title,
        "description": page.summary,
        "kind": page.kind,
        "area": {"id": area.id, "title": area.title},
        "level": page.level,
        "minutes": minutes,
        "published": page.published.isoformat(),
        "revised": page.revised.isoformat(),
        "dates": {"published": long_date(page.published), "revised": long_date(page.revised)},
        "reviewed": page.reviewed.isoformat(),
        **({"see": f"{page.kind}:{page.id}"} if site.catalog.lists else {}),
        "edition": site.records[page.id].edition or "",
        **_evidence(site.profiles[page.id]),
        **({"checked": True} if site.catalog.content.about else {}),
        **_siblings(site, page),
        "head": head(site, page.id, json_ld.entry(site, page, minutes)),
    }


def _evidence(profile: Mapping[str, int]) -> dict[str, Any]:
    """How often a page cites each kind of evidence, and what its readers may filter it by."""
    return {
        "evidence": [{"kind": kind, "label": EVIDENCE[kind], "count": n} for kind, n in profile.items()],
        "rests": [
            {"kinds": kinds, "label": label, "alone": alone}
            for kinds, label, alone in RESTS
            if not profile.keys().isdisjoint(kinds.split())
        ],
    }


def _siblings(site: Site, page: Page) -> dict[str, Any]:
    """The pages of the area beside which a page is shown, where it stands among them, and how many there are in all.

    Of a large area they are the nearest ones: a list of all on each page would grow with the square of the area.
    """
    pages, at = site.areas[page.area], site.positions[page.id]
    near = pages if len(pages) <= MOST_SIBLINGS else pages[max(0, at - NEAR) : at + NEAR + 1]
    found: dict[str, Any] = {
        "siblings": [{"title": p.title, "url": address(page_doc(p))} for p in near],
        "position": at if near is pages else min(at, NEAR),
    }
    return found if near is pages else {**found, "siblings_in_all": len(pages)}


def _facts(writer: PageWriter, page: Page) -> str:
    """The table of a case's facts, ending where the body begins."""
    rows = [(title, cell(writer, page, name)) for name, title in CELL_TITLES.items() if name in page.cells]
    instruments = joined([writer.page_link(id_) for id_ in page.instruments])
    rows.insert(1, (HEADERS["region"], region(page)))
    rows.insert(3, (HEADERS["instruments"], instruments))
    rows.insert(-2, (HEADERS["outcome"], OUTCOMES[page.outcome]))
    table = "\n".join(f"| {name} | {text} |" for name, text in rows)
    return f"| {' | '.join(FACTS_HEAD)} |\n|---|---|\n{table}\n\n"


def _study(page: Page) -> str:
    objectives = "\n".join(f"-   {escape(text)}." for text in page.objectives)
    questions = "\n".join(f"{i}.  {escape(text)}" for i, text in enumerate(page.questions, start=1))
    return (
        "\n\n## Questions for discussion { #questions data-search-exclude }\n\n"
        f"After reading this page you should be able to:\n\n{objectives}\n\nFor discussion:\n\n{questions}"
    )


def _literature(writer: PageWriter, page: Page) -> str:
    """The works that a page recommends, each with its record and what to read it for; empty if there are none."""
    if not page.literature:
        return ""
    site = writer.site
    rows = [f"-   {site.entries[work.id]} {writer.inline(' '.join(work.note.split()))}" for work in page.literature]
    href = writer.href(Target("page", "bibliography", f"works-on-{page.id}"))
    files = f"Download these: {downloads(writer, page.id)}. [All that the pages recommend]({href})\n{{ .files }}"
    return "\n\n## Literature { #literature data-search-exclude }\n\n" + "\n".join(rows) + f"\n\n{files}"


def _cases(writer: PageWriter, page: Page) -> str:
    """The cases that a topic names, then those that name the topic as their instrument, once each."""
    pages = writer.site.catalog.pages
    using = [case.id for case in writer.site.cases_by_instrument.get(page.id, ())]
    ids = dict.fromkeys([*page.cases, *using])
    if not ids:
        return ""
    text = "\n".join(f"-   {writer.plain_link(id_)}: {escape(pages[id_].summary)}" for id_ in ids)
    if using:
        href = relative(instrument_doc(page.id), "", writer.doc)
        which = "cases that name" if len(using) > 1 else "case that names"
        text += f"\n\n[Aims and results of the {which} this topic as an instrument]({href})"
    return f"\n\n## Case studies {{ #cases data-search-exclude }}\n\n{text}"


def _changes(page: Page) -> str:
    """What was revised and when, the newest first; empty for a page that never was."""
    if not page.changes:
        return ""
    changes = sorted(page.changes, key=lambda change: change.date, reverse=True)
    rows = [f"-   {long_date(change.date)}: {escape(change.what)}" for change in changes]
    rows.append(f"-   {long_date(page.published)}: First published.")
    return "\n\n## What changed { #changes data-search-exclude }\n\n" + "\n".join(rows)
