"""Check the value of a YAML record against the type of its record, and say what is wrong and what to write instead."""

from __future__ import annotations

import functools
from dataclasses import is_dataclass
from itertools import islice
from typing import Any, TypeVar, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from kb.model.problems import Keys, Origin, Problem
from kb.model.records import GIVEN, Made, Only
from kb.model.suggest import did_you_mean, shortened

_MOST_CHARACTERS = 200
_FEW = 8
"""Of how many characters a list of choices may be, and how many of a longer one are named."""

MAX_PROBLEMS_OF_FILE = 100
"""How many problems of one record, and of one file of records, are given."""

_Record = TypeVar("_Record")

_SAY = {
    "string_type": "write text, in quotation marks where it looks like a number or a yes",
    "int_type": "write a whole number, without quotation marks",
    "bool_type": "write true or false",
    "list_type": "write a list: `[one, two]`, or a line `- one` for each",
    "dataclass_type": "write `key: value` lines here",
    "greater_than_equal": "write {ge} or more",
    "less_than_equal": "write {le} or less",
    "too_long": "write at most {max_length} {unit}, here are {count}",
    "string_too_long": "write at most {max_length} {unit}, here are {count}",
    "too_short": "write at least {min_length} {unit}, here are {count}",
    "string_pattern_mismatch": "write what matches {pattern}",
}
"""What an author should write, by pydantic's type of error (https://docs.pydantic.dev/latest/errors/validation_errors/)."""


@functools.cache
def _adapter(form: Any) -> TypeAdapter[Any]:
    return TypeAdapter(form)


def validate(form: type[_Record], value: Any, origin: Origin, **given: Any) -> tuple[_Record | None, list[Problem]]:
    """The record, or None and every problem of its form. ``given`` is what follows from its file."""
    if not isinstance(value, dict):
        found = "nothing" if value is None else f"`{shortened(str(value))}`"
        return None, [origin.problem("wrong-value", f"{found} where a record belongs; write `key: value` lines here")]
    given = {"origin": origin, "rows_origin": origin, "kind": "", **given}
    adapter: TypeAdapter[_Record] = _adapter(form)  # type: ignore[arg-type]  # every type can be hashed
    try:
        return adapter.validate_python(value, context=given), []
    except ValidationError as errors:
        first = islice(errors.errors(), MAX_PROBLEMS_OF_FILE)
        return None, [_problem(form, error, origin, given["kind"]) for error in first]


def _problem(form: Any, error: Any, origin: Origin, kind: str) -> Problem:
    place: Keys = tuple(error["loc"])
    name = shortened(str(place[-1])) if place else ""
    if error["type"] == "missing":
        return origin.problem("missing-field", f"`{name}` is missing; add it", *place)
    if error["type"] == "elsewhere":
        return origin.problem("unknown-field", f"only {error['msg']}s have `{name}`; remove it", *place)
    if error["type"] in ("extra_forbidden", "unexpected_keyword_argument"):
        known = _fields(form, place[:-1], kind)
        hint = did_you_mean(str(place[-1]), known) or f"; use {', '.join(f'`{n}`' for n in known)}"
        return origin.problem("unknown-field", f"no field `{name}` here{hint}", *place)
    given = error.get("input")
    found = f", found `{shortened(str(given))}`" if isinstance(given, (str, int, float)) else ""
    field = ".".join(str(key + 1) if isinstance(key, int) else key for key in place)
    return origin.problem("wrong-value", f"`{field}`: {_advice(error)}{found}", *place)


def _advice(error: Any) -> str:
    """What the author should write instead."""
    kind, given, context = error["type"], error.get("input"), error.get("ctx", {})
    unit = "characters" if isinstance(given, str) else "items"
    count = len(given) if isinstance(given, (str, list, tuple)) else 0
    if kind == "literal_error":
        choices = [part.strip("'") for part in context["expected"].replace(" or ", ", ").split(", ")]
        return f"write one of {_some(choices)}{did_you_mean(str(given), choices)}"
    if kind in _SAY:
        return _SAY[kind].format(**context, unit=unit, count=count)
    return str(error["msg"]).removeprefix("Value error, ")


def _some(choices: list[str]) -> str:
    """All choices, or of very many the first, so that the message stays one that is read."""
    whole = ", ".join(choices)
    return whole if len(whole) <= _MOST_CHARACTERS else f"{', '.join(choices[:_FEW])} and others (see CONTRIBUTING.md)"


def _fields(form: Any, place: Keys, kind: str) -> list[str]:
    """Names of the fields of the record at a place inside a record."""
    for key in place:
        form = _record_type(written_fields(form, kind).get(str(key))) or form
    return [*written_fields(form, kind)]


def written_fields(form: Any, kind: str = "") -> dict[str, Any]:
    """{name in YAML: type} of the fields of a record that authors write; of a page, those that its kind has."""
    found = {}
    for name, type_ in get_type_hints(form, include_extras=True).items():
        marks = getattr(type_, "__metadata__", ())
        only = next((mark for mark in marks if isinstance(mark, Only)), None)
        if name in form.__dataclass_fields__ and GIVEN not in marks and not (only and only.kind != kind):
            alias = next((mark.alias for mark in marks if isinstance(mark, FieldInfo) and mark.alias), None)
            found[alias or name] = type_
    return found


def _record_type(type_: Any) -> Any:
    """The record that a type is, or holds."""
    if is_dataclass(type_):
        return type_
    inner = [mark.written for mark in getattr(type_, "__metadata__", ()) if isinstance(mark, Made)]
    return next((found for part in (*inner, *get_args(type_)) if (found := _record_type(part))), None)
