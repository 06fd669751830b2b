"""Say which reading lists assign a page or term."""

from __future__ import annotations

from collections.abc import Callable

from kb.emit.parts.markdown import PageWriter
from kb.model.lists import ReadingList
from kb.model.target import Target
from kb.model.text import escape, joined


def on_lists(writer: PageWriter, id_: str) -> str:
    """The section of a topic or case; empty when no list uses it."""
    rows = [f"-   {link}" for link in _links(writer, id_, _page)]
    if not rows:
        return ""
    return "\n\n## On reading lists { #lists data-search-exclude }\n\n" + "\n".join(rows)


def term_on_lists(writer: PageWriter, id_: str) -> str:
    """The note of a term; empty when no list uses it."""
    links = _links(writer, id_, _term)
    return f"On reading lists: {joined(links)}." if links else ""


def _page(target: Target) -> bool:
    return target.is_entry


def _term(target: Target) -> bool:
    return target.kind == "term"


def _links(writer: PageWriter, id_: str, wanted: Callable[[Target], bool]) -> list[str]:
    found: dict[str, tuple[ReadingList, list[int]]] = {}
    for target, list_, number in writer.site.list_uses:
        if target.id == id_ and wanted(target):
            numbers = found.setdefault(list_.id, (list_, []))[1]
            if number not in numbers:
                numbers.append(number)
    return [_link(writer, list_, numbers) for list_, numbers in found.values()]


def _link(writer: PageWriter, list_: ReadingList, numbers: list[int]) -> str:
    title = f"[{escape(list_.title)}]({writer.href(Target('list', list_.id))})"
    if len(list_.sessions) == 1:
        return title
    sessions = joined([f"[{n}]({writer.href(Target('list', list_.id, session_id(n)))})" for n in numbers])
    return f"{title}, session{'s' if len(numbers) > 1 else ''} {sessions}"


def session_id(number: int) -> str:
    """The anchor of a session on its list's page."""
    return f"session-{number}"
