"""Figures: drawings that are made of rows of data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kb.model.ids import FigureId
from kb.model.problems import Origin

Cell = str | int | float | None
"""What a row of a figure holds: words, a number, or nothing."""


@dataclass(frozen=True)
class Row:
    """A row: its cells by the names of their columns, and the citation on which they rest, if they name one."""

    cells: Mapping[str, Cell]
    cite: str


@dataclass(frozen=True)
class Drawn:
    """How a figure is drawn: which column each part of its form shows, and what else the form takes."""

    channels: Mapping[str, str]
    groups: tuple[str, ...] = ()
    """The groups in the order of the legend and of the colors; as the rows have them where empty."""
    until: Cell = None
    """Where a range ends that has no end, and where the axis does."""
    log: bool = False
    zero: bool = False


@dataclass(frozen=True)
class Figure:
    """A drawing made of data: what it shows, its rows, what they rest on, and how it is drawn.

    ``columns`` are {name: title with its unit}, in the order of the table. ``spec`` is Vega-Lite where ``form`` is so.
    Rows that stand in a CSV file have its place, ``rows_origin``.
    """

    id: FigureId
    title: str
    shows: str
    alt: str
    form: str
    drawn: Drawn
    columns: Mapping[str, str]
    rows: tuple[Row, ...]
    cite: str
    notes: str
    index: tuple[str, ...]
    date: dt.date
    spec: Mapping[str, Any]
    origin: Origin
    rows_origin: Origin


@dataclass(frozen=True)
class Sheet:
    """A CSV file of rows: its figure's name, its head, its rows, and where it stands."""

    id: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    origin: Origin
