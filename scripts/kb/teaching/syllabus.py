"""Write a reading list as lines to paste into a syllabus: plain text, Markdown and HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from kb.citing.reference_text import label
from kb.model.ids import RefKey
from kb.model.project import LANGUAGE, LICENSE, Project
from kb.model.text import escape as markdown_escape
from kb.model.works import Reference
from kb.teaching.readings import Reading, ResolvedList, ResolvedSession

References = Mapping[RefKey, Reference]


def source_line(project: Project) -> str:
    """Where the readings are from: work, publisher, address, license."""
    return f"Readings from {project.title}, by {project.publisher} ({project.url}), {LICENSE}."


def quoted(reading: Reading) -> str:
    """The name of a reading as running text quotes it."""
    if reading.target.kind == "term":
        return f"“{reading.title}” (glossary)."
    if reading.section:
        return f"“{reading.title},” section “{reading.section}.”".replace("?.”", "?”")
    return f"“{reading.title}.”"


def heading(meeting: ResolvedSession) -> str:
    """The title of a session with its number and minutes."""
    return f"{meeting.number}. {meeting.title} (about {meeting.minutes} minutes of reading)"


def text(course: ResolvedList, project: Project, references: References) -> str:
    """Plain text."""
    rows = [course.reading_list.title, source_line(project)]
    for meeting in course.sessions:
        rows += ["", heading(meeting)]
        rows += [f"- {quoted(r)} {r.record.live} ({r.minutes} min){_why(r)}" for r in meeting.readings]
        rows += [f"- {line}" for line in _elsewhere(meeting, references)]
        rows += [f"For discussion: {question}" for question in meeting.questions]
    return "\n".join(rows) + "\n"


def _elsewhere(meeting: ResolvedSession, references: References) -> Iterator[str]:
    """A line for each reading outside this site, and one for the task."""
    for outside in meeting.outside:
        part = f", {outside.part}" if outside.part else ""
        yield f"{label(references[outside.ref])}{part} ({outside.minutes} min): {outside.why}"
    if meeting.task:
        yield f"Task (about {meeting.task.minutes} minutes): {meeting.task.what}"


def _why(reading: Reading) -> str:
    return f": {reading.why}" if reading.why else ""


def markdown(course: ResolvedList, project: Project, references: References) -> str:
    """Markdown."""
    rows = [f"## {markdown_escape(course.reading_list.title)}", "", markdown_escape(source_line(project))]
    for meeting in course.sessions:
        rows += ["", f"### {markdown_escape(heading(meeting))}", ""]
        rows += [
            f"- [{markdown_escape(r.label)}]({r.record.live}) ({r.minutes} min){markdown_escape(_why(r))}"
            for r in meeting.readings
        ]
        rows += [f"- {markdown_escape(line)}" for line in _elsewhere(meeting, references)]
        if meeting.questions:
            rows += ["", "For discussion:", "", *(f"- {markdown_escape(question)}" for question in meeting.questions)]
    return "\n".join(rows) + "\n"


def html(course: ResolvedList, project: Project, references: References, top: int = 2) -> str:
    """A fragment of HTML, whose title is a heading of the level ``top``."""
    rows = [f"<h{top}>{escape(course.reading_list.title)}</h{top}>", f"<p>{escape(source_line(project))}</p>"]
    for meeting in course.sessions:
        rows += [f"<h{top + 1}>{escape(heading(meeting))}</h{top + 1}>", "<ul>"]
        rows += [
            f'<li><a href="{r.record.live}">{escape(r.label)}</a> ({r.minutes} min){escape(_why(r), False)}</li>'
            for r in meeting.readings
        ]
        rows += [f"<li>{escape(line, False)}</li>" for line in _elsewhere(meeting, references)]
        rows.append("</ul>")
        if meeting.questions:
            rows.append("<p>For discussion:</p>")
            rows += ["<ul>", *(f"<li>{escape(question, False)}</li>" for question in meeting.questions), "</ul>"]
    return "\n".join(rows) + "\n"


def html_file(course: ResolvedList, project: Project, references: References) -> str:
    """The fragment as a document of its own."""
    return (
        f'<!doctype html>\n<html lang="{LANGUAGE}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{escape(course.reading_list.title)}</title>\n</head>\n<body>\n"
        f"{html(course, project, references, top=1)}</body>\n</html>\n"
    )
