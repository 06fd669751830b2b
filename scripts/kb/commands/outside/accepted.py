"""Read accepted-links.yml: the failures that an editor has looked at and lets stand, each with its reason and day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import TypeAdapter, ValidationError

from kb.commands.outside.asking import FAILURES
from kb.load import yaml_positions
from kb.model.field_types import Date, Sentence, Url
from kb.model.problems import ContentError, Problem
from kb.model.records import Made, Strict

FILE = "accepted-links.yml"


@dataclass(frozen=True)
class Accepted(Strict):
    """A failure that stands: the address, or with a ``*`` at its end all that begin so; its kind; why; since when."""

    url: Url
    what: Annotated[str, Made(Literal[tuple(FAILURES)], str)]
    reason: Sentence
    date: Date

    def covers(self, url: str, kind: str) -> bool:
        """Whether a failure of an address is this one."""
        same = url.startswith(self.url[:-1]) if self.url.endswith("*") else url == self.url
        return same and kind == self.what


def read(root: Path) -> list[Accepted]:
    """What the file of a project holds; nothing where there is none. Raises ContentError."""
    path = root / FILE
    if not path.exists():
        return []
    try:
        value, spans, _ = yaml_positions.parse(path.read_text(encoding="utf-8"))
    except yaml_positions.YamlError as error:
        raise ContentError([Problem(FILE, error.line, error.column, error.rule, error.message)]) from None
    try:
        return TypeAdapter(list[Accepted]).validate_python(value or [])
    except ValidationError as error:
        raise ContentError(list(_problems(error, spans))) from None


def _problems(error: ValidationError, spans: yaml_positions.Places) -> Iterator[Problem]:
    for each in error.errors():
        keys: Sequence[str | int] = each["loc"]
        at = next((spans[key] for n in range(len(keys), -1, -1) if (key := tuple(keys[:n])) in spans), (1, 1))
        message = f"{'.'.join(map(str, keys[1:]))}: {each['msg'].removeprefix('Value error, ')}"
        yield Problem(FILE, *at, "wrong-value", message)
