"""What an author may write of a reading list: its pydantic models."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kb.load.field_types import (
    Clause,
    Date,
    Level,
    Plain,
    Question,
    Sentence,
    Slug,
    Summary,
    at_most,
)
from kb.load.schema import Strict


class ListItemIn(Strict):
    """A reading of a session."""

    see: Plain
    why: Annotated[Clause, at_most(110)]


class OutsideIn(Strict):
    """A reading of a session outside this site: a reference, the part of it that is read, and how long that takes."""

    ref: Slug
    part: Annotated[Plain, at_most(80)] | None = None
    minutes: Annotated[int, Field(ge=5, le=600)]
    why: Annotated[Clause, at_most(160)]


class TaskIn(Strict):
    """What students do with a document in a session, and how long it takes."""

    what: Annotated[Sentence, at_most(600)]
    refs: list[Slug] = []
    minutes: Annotated[int, Field(ge=5, le=600)]


class SessionIn(Strict):
    """A session of a reading list."""

    title: Annotated[Plain, at_most(80)]
    items: Annotated[list[ListItemIn], Field(min_length=1, max_length=20)]
    outside: Annotated[list[OutsideIn], Field(max_length=10)] = []
    task: TaskIn | None = None
    questions: Annotated[list[Question], Field(max_length=5)] = []


class ReadingListIn(Strict):
    """A file of content/reading-lists/."""

    id: Slug
    title: Annotated[Plain, at_most(80)]
    summary: Summary
    level: Level
    audience: Sentence
    aim: Sentence
    objectives: Annotated[list[Clause], Field(min_length=2, max_length=5)]
    sessions: Annotated[list[SessionIn], Field(min_length=1, max_length=20)]
    assessment: Annotated[list[Annotated[Sentence, at_most(400)]], Field(max_length=8)] = []
    published: Date
    reviewed: Date
