"""The text of a CSV file in, the rows of a figure out; figures and such rows in, whole figures out."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from kb.load.files import TextFile
from kb.model.figures import CITE, Cell, Figure, Row, Sheet, row
from kb.model.problems import Keys, Origin, Problem

_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?\Z")
_WHOLE = re.compile(r"[-+]?[0-9]{1,15}\Z")
MOST_ROWS = 400


def sheet(text: TextFile) -> Sheet | Problem:
    """The rows below a head of names; a cell without words is nothing, one that looks like a number is one."""
    reader = csv.reader(text.text.splitlines(keepends=True), strict=True)
    spans: dict[Keys, tuple[int, int]] = {(): (1, 1)}
    rows: list[Row] = []
    try:
        head = tuple(name.strip() for name in next(reader, []))
        before = reader.line_num
        for cells in reader:
            line, before = before + 1, reader.line_num
            if not cells:
                continue
            if len(cells) != len(head):
                message = f"a row of {len(cells)} cells under a head of {len(head)}; give it {len(head)}"
                return Problem(text.path, line, 1, "figure-data", message)
            spans[("data", len(rows))] = line, 1
            rows.append(row({name: _cell(name, cell.strip()) for name, cell in zip(head, cells, strict=True)}))
    except csv.Error as error:
        return Problem(text.path, reader.line_num, 1, "figure-data", f"{error}; write rows of CSV (RFC 4180)")
    if len(rows) > MOST_ROWS:
        return Problem(text.path, 1, 1, "figure-data", f"{len(rows)} rows, more than {MOST_ROWS}; leave some out")
    stem = text.inside.rpartition("/")[2].removesuffix(".csv")
    return Sheet(stem, head, tuple(rows), Origin(text.path, spans))


def _cell(name: str, text: str) -> Cell:
    if name == CITE or not _NUMBER.match(text):
        return text or None
    return int(text) if _WHOLE.match(text) else float(text)


def joined(figures: Iterable[Figure], sheets: Iterable[Sheet], unread: Collection[str]) -> Iterator[Figure | Problem]:
    """Each figure, with the rows of the sheet of its name; a problem for a sheet that no figure takes.

    ``unread``: the paths of files with problems, in which the other half may stand.
    """
    found = {each.id: each for each in sheets}
    for figure in figures:
        own = found.pop(figure.id, None)
        if own and figure.rows:
            yield own.origin.problem("figure-data", f"`{figure.id}.yml` has rows of its own; remove one or the other")
        yield replace(figure, rows=own.rows, rows_origin=own.origin) if own and not figure.rows else figure
    for left in found.values():
        if left.origin.path.removesuffix(".csv") + ".yml" in unread:
            continue
        message = f"rows without a figure; write `figures/{left.id}.yml`, or remove them"
        yield left.origin.problem("figure-data", message)
