"""The text of a new file, or of a new item of a list: what can be known is written, and the rest is marked."""

from __future__ import annotations

import datetime as dt
import json

from kb.model.blanks import MARK


def quoted(text: str) -> str:
    """A text as YAML takes it, whatever it holds."""
    return json.dumps(text, ensure_ascii=False)


def area(id_: str, title: str) -> str:
    """An item of the file of areas."""
    return f"""\
- id: {id_}
  title: {quoted(title)}
  summary: {MARK} say in one sentence what its pages are about.
"""


def _days() -> str:
    today = dt.date.today().isoformat()
    return f"published: {today}\nreviewed: {today}\n"


def _study(id_: str, title: str, order: int, between: str, related: str) -> str:
    """The front matter that topics and cases share."""
    return f"""\
---
id: {id_}
title: {quoted(title)}
order: {order}
summary: {MARK} say in one sentence what this is.
level: introductory  # {MARK} introductory, intermediate or advanced
{between}objectives:
  - {MARK} begin with a verb, as in “Explain”
  - {MARK} a second
  - {MARK} a third
questions:
  - {MARK} a question that yes or no does not answer?
  - {MARK} a second?
  - {MARK} a third?
related:
  - id: {related}
    why: {MARK} why a reader would go on to that page
index:
  - {quoted(title[:1].lower() + title[1:])}
{_days()}---
"""


def topic(id_: str, title: str, order: int, related: str) -> str:
    """A page of a topic."""
    return f"""\
{_study(id_, title, order, "", related)}
{MARK} the definition that the field accepts, with its citation.

## How it works {{ #how }}

{MARK} how it works, by law and procedure.

## What the record shows {{ #record }}

{MARK} two or three episodes, one of them a failure.

## Debates {{ #debates }}

### {MARK} a question on which sources differ {{ #d-question }}

- **{MARK} who** says what.
- **{MARK} who else** says what.
"""


def case(id_: str, title: str, order: int, start: int, topic_id: str) -> str:
    """A page of a case."""
    facts = f"""\
start: {start}
end: {start}  # {MARK} the year in which it ended; remove the line while it goes on
region: [global]  # {MARK} one or more regions
instruments: [{topic_id}]
outcome: open  # {MARK} achieved, partly, failed, open or disputed
actors: {MARK} who acted, with a citation
period: {MARK} when, with a citation
aim: {MARK} what for, with a citation
actions: {MARK} what was done, with a citation
claimed: {MARK} what was claimed for it, with a citation
result: {MARK} what came of it, with a citation
limits: {MARK} what remains unknown, with a citation
"""
    return f"""\
{_study(id_, title, order, facts, topic_id)}
{MARK} the problem, with its citation.

## What was done {{ #done }}

{MARK} what was done.

## What came of it {{ #record }}

{MARK} what came of it, and what is disputed.
"""


def term(id_: str, name: str) -> str:
    """An item of a glossary file."""
    return f"""\
- id: {id_}
  term: {quoted(name)}
  short: {MARK} define it in one sentence.
  cite: {MARK} the citation on which the definition rests
"""


def reference(id_: str, title: str, kind: str, form: str) -> str:
    """An item of a file of references."""
    return f"""\
- id: {id_}
  kind: {kind}
  type: {form}
  title: {quoted(title)}
  author:
    - literal: {MARK} the body that speaks, or family and given name
  issued: "{dt.date.today().year}"  # {MARK} the day, month or year on the document
  loci:
    - at: ""  # {MARK} a place that was read, as art. 7; nothing for the whole document
      says: {MARK} what is said there, in our own words.
"""


def reading_list(id_: str, title: str, page: str) -> str:
    """A reading list with one session; ``page`` is a link, ``topic:ID``."""
    return f"""\
id: {id_}
title: {quoted(title)}
summary: {MARK} say in one sentence what it covers.
level: introductory  # {MARK} introductory, intermediate or advanced
audience: {MARK} say for whom.
aim: {MARK} say what for.
objectives:
  - {MARK} begin with a verb, as in “Explain”
  - {MARK} a second
sessions:
  - title: {MARK} a title
    items:
      - see: {page}
        why: {MARK} why it is read
{_days()}"""


def figure(id_: str, title: str) -> str:
    """A chart of bars with two rows."""
    return f"""\
id: {id_}  # {MARK} place it by a line [figure](figure:{id_}) on a page
title: {quoted(title)}
shows: {MARK} say in one sentence what to see in it.
alt: {MARK} say the same for those who do not see it, with the numbers that matter.
form: bars  # {MARK} bars, or another form of CONTRIBUTING.md with its parts in `draw`
draw: {{label: name, value: number}}
columns: {{name: Name, number: Number}}  # {MARK} what is counted, with its unit
data:
  - {{name: One, number: 1, cite: "{MARK} a citation"}}
  - {{name: Two, number: 2, cite: "{MARK} a citation"}}
date: {dt.date.today().isoformat()}
"""


def source(key: str, title: str) -> str:
    """A source article with one passage."""
    return f"""\
key: {key}
record:
  type: article-magazine  # {MARK} a type of CSL
  title: {quoted(title)}
  author:
    - literal: {MARK} who wrote it
  issued: "{dt.date.today().year}"  # {MARK} the day, month or year on it
sections:
  - id: beginning
    level: 1
    heading: {MARK} its first heading
    passages:
      - {{n: 1, words: 1, sha256: "{"0" * 16}", says: "{MARK} what the passage says."}}
"""
