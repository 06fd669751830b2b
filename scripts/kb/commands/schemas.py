"""Describe the files of content/ as JSON Schemas, by which editors complete fields and mark what is wrong."""

from __future__ import annotations

import json
import warnings
from dataclasses import fields
from typing import Any, get_type_hints

from pydantic import TypeAdapter
from pydantic.json_schema import PydanticJsonSchemaWarning

from kb.commands import offered_ids
from kb.load.validate import written_fields
from kb.model.figures import Figure
from kb.model.lists import ReadingList
from kb.model.places import Edition, Redirect
from kb.model.records import HERE, Only
from kb.model.refs import OFFERED
from kb.model.synonyms import Synonyms
from kb.model.values import Area, Page, ProsePage, Term
from kb.model.works import Reference, Source

FOLDER = "schemas"

_FILES: dict[str, tuple[Any, str, bool]] = {
    "topic": (Page, "topic", False),
    "case": (Page, "case", False),
    "prose": (ProsePage, "", False),
    "glossary": (Term, "", True),
    "references": (Reference, "", True),
    "figure": (Figure, "", False),
    "reading-list": (ReadingList, "", False),
    "source": (Source, "", False),
    "areas": (Area, "", True),
    "synonyms": (Synonyms, "", True),
    "redirects": (Redirect, "", True),
    "editions": (Edition, "", True),
}
"""{name of the schema: the record, the kind of page, whether a file holds a list of them}."""


def schemas() -> dict[str, str]:
    """{file in schemas/: its text}."""
    return {f"{name}.json": _text(name, *of) for name, of in _FILES.items()}


def _text(name: str, form: Any, kind: str, listed: bool) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PydanticJsonSchemaWarning)  # defaults that stand for what a file gives
        whole = TypeAdapter(form).json_schema()
    known = whole.pop("$defs", {})
    written = written_fields(form, kind)
    record = {
        **whole,
        "properties": {field: whole["properties"][field] for field in written},
        "required": required(form, kind),
    }
    used = _used(record, known)
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": name,
        **({"type": "array", "items": _plain(record)} if listed else _plain(record)),
        **({"$defs": {each: _plain(known[each]) for each in sorted(used)}} if used else {}),
    }
    return json.dumps({**schema, "title": name}, ensure_ascii=False, indent=2) + "\n"


def required(form: Any, kind: str) -> list[str]:
    """The fields that a record must have; the last are those that only pages of one kind have."""
    hints = get_type_hints(form, include_extras=True)
    marks = {each.name: getattr(hints[each.name], "__metadata__", ()) for each in fields(form) if each.default is HERE}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PydanticJsonSchemaWarning)  # defaults that stand for what a file gives
        always = TypeAdapter(form).json_schema().get("required", ())
    return [*always] + [
        name
        for name, of in marks.items()
        if any(isinstance(mark, Only) and mark.kind == kind and mark.unwritten is HERE for mark in of)
    ]


def _used(schema: Any, known: dict[str, Any]) -> set[str]:
    """The definitions that a schema names, and those that these name."""
    found: set[str] = set()
    waiting = [schema]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            name = str(value.get("$ref", "")).rpartition("/")[2]
            if name in known and name not in found:
                found.add(name)
                waiting.append(known[name])
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    return found


def _plain(schema: Any) -> Any:
    """A schema without the titles that repeat names and the notes of programmers, its patterns as editors read them."""
    if isinstance(schema, list):
        return [_plain(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if kind := schema.get(OFFERED):
        return {"$ref": f"{offered_ids.IDS.rpartition('/')[2]}#/$defs/{kind}"}
    return {
        _pattern(key): {_pattern(name): _plain(value) for name, value in each.items()}
        if key in ("properties", "patternProperties")
        else (_pattern(each) if key == "pattern" else _plain(each))
        for key, each in schema.items()
        if not (key in ("title", "description") and isinstance(each, str))
    }


def _pattern(text: str) -> str:
    """A regular expression of Rust's as JavaScript writes it."""
    return text.replace(r"\A", "^").replace(r"\z", "$")
