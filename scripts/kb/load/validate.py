"""Check the value of a YAML record against its model, and say what is wrong and what to write instead."""

from __future__ import annotations

from itertools import islice
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from kb.load.schema import CaseIn, TopicIn
from kb.model.problems import Keys, Origin, Problem
from kb.model.suggest import did_you_mean, shortened

_MOST_CHARACTERS = 200
_FEW = 8
"""Of how many characters a list of choices may be, and how many of a longer one are named."""

MAX_PROBLEMS_OF_FILE = 100
"""How many problems of one record, and of one file of records, are given."""

_Model = TypeVar("_Model", bound=BaseModel)

_SAY = {
    "string_type": "write text, in quotation marks where it looks like a number or a yes",
    "int_type": "write a whole number, without quotation marks",
    "bool_type": "write true or false",
    "list_type": "write a list: `[one, two]`, or a line `- one` for each",
    "model_type": "write `key: value` lines here",
    "model_attributes_type": "write `key: value` lines here",
    "greater_than_equal": "write {ge} or more",
    "less_than_equal": "write {le} or less",
    "too_long": "write at most {max_length} {unit}, here are {count}",
    "string_too_long": "write at most {max_length} {unit}, here are {count}",
    "too_short": "write at least {min_length} {unit}, here are {count}",
    "string_pattern_mismatch": "write what matches {pattern}",
}
"""What an author should write, by pydantic's type of error (https://docs.pydantic.dev/latest/errors/validation_errors/)."""


_ELSEWHERE: dict[type[BaseModel], dict[str | int, str]] = {
    CaseIn: dict.fromkeys(TopicIn.model_fields.keys() - CaseIn.model_fields.keys(), "topics"),
    TopicIn: dict.fromkeys(CaseIn.model_fields.keys() - TopicIn.model_fields.keys(), "cases"),
}
"""The fields that one kind of page has and the other has not, and who has them."""


def validate(model: type[_Model], value: Any, origin: Origin) -> tuple[_Model | None, list[Problem]]:
    """The record, or None and every problem of its form."""
    if not isinstance(value, dict):
        found = "nothing" if value is None else f"`{shortened(str(value))}`"
        return None, [origin.problem("wrong-value", f"{found} where a record belongs; write `key: value` lines here")]
    try:
        return model.model_validate(value), []
    except ValidationError as errors:
        return None, [_problem(model, error, origin) for error in islice(errors.errors(), MAX_PROBLEMS_OF_FILE)]


def _problem(model: type[BaseModel], error: Any, origin: Origin) -> Problem:
    place: Keys = tuple(error["loc"])
    name = shortened(str(place[-1])) if place else ""
    if error["type"] == "missing":
        return origin.problem("missing-field", f"`{name}` is missing; add it", *place)
    if error["type"] == "extra_forbidden":
        if place[-1] in _ELSEWHERE.get(model, {}):
            return origin.problem(
                "unknown-field", f"only {_ELSEWHERE[model][place[-1]]} have `{name}`; remove it", *place
            )
        known = _fields(model, place[:-1])
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
    count = len(given) if isinstance(given, (str, list)) else 0
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


def _fields(model: type[BaseModel], place: Keys) -> list[str]:
    """Names of the fields of the record at a place inside a record of a model."""
    for key in place:
        field = next((f for n, f in model.model_fields.items() if (f.alias or n) == key), None)
        inner = _record_type(field.annotation) if field else None
        model = inner or model
    return [field.alias or name for name, field in model.model_fields.items()]


def _record_type(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _record_type(part))), None)
