"""Reading lists as their editors write them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from kb.model.field_types import Clause, Date, Level, Plain, Question, Sentence, Slug, Summary, at_most
from kb.model.problems import Origin
from kb.model.records import BLANK, HERE, Given, Many, Strict, Whole
from kb.model.refs import ReadingRef, WorkRef


@dataclass(frozen=True)
class ListItem(Strict):
    """A reading: a link (``topic:ID#anchor``, ``case:ID``, ``term:ID``), and why it is read."""

    see: ReadingRef
    why: Annotated[Clause, at_most(110)]


@dataclass(frozen=True, kw_only=True)
class Outside(Strict):
    """A reading outside this site: a reference, the part of it that is read, the minutes that takes, and why."""

    ref: WorkRef
    part: Annotated[Plain, at_most(80), BLANK] = ""
    minutes: Annotated[Whole, Field(ge=5, le=600)]
    why: Annotated[Clause, at_most(160)]


@dataclass(frozen=True, kw_only=True)
class Task(Strict):
    """What students do with documents, and the minutes it takes."""

    what: Annotated[Sentence, at_most(600)]
    refs: Many[WorkRef] = ()
    minutes: Annotated[Whole, Field(ge=5, le=600)]


@dataclass(frozen=True)
class Session(Strict):
    """A meeting or a week of a reading list: its readings in order, a task, and its questions."""

    title: Annotated[Plain, at_most(80)]
    items: Annotated[Many[ListItem], Field(min_length=1, max_length=20)]
    outside: Annotated[Many[Outside], Field(max_length=10)] = ()
    task: Task | None = None
    questions: Annotated[Many[Question], Field(max_length=5)] = ()


@dataclass(frozen=True, kw_only=True)
class ReadingList(Strict):
    """A course or a part of one, made of the pages that exist: a file of content/reading-lists/."""

    id: Slug
    title: Annotated[Plain, at_most(80)]
    summary: Summary
    level: Level
    audience: Sentence
    aim: Sentence
    objectives: Annotated[Many[Clause], Field(min_length=2, max_length=5)]
    sessions: Annotated[Many[Session], Field(min_length=1, max_length=20)]
    assessment: Annotated[Many[Annotated[Sentence, at_most(400)]], Field(max_length=8)] = ()
    published: Date
    reviewed: Date
    origin: Given[Origin] = HERE

    @property
    def anchors(self) -> dict[str, str]:
        """The anchors of its sessions, with the words that name each."""
        return {f"session-{n}": session.title for n, session in enumerate(self.sessions, start=1)}
