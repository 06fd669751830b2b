"""Cells of figures in; the words, lines and points in time that drawings show, out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from kb.model.figures import Cell

_WHEN = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2})?)?)?\Z")


SIZE = 13
"""Size of the type of figures, in pixels."""

_NARROW, _WIDE = frozenset("iljtfrI.,:;'’()[]|!- "), frozenset("mwMW@%—")


def text_width(text: str, size: float = SIZE) -> float:
    """An upper estimate of the width of a line in a sans-serif face of ``size``: readers' fonts differ."""
    ems = sum(0.35 if c in _NARROW else 0.95 if c in _WIDE else 0.71 if c.isupper() else 0.58 for c in text)
    return ems * size


def wrap(text: str, size: float, width: float) -> list[str]:
    """Lines of a text that fit into ``width``; a single word that does not fit has a line to itself."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def wrapped(text: str, width: float) -> str:
    """The same, joined by line ends."""
    return "\n".join(wrap(text, SIZE, width))


def shown(cell: Cell, counts: bool = False) -> str:
    """A cell as it is read, nothing as an en dash. ``counts``: whether thousands have commas, which years have not."""
    if cell is None:
        return "–"
    if isinstance(cell, float):
        return f"{cell:,.10g}"
    return f"{cell:,}" if isinstance(cell, int) and counts else str(cell)


def lines(texts: Iterable[str]) -> int:
    """How many lines the tallest of some wrapped texts has."""
    return max((text.count("\n") + 1 for text in texts), default=1)


def is_when(cell: Cell) -> bool:
    """Whether a cell is a year, month, day or minute: 1972, "1972-05", "1972-05-26", "1967-06-05T07:59"."""
    return isinstance(cell, (int, float)) or (isinstance(cell, str) and bool(_WHEN.match(cell)) and _real(cell))


def _real(text: str) -> bool:
    try:
        dt.datetime.fromisoformat(_whole(text))
    except ValueError:
        return False
    return True


def _whole(text: str) -> str:
    return text if "T" in text else (text + "-01-01")[:10]


def is_minute(cell: Cell) -> bool:
    """Whether a cell names a minute of a day."""
    return isinstance(cell, str) and "T" in cell


def moment(cell: Cell, end: bool = False) -> float | str | None:
    """A point on an axis of time: a year with its fraction, or a minute as it is written.

    ``end``: the end of the year, month or day, and not its beginning.
    """
    if cell is None or isinstance(cell, (int, float)):
        return cell + 1 if end and isinstance(cell, int) else cell
    if is_minute(cell):
        return cell
    date = dt.date.fromisoformat(_whole(cell))
    length = {4: 1.0, 7: 1 / 12, 10: 1 / 365}[len(cell)]
    return round(date.year + (date.timetuple().tm_yday - 1) / 366 + (length if end else 0), 4)
