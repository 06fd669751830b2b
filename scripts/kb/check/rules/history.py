"""Rules about dates: ends follow beginnings, revisions follow publication, and editions follow one another.

No date is compared with today’s, but by `kb.check.asked`: what can be built depends on the content alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.load.catalog import Catalog
from kb.model.problems import Problem
from kb.permanence.edition import number


def changes(catalog: Catalog) -> Iterator[Problem]:
    """A page's ``changes`` are dated after its publication, each on a day of its own."""
    for page in catalog.content.pages:
        days = {page.published}
        for i, change in enumerate(page.changes):
            if change.date < page.published:
                message = f"{change.date} is before the page was published ({page.published}); mend one of the dates"
                yield page.origin.problem("changes", message, "changes", i, "date")
            elif change.date in days:
                message = f"{change.date} already has an entry; put what changed that day into one"
                yield page.origin.problem("changes", message, "changes", i, "date")
            days.add(change.date)


def date_order(catalog: Catalog) -> Iterator[Problem]:
    """An event or a case does not end before it begins, nor is a page reviewed before it is published."""
    for page in catalog.content.pages:
        for i, event in enumerate(page.timeline):
            length = min(len(event.when), len(event.until or ""))
            if event.until and event.until[:length] < event.when[:length]:
                message = f"{event.until} is before `when`, {event.when}; mend one of the dates"
                yield page.origin.problem("date-order", message, "timeline", i, "until")
        if page.start and page.end and page.end < page.start:
            message = f"{page.end} is before `start`, {page.start}; mend one of the years"
            yield page.origin.problem("date-order", message, "end")
        if page.reviewed < page.published:
            message = f"{page.reviewed} is before `published`, {page.published}; write the day of the last review"
            yield page.origin.problem("date-order", message, "reviewed")


def edition_order(catalog: Catalog) -> Iterator[Problem]:
    """Editions stand in the order in which they were made, each named once."""
    previous = None
    for edition in catalog.content.editions:
        if previous and number(edition.id) <= number(previous.id):
            message = f"`{edition.id}` does not follow `{previous.id}`; put the editions in order"
            yield edition.origin.problem("edition-order", message, "id")
        elif previous and edition.date < previous.date:
            message = f"{edition.date} is before edition {previous.id} ({previous.date}); mend one of the dates"
            yield edition.origin.problem("edition-order", message, "date")
        previous = edition


RULES = {"changes": changes, "date-order": date_order, "edition-order": edition_order}
