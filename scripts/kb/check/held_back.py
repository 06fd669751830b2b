"""Hold back the problems that may only follow from what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kb.load.required_files import INSTRUCTORS
from kb.model.kinds import ENTRIES, KINDS
from kb.model.problems import BLANK, HELD_BACK, Problem

_PAGES = tuple(kind.written for kind in ENTRIES)
_PLACES = (*(kind.written for kind in KINDS.values()), "for-instructors.md", "about.md")

NEEDS_FILES = {
    "unknown-citation": (KINDS["reference"].written, KINDS["source"].written),
    "unknown-topic": _PAGES,
    "unknown-term": (KINDS["term"].written,),
    "unknown-area": (KINDS["area"].written,),
    "dead-link": _PLACES,
    "uncited-passage": _PAGES,
    "unplaced-figure": _PAGES,
    "permalink": (*_PLACES, "redirects.yml"),
    "redirect": _PLACES,
    "unregistered": ("permalinks.yml",),
}
"""The rules that miss what is elsewhere, and the files or folders of content/ where they look for it."""


SWALLOWS = "fence"
"""The rule that finds what takes in the rest of its file."""


def hold_back(found: Iterable[Problem], unread: list[Problem]) -> tuple[list[Problem], list[Problem]]:
    """The problems that are certain, and, where others were held back, one problem that says so.

    What is wrong on a line that has still to be written goes without saying.
    """
    problems = _written(found, unread)
    swallowing = {problem.path: problem for problem in reversed(problems) if problem.rule == SWALLOWS}
    sources = _sources([*filter(_hides, unread), *swallowing.values()])
    causes = {problem: [*sources.get(problem.rule, ()), *_above(problem, swallowing)] for problem in problems}
    held = {problem: min(found) for problem, found in causes.items() if found}
    certain = [problem for problem in problems if problem not in held]
    return certain, [_notice([problem.rule for problem in held], min(held.values()))] if held else []


def _written(found: Iterable[Problem], unread: Iterable[Problem]) -> list[Problem]:
    """The problems that are not on a line that has still to be written, sorted."""
    unwritten = {(problem.path, problem.line) for problem in unread if problem.rule == BLANK}
    return sorted(problem for problem in found if (problem.path, problem.line) not in unwritten)


def _sources(hiding: list[Problem]) -> dict[str, list[Problem]]:
    """{rule: the problems that hide something from it}"""
    holes = {p.path.removeprefix("content").lstrip("/"): p for p in sorted(hiding, reverse=True)}
    return {rule: [p for hole, p in holes.items() if _touches(hole, places)] for rule, places in NEEDS_FILES.items()}


def _above(problem: Problem, swallowing: Mapping[str, Problem]) -> list[Problem]:
    """The problem that takes in the place of another, in a list, or nothing."""
    first = swallowing.get(problem.path)
    return [first] if first and problem.rule != SWALLOWS and problem.line >= first.line else []


def _notice(held: list[str], first: Problem) -> Problem:
    """What was held back, at the first problem that hides something."""
    count = "1 problem" if len(held) == 1 else f"{len(held)} problems"
    rules = ", ".join(f"`{rule}`" for rule in sorted(set(held)))
    message = f"{count} of {rules} may only follow from what could not be read; mend that, and check again"
    return Problem(first.path, first.line, first.column, HELD_BACK, message)


def _hides(problem: Problem) -> bool:
    """Whether a record may be missing from the content because of a problem, although it was written."""
    if problem.rule == "unknown-file":
        return problem.path.endswith((".md", ".yml", ".yaml")) or "." not in problem.path.rpartition("/")[2]
    return (problem.path, problem.rule) != (INSTRUCTORS, "missing-file") and problem.rule not in (
        "unlisted-edition",
        BLANK,
    )


def _touches(hole: str, places: Iterable[str]) -> bool:
    """Whether a file or folder that could not be read is, lies in, or holds one of the places."""
    return not hole or any(hole.startswith(place) or place.startswith(f"{hole}/") for place in places)
