"""Say by page and reference which addresses fail: as data, as Markdown for an issue, and in lines for a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kb.commands.outside.accepted import FILE, Accepted
from kb.commands.outside.addresses import Named
from kb.commands.outside.asking import FAILURES, MOVED, OK, Answer

NOWHERE = "cited by no page"


def report(
    named: Iterable[Named], answers: Mapping[str, Answer], accepted: list[Accepted], day: dt.date
) -> dict[str, Any]:
    """The failures, those that are accepted, what has moved for good, and what is accepted and does not fail."""
    rows = [(_row(each, answers[each.url]), answers[each.url]) for each in named]
    failures = [(row, _entry(row, accepted)) for row, answer in rows if answer.kind not in (OK, MOVED)]
    standing = [entry for _, entry in failures]
    return {
        "date": day.isoformat(),
        "addresses": len(rows),
        "failures": [row for row, entry in failures if not entry],
        "accepted": [_with_reason(row, entry) for row, entry in failures if entry],
        "moved": list(_moved(rows)),
        "idle": [entry.url for entry in accepted if entry not in standing],
    }


def _moved(rows: Iterable[tuple[dict[str, Any], Answer]]) -> Iterator[dict[str, Any]]:
    yield from ({**row, "to": answer.to} for row, answer in rows if answer.kind == MOVED)


def _with_reason(row: Mapping[str, Any], entry: Accepted) -> dict[str, Any]:
    return {**row, "reason": entry.reason, "since": entry.date.isoformat()}


def _row(named: Named, answer: Answer) -> dict[str, Any]:
    places = [{"path": each.path, "line": each.line, "reference": each.reference} for each in named.places]
    return {
        "url": named.url, "kind": answer.kind, "words": answer.words, "places": places, "pages": sorted(named.pages)
    }  # fmt: skip


def _entry(row: Mapping[str, Any], accepted: list[Accepted]) -> Accepted | None:
    return next((entry for entry in accepted if entry.covers(row["url"], row["kind"])), None)


def lines(found: Mapping[str, Any]) -> Iterator[str]:
    """A line for each place of an address that fails or has moved, and what is to be taken out of the list."""
    for row in [*found["failures"], *found["moved"]]:
        what = f"has moved to {row['to']}" if row["kind"] == MOVED else f"{row['kind']}: {row['words']}"
        for place in row["places"]:
            yield f"{place['path']}:{place['line']}: {place['reference'] or 'link'}: {row['url']}: {what}"
    for url in found["idle"]:
        yield f"{FILE}: {url} does not fail as is accepted; take it out"
    yield summary(found)


def summary(found: Mapping[str, Any]) -> str:
    """How many fail."""
    return (
        f"{found['addresses']} addresses: {len(found['failures'])} fail, {len(found['moved'])} have moved for good, "
        f"{len(found['accepted'])} failures are accepted"
    )


def markdown(found: Mapping[str, Any]) -> str:
    """The report as Markdown: failures page by page, what has moved, what is accepted, and what no longer fails."""
    parts = [f"{summary(found)} ({found['date']}).", *_by_page(found["failures"])]
    if found["moved"]:
        rows = [f"- {_who(row)}: <{row['url']}> is now <{row['to']}>" for row in found["moved"]]
        parts.append("## Moved for good\n\n" + "\n".join(rows))
    if found["accepted"]:
        rows = [f"- {_who(row)}: <{row['url']}>: {row['reason']} ({row['since']})" for row in found["accepted"]]
        parts.append("## Accepted\n\n" + "\n".join(rows))
    if found["idle"]:
        parts.append(f"## To take out of `{FILE}`\n\n" + "\n".join(f"- <{url}>" for url in found["idle"]))
    return "\n\n".join(parts) + "\n"


def _by_page(failures: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A section for each page with failing addresses, at the end those that no page cites."""
    by_page: dict[str, list[Mapping[str, Any]]] = {}
    for row in failures:
        for page in row["pages"] or [NOWHERE]:
            by_page.setdefault(page, []).append(row)
    for page in sorted(by_page, key=lambda page: (page == NOWHERE, page)):
        yield f"### {page if page == NOWHERE else f'`{page}`'}\n\n" + "\n".join(_items(by_page[page]))


def _items(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for kind, words in FAILURES.items():
        for row in (each for each in rows if each["kind"] == kind):
            yield f"- {_who(row)}: <{row['url']}>: {words} ({row['words']})."


def _who(row: Mapping[str, Any]) -> str:
    """The references of an address, or the places of links, in Markdown."""
    return ", ".join(
        f"`{place['reference']}`" if place["reference"] else f"`{place['path']}:{place['line']}`"
        for place in row["places"]
    )
