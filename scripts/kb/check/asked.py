"""Problems that the command ``check`` alone asks for, and no build: they depend on the day or the end of the work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kb.load.catalog import Catalog
from kb.model.lists import ReadingList
from kb.model.problems import Problem
from kb.model.target import Target
from kb.model.values import Page
from kb.permanence import citation_file
from kb.permanence.address import path_of
from kb.prose.blocks import SILENT

FUTURE, UNPUBLISHED = "future", "unpublished"


def future(catalog: Catalog, today: dt.date) -> Iterator[Problem]:
    """Problems of what is published or reviewed on a day after tomorrow: it is tomorrow already for some."""
    content = catalog.content
    records: tuple[Page | ReadingList, ...] = (*content.pages, *content.lists)
    for record in records:
        for field, day in (("published", record.published), ("reviewed", record.reviewed)):
            if day > today + dt.timedelta(days=1):
                message = f"{day} is still to come; write the day on which it was done"
                yield record.origin.problem(FUTURE, message, field)


def unpublished(catalog: Catalog, citation: str) -> Iterator[Problem]:
    """Problems of pages that are not in the register of addresses, and of their paragraphs without ids.

    ``citation`` is the text of CITATION.cff, which must be in step; empty where there is none.
    """
    if citation_file.in_step(citation, catalog) != citation:
        message = "this is not the day of the newest revision, or of its edition; run `make publish`, and commit it"
        yield Problem(citation_file.PATH, citation_file.line(citation), 1, UNPUBLISHED, message)
    known = {(entry.address.path, entry.address.anchor) for entry in catalog.content.published}
    for page in catalog.pages.values():
        path, body = path_of(Target(page.kind, page.id).doc), catalog.bodies[page.id]
        if (path, "") not in known:
            message = f"`{path}` is not published yet; run `make publish`, and commit what it writes"
            yield page.origin.problem(UNPUBLISHED, message)
            continue
        for block in body.blocks:
            if (block.kind in (*SILENT, "row") and not block.id) or (path, block.id or "-") in known:
                continue
            what = f"`#{block.id}` is not published yet" if block.id else "this has no id yet"
            start = block.offset + len(block.text) - len(block.text.lstrip())
            message = f"{what}; run `make publish`, and commit what it writes"
            yield Problem(page.origin.path, *body.place(start), UNPUBLISHED, message)
