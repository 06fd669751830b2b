"""Print problems: for people, for GitHub, or as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from kb.model.field_types import FORBIDDEN
from kb.model.problems import Problem


def render(problems: list[Problem], form: str, root: Path) -> str:
    """Problems as text for people (with the line and a caret), for GitHub's annotations, or as JSON.

    For people a problem is one line, ``path:line:column: rule: what was found, what to do``, and the excerpt below it.
    """
    if form == "json":
        return json.dumps([vars(problem) for problem in problems], ensure_ascii=False, indent=2) + "\n"
    if form == "github":
        rows = (
            f"::error file={_property(p.path)},line={p.line},col={p.column},title={p.rule}::{_data(p.message)}\n"
            for p in problems
        )
        return "".join(rows)
    lines = {path: _lines(root / path) for path in {problem.path for problem in problems}}
    text = "".join(f"{problem}\n{_excerpt(problem, lines[problem.path])}" for problem in problems)
    if problems:
        noun = "problem" if len(problems) == 1 else "problems"
        text += f"{len(problems)} {noun}; docs/ and site/ stay as they were\n"
    return text


def _data(text: str) -> str:
    """Text as GitHub's workflow commands escape it (https://github.com/actions/toolkit, command.ts)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _lines(path: Path) -> list[str]:
    """The lines of a file; none where it cannot be read."""
    try:
        if path.is_symlink() or not path.is_file():  # a pipe would wait for ever, a link would show a foreign file
            return []
        return path.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError):
        return []


def _excerpt(problem: Problem, lines: list[str]) -> str:
    line = lines[problem.line - 1] if problem.line <= len(lines) else ""
    start = max(0, problem.column - 60)
    shown = line[start : start + 100]
    if not shown.strip() or FORBIDDEN.search(shown):
        return ""
    return f"    {shown}\n    {' ' * (problem.column - 1 - start)}^\n"
