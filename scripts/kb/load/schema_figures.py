"""What an author may write of a figure: the pydantic models of content/figures/."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from kb.load.field_types import Column, Date, Form, IndexEntry, Markdown, PageSlug, Plain, Sentence, at_most
from kb.load.schema import Strict


class DrawIn(Strict):
    """``draw:`` of a figure: the column that each part of its form shows, and what else the form takes."""

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
    groups: list[Plain] = []
    until: str | int | float | None = None
    log: bool = False
    zero: bool = False


CHANNELS = ("label", "value", "x", "y", "low", "high", "start", "end", "group", "text", "state")
"""The fields of ``draw:`` that name a column."""

CellIn = str | int | float | None


class FigureIn(Strict):
    """A file of content/figures/."""

    id: PageSlug
    title: Annotated[Plain, at_most(100)]
    shows: Annotated[Sentence, at_most(300)]
    alt: Annotated[Sentence, at_most(700)]
    form: Form
    draw: DrawIn = DrawIn()
    columns: Annotated[dict[Column, Annotated[Plain, at_most(60)]], Field(min_length=1, max_length=12)]
    data: Annotated[list[dict[Column, CellIn]], Field(max_length=400)] | None = None
    cite: Markdown | None = None
    notes: Annotated[Sentence, at_most(700)] | None = None
    index: list[IndexEntry] = []
    date: Date
    spec: dict[str, Any] = {}
