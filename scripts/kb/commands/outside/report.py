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
    found: dict[str, Any] = {"date": day.isoformat(), "addresses": len(rows)}
    failures = [row for row, answer in rows if answer.kind not in (OK, MOVED)]
    standing = {row["url"]: _entry(row, accepted) for row in failures}
    found["failures"] = [row for row in failures if not standing[row["url"]]]
    found["accepted"] = [
        {**row, "reason": entry.reason, "since": entry.date.isoformat()}
        for row in failures
        if (entry := standing[row["url"]])
    ]
    found["moved"] = [{**row, "to": answer.to} for row, answer in rows if answer.kind == MOVED]
    found["idle"] = [entry.url for entry in accepted if entry not in standing.values()]
    return found


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
    parts = [f"{summary(found)} ({found['date']})."]
    pages = {page for row in found["failures"] for page in row["pages"] or [NOWHERE]}
    for page in sorted(pages, key=lambda page: (page == NOWHERE, page)):
        rows = [row for row in found["failures"] if page in (row["pages"] or [NOWHERE])]
        parts.append(f"### {page if page == NOWHERE else f'`{page}`'}\n\n" + "\n".join(_items(rows)))
    if found["moved"]:
        rows = [f"- {_who(row)}: <{row['url']}> is now <{row['to']}>" for row in found["moved"]]
        parts.append("## Moved for good\n\n" + "\n".join(rows))
    if found["accepted"]:
        rows = [f"- {_who(row)}: <{row['url']}>: {row['reason']} ({row['since']})" for row in found["accepted"]]
        parts.append("## Accepted\n\n" + "\n".join(rows))
    if found["idle"]:
        parts.append(f"## To take out of `{FILE}`\n\n" + "\n".join(f"- <{url}>" for url in found["idle"]))
    return "\n\n".join(parts) + "\n"


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
