"""Say which pages wait longest for a second look, and what is open on each: weak evidence, dead links, blanks."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kb.commands.desk.coverage import weak
from kb.commands.outside.command import REPORT
from kb.model.problems import BLANK, Problem
from kb.resolve.site import Site

OPEN = {"weak": "rests on weak evidence", "dead": "dead link", "blanks": "still to write"}
"""What can be open on a page, in the order of the columns."""


def review(site: Site, problems: Sequence[Problem], root: Path, today: dt.date) -> dict[str, Any]:
    """The pages, the longest unreviewed first, each with what is open on it; and what is open elsewhere."""
    report = _report(root)
    dead, blanks = _dead(report), _blanks(problems)
    pages = [
        {
            "page": page.id,
            "path": page.origin.path,
            "reviewed": page.reviewed.isoformat(),
            "days": (today - page.reviewed).days,
            "weak": [f"{row['path']}:{row['line']}: {row['words']}" for row in weak(site, page)],
            "dead": dead.pop(page.id, []),
            "blanks": blanks.pop(page.origin.path, []),
        }
        for page in sorted(site.ordered, key=lambda page: (page.reviewed, page.id))
    ]
    elsewhere = [line for lines in blanks.values() for line in lines]
    return {"pages": pages, "elsewhere": elsewhere, "links": report.get("date")}


def _report(root: Path) -> dict[str, Any]:
    """What ``links-out`` has written last; nothing where it has not run."""
    try:
        found: dict[str, Any] = json.loads((root / REPORT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def _dead(report: Mapping[str, Any]) -> dict[str, list[str]]:
    """{page: the failing addresses on which it rests, with where they stand}."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in report.get("failures", ()):
        where = ", ".join(f"{place['path']}:{place['line']}" for place in row["places"])
        for page in row["pages"]:
            found[page].append(f"{where}: {row['url']} ({row['words']})")
    return found


def _blanks(problems: Sequence[Problem]) -> dict[str, list[str]]:
    """{file: its blanks, with their places}."""
    found: dict[str, list[str]] = defaultdict(list)
    for problem in problems:
        if problem.rule == BLANK:
            found[problem.path].append(f"{problem.path}:{problem.line}: {problem.message}")
    return found


def _of_page(row: Mapping[str, Any]) -> Iterator[str]:
    yield f"{row['path']}: reviewed {row['reviewed']}, {row['days']} days ago"
    for name, words in OPEN.items():
        yield from (f"{line} [{words}]" for line in row[name])


def lines(data: Mapping[str, Any], page: str = "") -> Iterator[str]:
    """A table of the pages, or of one page all that is open, with its places."""
    if page:
        yield from _of_page(next(each for each in data["pages"] if each["page"] == page))
        return
    width = max((len(row["page"]) for row in data["pages"]), default=4)
    yield f"{'page':{width}}  reviewed    days  {'  '.join(OPEN)}"
    for row in data["pages"]:
        counts = "  ".join(f"{len(row[name]) or '-':>{len(name)}}" for name in OPEN)
        yield f"{row['page']:{width}}  {row['reviewed']}  {row['days']:>4}  {counts}"
    if data["elsewhere"]:
        yield ""
        yield from (f"{line} [no page]" for line in data["elsewhere"])
    yield ""
    yield f"Links as of {data['links']}." if data["links"] else "Links were not asked yet: `make links-out` does."
