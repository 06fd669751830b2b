"""Figures: drawings that are made of rows of data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import Field

from kb.model.field_types import (  # fmt: skip
    Column,
    Date,
    FigureSlug,
    Form,
    IndexEntry,
    Markdown,
    Plain,
    Sentence,
    WrittenCell,
    at_most,
)
from kb.model.problems import Origin
from kb.model.records import BLANK, HERE, STRIPPED, Flag, Given, Made, Many, Strict

Cell = str | int | float | None
"""What a row of a figure holds: words, a number, or nothing."""


@dataclass(frozen=True)
class Row:
    """A row: its cells by the names of their columns, and the citation on which they rest, if they name one."""

    cells: Mapping[str, Cell]
    cite: str


CITE = "cite"
"""The cell of a row that holds its citation."""


def row(cells: Mapping[str, Cell]) -> Row:
    """A row as it is written; its cell ``cite`` is no part of the data."""
    return Row({name: value for name, value in cells.items() if name != CITE}, str(cells.get(CITE) or "").strip())


CHANNELS = ("label", "value", "x", "y", "low", "high", "start", "end", "group", "text", "state")
"""The parts of forms that each show a column."""


@dataclass(frozen=True, kw_only=True)
class Drawn(Strict):
    """``draw:`` of a figure: which column each part of its form shows, and what else the form takes."""

    label: Column | None = None
    value: Column | None = None
    x: Column | None = None
    y: Column | None = None
    low: Column | None = None
    high: Column | None = None
    start: Column | None = None
    end: Column | None = None
    group: Column | None = None
    text: Column | None = None
    state: Column | None = None
    groups: Many[Plain] = ()
    """The groups in the order of the legend and of the colors; as the rows have them where empty."""
    until: WrittenCell = None
    """Where a range ends that has no end, and where the axis does."""
    log: Flag = False
    zero: Flag = False

    @property
    def channels(self) -> dict[str, str]:
        """{part: the column that it shows}."""
        return {name: column for name in CHANNELS if (column := getattr(self, name))}


_Rows = Annotated[list[dict[Column, WrittenCell]], Field(max_length=400)]


def _rows(written: list[dict[str, Cell]] | None) -> tuple[Row, ...]:
    return tuple(map(row, written or ()))


@dataclass(frozen=True, kw_only=True)
class Figure(Strict):
    """A drawing made of data: what it shows, its rows, what they rest on, and how it is drawn.

    ``columns`` are {name: title with its unit}, in the order of the table. ``spec`` is Vega-Lite where ``form`` is so.
    Rows that stand in a CSV file have its place, ``rows_origin``.
    """

    id: FigureSlug
    title: Annotated[Plain, at_most(100)]
    shows: Annotated[Sentence, at_most(300)]
    alt: Annotated[Sentence, at_most(700)]
    form: Form
    drawn: Annotated[Drawn, Field(alias="draw")] = Drawn()
    columns: Annotated[dict[Column, Annotated[Plain, at_most(60)]], Field(min_length=1, max_length=12)]
    rows: Annotated[tuple[Row, ...], Made(_Rows | None, _rows), Field(alias="data")] = ()
    cite: Annotated[Markdown, STRIPPED, BLANK] = ""
    notes: Annotated[Sentence, at_most(700), BLANK] = ""
    index: Many[IndexEntry] = ()
    date: Date
    spec: dict[str, Any] = field(default_factory=dict)
    origin: Given[Origin] = HERE
    rows_origin: Given[Origin] = HERE


@dataclass(frozen=True)
class Sheet:
    """A CSV file of rows: its figure's name, its head, its rows, and where it stands."""

    id: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    origin: Origin
