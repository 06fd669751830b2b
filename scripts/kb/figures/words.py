"""Cells of figures in; the words, lines and points in time that drawings show, out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from kb.model.figures import Cell

_WHEN = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2})?)?)?\Z")


def shown(cell: Cell) -> str:
    """A cell as it is read: numbers of five digits and more with commas, nothing as an en dash."""
    if cell is None:
        return "–"
    if isinstance(cell, float):
        return f"{cell:,.10g}"
    return f"{cell:,}" if isinstance(cell, int) and abs(cell) >= 10_000 else str(cell)


def wrapped(text: str, most: int) -> str:
    """Lines of at most ``most`` characters, or of one word."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "\n".join(lines)


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
