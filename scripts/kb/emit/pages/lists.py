"""The pages of the reading lists, and the index of them."""

from __future__ import annotations

from collections.abc import Iterator

from kb.emit.files import json_ld
from kb.emit.files.list_files import downloads
from kb.emit.parts.list_uses import session_id
from kb.emit.parts.markdown import PageWriter, front_matter
from kb.model.ids import DocPath
from kb.model.kinds import PAGES
from kb.model.target import Target
from kb.model.text import escape
from kb.resolve.site import Site
from kb.teaching import syllabus
from kb.teaching.readings import ResolvedList, ResolvedSession

HERE = PAGES["lists"]
DOC = HERE.doc
SCRIPT = "kit/copy.js"


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The index, a page for each list, and one for the list of every page."""
    if not site.catalog.lists:
        return
    yield DOC, _index(site)
    for course in site.courses:
        yield Target("list", course.reading_list.id).doc, _list(site, course)


def _index(site: Site) -> str:
    writer = PageWriter(site, DOC)
    *lists, whole = site.courses
    meta = {
        "title": HERE.title,
        "description": f"{len(lists)} courses made of these pages, each with files for syllabi and learning platforms.",
        "kind": "lists",
    }
    intro = (
        "Each list can be used as it stands, or as a start: it names the readings of every session with the reason for "
        "each and the minutes that they take, and comes as lines to copy, as records for citation managers and as a "
        "cartridge for learning platforms. "
        f"The [syllabus builder]({writer.href(Target('page', 'builder'))}) makes the same of a choice of your own."
    )
    return "\n\n".join([front_matter(meta), intro, *(_teaser(writer, c) for c in lists), _whole(writer, whole)]) + "\n"


def _teaser(writer: PageWriter, course: ResolvedList) -> str:
    list_ = course.reading_list
    title = f"[{escape(list_.title)}]({writer.href(Target('list', list_.id))})"
    return f"## {title} {{ #{list_.id} }}\n\n{escape(list_.summary)}\n\n{_facts(course)}"


def _facts(course: ResolvedList) -> str:
    count = len(course.sessions)
    parts = [course.reading_list.level.capitalize(), f"{count} session{'s' if count > 1 else ''}"]
    outside = sum(len(meeting.outside) for meeting in course.sessions)
    elsewhere = f" here, {outside} elsewhere" if outside else ""
    parts += [f"{len(course.readings)} readings{elsewhere}", f"about {course.minutes} minutes of reading"]
    return " · ".join(filter(None, parts))


def _whole(writer: PageWriter, course: ResolvedList) -> str:
    list_ = course.reading_list
    href = writer.href(Target("list", list_.id))
    return (
        f"## Everything {{ #{list_.id} }}\n\n[{escape(list_.title)}]({href}), area by area, has the same "
        f"files. {_facts(course)}."
    )


def _list(site: Site, course: ResolvedList) -> str:
    list_ = course.reading_list
    writer = PageWriter(site, Target("list", list_.id).doc)
    meta = {
        "title": list_.title,
        "description": list_.summary,
        "kind": "list",
        "minutes": course.minutes,
        "reviewed": list_.reviewed.isoformat(),
        "styles": ["kit/kit.css"],
        "scripts": [SCRIPT],
    }
    if list_.level:
        meta["head"] = {"graph": json_ld.reading_list(site, course)}
    else:
        meta["search"] = {"exclude": True}
    parts = [front_matter(meta), plan(site, course), downloads(writer, course), _copies(site, course)]
    return "\n\n".join(parts) + "\n"


def plan(site: Site, course: ResolvedList) -> str:
    """What a list is for, and its sessions."""
    writer = PageWriter(site, Target("list", course.reading_list.id).doc)
    parts = [escape(course.reading_list.summary), _facts(course), *_about(course)]
    return "\n\n".join([*parts, *(_meeting(writer, meeting) for meeting in course.sessions), *_assessment(course)])


def _assessment(course: ResolvedList) -> Iterator[str]:
    if course.reading_list.assessment:
        rows = "\n".join(f"-   {escape(idea)}" for idea in course.reading_list.assessment)
        yield f"## Ideas for assessment {{ #assessment }}\n\n{rows}"


def _about(course: ResolvedList) -> Iterator[str]:
    list_ = course.reading_list
    if not list_.level:
        return
    yield f"**For:** {escape(list_.audience)}"
    yield f"**Aim:** {escape(list_.aim)}"
    objectives = "\n".join(f"-   {escape(text)}." for text in list_.objectives)
    yield f"After it students should be able to:\n\n{objectives}"


def _meeting(writer: PageWriter, meeting: ResolvedSession) -> str:
    rows = [
        f"-   [{escape(r.label)}]({writer.href(r.target)}) ({r.minutes} min): {escape(r.why)}."
        for r in meeting.readings
    ]
    entries = writer.site.entries
    outside = [
        f"-   {entries[o.ref]} {f'{escape(o.part)} ' if o.part else ''}({o.minutes} min): {escape(o.why)}."
        for o in meeting.outside
    ]
    heading = f"## {meeting.number}. {escape(meeting.title)} {{ #{session_id(meeting.number)} }}"
    text = f"{heading}\n\nAbout {meeting.minutes} minutes of reading.\n\n" + "\n".join(rows)
    if outside:
        text += "\n\nElsewhere:\n\n" + "\n".join(outside)
    if task := meeting.task:
        sources = "".join(f"\n\n    -   {entries[ref]}" for ref in task.refs)
        text += f'\n\n!!! task "Task, about {task.minutes} minutes"\n    {escape(task.what)}{sources}'
    if meeting.questions:
        questions = "\n".join(f"{n}.  {escape(question)}" for n, question in enumerate(meeting.questions, start=1))
        text += f"\n\nFor discussion:\n\n{questions}"
    return text


def _copies(site: Site, course: ResolvedList) -> str:
    """The syllabus lines, to copy from the page: blocks of code, to which the script adds buttons."""
    parts = ["## Lines for a syllabus { #syllabus data-search-exclude }"]
    for name, write in (("Plain text", syllabus.text), ("Markdown", syllabus.markdown), ("HTML", syllabus.html)):
        code = "\n".join(
            f"        {row}".rstrip() for row in write(course, site.project, site.catalog.references).splitlines()
        )
        parts.append(f'??? copy "{name}"\n\n{code}')
    return "\n\n".join(parts)
