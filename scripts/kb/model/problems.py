"""Say what is wrong, and where: problems, and the places of the fields of records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

BLANK = "blank"
"""The rule that finds what an author has still to write."""

HELD_BACK = "held-back"
"""The rule whose one problem says that others were held back."""

Keys = tuple[str | int, ...]


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong with the content: where (1-based line and column), which rule, what, what to do."""

    path: str
    line: int
    column: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.rule}: {self.message}"


class ContentError(Exception):
    """Raised by ``build`` when the content has problems; carries all of them, sorted."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problem(s) in the content")
        self.problems = problems


class RenderError(Exception):
    """Raised when the program that renders the site refuses; its words."""


@dataclass(frozen=True)
class Origin:
    """Where a record stands: its file, the line and column of each of its fields, and where the text of a field begins.

    ``texts`` has only texts that stand on one line without escapes, in which columns can be counted.
    """

    path: str
    spans: Mapping[Keys, tuple[int, int]] = field(repr=False)
    base: Keys = ()
    texts: Mapping[Keys, tuple[int, int]] = field(default_factory=dict, repr=False)

    def at(self, *keys: str | int) -> tuple[int, int]:
        """Line and column of a field, or of the nearest field around it."""
        full = self.base + keys
        while full and full not in self.spans:
            full = full[:-1]
        return self.spans.get(full, (1, 1))

    def inside(self, offset: int, *keys: str | int) -> tuple[int, int]:
        """Line and column of an offset of a field's text; of the field where the text is folded or escaped."""
        if start := self.texts.get(self.base + keys):
            return start[0], start[1] + offset
        return self.at(*keys)

    def problem(self, rule: str, message: str, *keys: str | int) -> Problem:
        """A problem at a field of this record."""
        return Problem(self.path, *self.at(*keys), rule, message)
