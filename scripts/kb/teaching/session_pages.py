"""A session of a reading list in; the page that explains it to students, its discussion and outside readings out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from kb.citing.reference_text import label
from kb.model.ids import RefKey
from kb.model.lists import Outside
from kb.model.works import Reference
from kb.teaching.readings import ResolvedSession

References = Mapping[RefKey, Reference]


def about(meeting: ResolvedSession, references: References, frozen: bool = False) -> str:
    """HTML of why each reading is read and how long it takes, of the task, and of the questions."""
    rows = [f"<p>About {meeting.minutes} minutes of reading.</p>", "<h2>Readings</h2>", "<ul>"]
    for r in meeting.readings:
        why = f": {escape(r.why)}." if r.why else ""
        url = r.record.url if frozen else r.record.live
        rows.append(f'<li><a href="{escape(url)}">{escape(r.label)}</a> ({r.minutes} min){why}</li>')
    rows += [f"<li>{_elsewhere(outside, references)}</li>" for outside in meeting.outside]
    rows.append("</ul>")
    if task := meeting.task:
        sources = "; ".join(escape(label(references[ref])) for ref in task.refs)
        rows += [f"<h2>Task, about {task.minutes} minutes</h2>", f"<p>{escape(task.what)}</p>"]
        rows += [f"<p>With: {sources}.</p>"] if sources else []
    if meeting.questions:
        rows += ["<h2>For discussion</h2>", questions(meeting)]
    return "\n".join(rows)


def questions(meeting: ResolvedSession) -> str:
    """HTML of the questions of a session, numbered."""
    return f"<ol>{''.join(f'<li>{escape(question)}</li>' for question in meeting.questions)}</ol>"


def outside_links(meeting: ResolvedSession, references: References) -> Iterator[tuple[str, str, str]]:
    """(key, title, address) of each outside reading that has an address."""
    for outside in meeting.outside:
        work = references[outside.ref]
        url = work.url or (f"https://doi.org/{work.doi}" if work.doi else "")
        if url:
            yield outside.ref, f"{label(work)}{f', {outside.part}' if outside.part else ''}", url


def _elsewhere(outside: Outside, references: References) -> str:
    part = f", {outside.part}" if outside.part else ""
    return f"{escape(label(references[outside.ref]) + part)} ({outside.minutes} min): {escape(outside.why)}."
