"""Read the folder content/ into a Content of frozen values, with the problems of its form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from kb.load import sheets, yaml_positions
from kb.load.files import TextFile, read_tree
from kb.load.required_files import missing, unlisted
from kb.load.validate import MAX_PROBLEMS_OF_FILE, validate
from kb.model.blanks import blanks
from kb.model.figures import Figure, Sheet
from kb.model.kinds import KINDS
from kb.model.lists import ReadingList
from kb.model.places import Address, Edition, Published, Redirect, Register
from kb.model.problems import BLANK, Origin, Problem
from kb.model.remember import remembered
from kb.model.suggest import shortened
from kb.model.synonyms import Synonyms
from kb.model.text import joined
from kb.model.values import Area, Content, Page, ProsePage, Term, Unread
from kb.model.works import Reference, Source
from kb.write.read_before import read_before

_FENCE = "---"
_Record = TypeVar("_Record")


@dataclass
class _Collected:
    """Collects what was read, by the field of ``Content`` to which it belongs, while the files are walked."""

    records: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    sheets: list[Sheet] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


_Reads = Callable[[TextFile, _Collected], None]
"""Adds what a file holds to what was collected."""


def load(
    root: Path, instead: Mapping[str, str] = MappingProxyType({}), kept: Path | None = None
) -> tuple[Content, list[Problem]]:
    """Read ``root``/content, with the texts ``instead`` of files, {path: text}, which need not exist.

    Never raises for what an author wrote: all of it becomes problems. ``kept``: a folder for what was read before.
    """
    texts, problems = read_tree(root, instead)
    shelf = _Collected(problems=problems)
    for text in texts:
        found = _read(text, kept / text.inside if kept else None)
        shelf.problems.extend(found.problems)
        for name, records in found.records.items():
            shelf.records[name].extend(records)
        shelf.sheets.extend(found.sheets)
    paths = {text.path for text in texts} | {problem.path for problem in shelf.problems}
    shelf.problems.extend(missing(paths))
    if not any(problem.path == "content/editions.yml" for problem in shelf.problems):
        shelf.problems.extend(unlisted(root, shelf.records["editions"]))
    whole = list(sheets.joined(shelf.records["figures"], shelf.sheets, {problem.path for problem in shelf.problems}))
    shelf.problems.extend(item for item in whole if isinstance(item, Problem))
    shelf.records["figures"] = [item for item in whole if not isinstance(item, Problem)]
    return _content(shelf.records), shelf.problems


def _content(records: Mapping[str, list[Any]]) -> Content:
    """The content. Of a page that there is once the first counts."""
    made: dict[str, Any] = {each.name: tuple(records[each.name]) for each in fields(Content)}
    made |= {name: next(iter(records[name]), None) for name in ("home", "instructors", "about")}
    return Content(**made)


@remembered
def _read(text: TextFile, kept: Path | None) -> _Collected:
    """What one file holds; nobody changes it, since the same file gives the same shelf again."""
    if kept is None:
        return _shelf(text)
    return read_before(kept, (text.path, text.text), lambda: _shelf(text))


def _shelf(text: TextFile) -> _Collected:
    shelf = _Collected()
    shelf.problems.extend(
        Problem(text.path, line, column, BLANK, f"still to write: {shortened(what) or 'this'}")
        for line, column, what in blanks(text.text)
    )
    for pattern, reader in _READERS:
        if re.fullmatch(pattern, text.inside):
            reader(text, shelf)
            return shelf
    shelf.problems.append(Problem(text.path, 1, 1, "unknown-file", _no_kind(text.inside)))
    return shelf


def _no_kind(inside: str) -> str:
    """Where a file of this kind belongs."""
    stem, _, ending = inside.rpartition("/")[2].partition(".")
    if ending == "md":
        return f"no page lives here; move it to topics/AREA/{stem}.md or cases/{stem}.md"
    written = (kind.written for kind in KINDS.values() if not kind.entry)
    places = joined([where if where.endswith((".yml", "/")) else f"{where}/" for where in written])
    return f"no file of this kind lives here; content is Markdown of topics and cases, and {places}"


def _front_matter(text: TextFile, shelf: _Collected) -> tuple[str, str, int] | None:
    lines = text.text.split("\n")
    if lines[0].rstrip() != _FENCE:
        message = (
            f"the front matter is missing; begin the file with a line `{_FENCE}`, the fields, and another `{_FENCE}`"
        )
        shelf.problems.append(Problem(text.path, 1, 1, "front-matter", message))
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    message = f"no line `{_FENCE}` closes this front matter; add it before the text"
    shelf.problems.append(Problem(text.path, 1, 1, "front-matter", message))
    return None


def _yaml(text: TextFile, source: str, first_line: int, shelf: _Collected) -> tuple[Any, Origin] | None:
    try:
        value, spans, texts = yaml_positions.parse(source, first_line)
    except yaml_positions.YamlError as error:
        shelf.problems.append(Problem(text.path, error.line, error.column, error.rule, error.message))
        return None
    return value, Origin(text.path, spans, texts=texts)


def _validate(form: type[_Record], value: Any, origin: Origin, shelf: _Collected, **given: Any) -> _Record | None:
    record, problems = validate(form, value, origin, **given)
    shelf.problems.extend(problems)
    return record


def _markdown(text: TextFile, shelf: _Collected, form: type[Any], attribute: str, unread: str, **given: str) -> None:
    """Add what the front matter and the body make. Without the first, the body is unread."""
    if not (parts := _front_matter(text, shelf)):
        return
    front, body, line = parts
    if parsed := _yaml(text, front, 2, shelf):
        value, origin = parsed
        if record := _validate(form, value, origin, shelf, body=body, body_line=line, **given):
            shelf.records[attribute].append(record)
            return
    shelf.records["unread"].append(Unread(unread, body, line, Origin(text.path, {})))


def _topic(text: TextFile, shelf: _Collected) -> None:
    _markdown(text, shelf, Page, "pages", "body", kind="topic", area=text.inside.split("/")[1])


def _case(text: TextFile, shelf: _Collected) -> None:
    _markdown(text, shelf, Page, "pages", "body", kind="case", area="cases")


def _prose(attribute: str) -> _Reads:
    return lambda text, shelf: _markdown(text, shelf, ProsePage, attribute, "home")


def _record(form: type[Any], attribute: str) -> _Reads:
    def reader(text: TextFile, shelf: _Collected) -> None:
        if parsed := _yaml(text, text.text, 1, shelf):
            value, origin = parsed
            if record := _validate(form, value, origin, shelf):
                shelf.records[attribute].append(record)

    return reader


def _register(text: TextFile, shelf: _Collected) -> None:
    if parsed := _yaml(text, text.text, 1, shelf):
        value, origin = parsed
        register: Any = _validate(Register, value, origin, shelf)
        for path, rows in (register or {}).items():
            shelf.records["published"].append(Published(Address(path), origin, (path,)))
            shelf.records["published"] += (
                Published(Address(path, anchor), origin, (path, i, j))
                for i, row in enumerate(rows)
                for j, anchor in enumerate(row)
            )


def _sheet(text: TextFile, shelf: _Collected) -> None:
    found = sheets.sheet(text)
    if isinstance(found, Problem):
        shelf.problems.append(found)
    else:
        shelf.sheets.append(found)


def _list(form: type[Any], attribute: str) -> _Reads:
    def reader(text: TextFile, shelf: _Collected) -> None:
        if not (parsed := _yaml(text, text.text, 1, shelf)):
            return
        value, origin = parsed
        if not isinstance(value, list):
            shelf.problems.append(origin.problem("wrong-value", "this file holds a list; begin each item with `- `"))
            return
        before = len(shelf.problems)
        for i, item in enumerate(value):
            if len(shelf.problems) - before >= MAX_PROBLEMS_OF_FILE:
                message = f"more than {MAX_PROBLEMS_OF_FILE} problems in this file; mend those above first"
                shelf.problems.append(origin.problem("wrong-value", message, i))
                break
            place = Origin(origin.path, origin.spans, (i,), origin.texts)
            if record := _validate(form, item, place, shelf):
                shelf.records[attribute].append(record)

    return reader


_READERS = (
    (r"index\.md", _prose("home")),
    (r"for-instructors\.md", _prose("instructors")),
    (r"about\.md", _prose("about")),
    (r"areas\.yml", _list(Area, "areas")),
    (r"synonyms\.yml", _list(Synonyms, "synonyms")),
    (r"editions\.yml", _list(Edition, "editions")),
    (r"permalinks\.yml", _register),
    (r"redirects\.yml", _list(Redirect, "redirects")),
    (r"references\.yml|references/[^/]+\.yml", _list(Reference, "references")),
    (r"glossary/[^/]+\.yml", _list(Term, "terms")),
    (r"sources/[^/]+\.yml", _record(Source, "sources")),
    (r"reading-lists/[^/]+\.yml", _record(ReadingList, "lists")),
    (r"figures/[^/]+\.yml", _record(Figure, "figures")),
    (r"figures/[^/]+\.csv", _sheet),
    (r"topics/[^/]+/[^/]+\.md", _topic),
    (r"cases/[^/]+\.md", _case),
)
"""Which reader takes which file, by its path in content/; the first match counts."""
