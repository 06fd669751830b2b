"""Reading lists as their editors write them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kb.model.ids import RefKey
from kb.model.problems import Origin


@dataclass(frozen=True)
class ListItem:
    """A reading: a link (``topic:ID#anchor``, ``case:ID``, ``term:ID``), and why it is read."""

    see: str
    why: str


@dataclass(frozen=True)
class Outside:
    """A reading outside this site: a reference, the part of it that is read, the minutes that takes, and why."""

    ref: RefKey
    part: str
    minutes: int
    why: str


@dataclass(frozen=True)
class Task:
    """What students do with documents, and the minutes it takes."""

    what: str
    refs: tuple[RefKey, ...]
    minutes: int


@dataclass(frozen=True)
class Session:
    """A meeting or a week of a reading list: its readings in order, a task, and its questions."""

    title: str
    items: tuple[ListItem, ...]
    questions: tuple[str, ...]
    outside: tuple[Outside, ...] = ()
    task: Task | None = None


@dataclass(frozen=True)
class ReadingList:
    """A course or a part of one, made of the pages that exist."""

    id: str
    title: str
    summary: str
    level: str
    audience: str
    aim: str
    objectives: tuple[str, ...]
    sessions: tuple[Session, ...]
    assessment: tuple[str, ...]
    published: dt.date
    reviewed: dt.date
    origin: Origin

    @property
    def anchors(self) -> dict[str, str]:
        """The anchors of its sessions, with the words that name each."""
        return {f"session-{n}": session.title for n, session in enumerate(self.sessions, start=1)}
