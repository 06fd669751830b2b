"""Read YAML as a plain value, with the line and column of every key and item, and where texts begin.

Scalars follow the YAML 1.2 core schema (https://yaml.org/spec/1.2.2/#103-core-schema), so that ``no``, ``on`` and
dates stay strings. Duplicate keys, tags, anchors and aliases are errors: none has a use here, and aliases can be
made to grow without bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Protocol

import yaml

from kb.model.problems import Keys
from kb.model.suggest import shortened

_INT = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_CONSTANTS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_ADVICE = (
    ("mapping values are not allowed", "a second colon in the line; put quotation marks round a text that holds `: `"),
    ("could not find expected ':'", "a key without its colon; write `key: value`"),
    ("found unexpected end of stream", "the quotation mark that opens here is not closed; close it"),
    ("did not find expected ',' or", "the bracket that opens here is not closed, or lacks a comma; close it"),
    (
        "did not find expected key",
        "no `key: value` where one belongs; check the indentation, and quotation marks above",
    ),
    ("did not find expected '-' indicator", "no list item where one belongs; check the indentation"),
    ("block sequence entries are not allowed", "a list item on the line of its key; begin it on the next line"),
    ("that cannot start any token", "a text that begins with this character; put quotation marks round it"),
    ("found unknown escape character", "an escape that YAML does not know; use single quotation marks round the text"),
    ("undefined alias", "a YAML alias; put quotation marks round a text that begins with `*`"),
)
"""What to tell an author, by a part of libyaml's message."""

_BEGUN = ("found unexpected end of stream", "did not find expected ',' or", "could not find expected ':'")
"""Messages about what was begun and not finished: the place that helps is where it began."""

_ODD_SPACE = re.compile(r"[:-]([^\S \n])")

_MAX_DEPTH = 20
_MAX_DIGITS = 18


class YamlError(Exception):
    """YAML that cannot be read, with its 1-based line and column and the rule it breaks."""

    def __init__(self, message: str, line: int, column: int, rule: str = "yaml") -> None:
        super().__init__(message)
        self.message, self.line, self.column, self.rule = message, line, column, rule


Places = dict[Keys, tuple[int, int]]


def parse(text: str, first_line: int = 1) -> tuple[Any, Places, Places]:
    """Value of a YAML document, and {path of keys and indexes: (line, column)}; raises YamlError.

    The last value has the place of the first character of each text that stands on one line without escapes.
    ``first_line`` is the line of the file on which ``text`` begins.
    """
    reader = _Reader(text, first_line)
    try:
        value = reader.document()
    except yaml.MarkedYAMLError as error:
        raise _at_its_place(error, text, first_line) from None
    except yaml.YAMLError as error:
        what = getattr(error, "reason", None) or "this is not YAML"
        raise YamlError(f"{what}; save the file as plain UTF-8 text", first_line, 1) from None
    return value, reader.spans, reader.texts


def _at_its_place(error: yaml.MarkedYAMLError, text: str, first_line: int) -> YamlError:
    """What PyYAML found, where an author would look for it: what is never closed, at its beginning."""
    begun = error.context_mark if any(part in (error.problem or "") for part in _BEGUN) else None
    mark = begun or error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if odd := _ODD_SPACE.search(text.split("\n")[line] if line <= text.count("\n") else ""):
        message = f"U+{ord(odd[1]):04X} after `{odd[0][0]}`; write an ordinary space"
        return YamlError(message, line + first_line, odd.start(1) + 1)
    return YamlError(_advice(error), line + first_line, column + 1)


def _advice(error: yaml.MarkedYAMLError) -> str:
    what = error.problem or error.context or "this is not YAML"
    return next((text for part, text in _ADVICE if part in what), f"{what}; check the indentation, quotes and colons")


class Mark(Protocol):
    """Where something begins, as PyYAML and its C library both say it, from 0."""

    line: int
    column: int


class _Reader:
    """One pass over the events of a document, which makes its value and notes where its parts stand."""

    def __init__(self, text: str, first_line: int) -> None:
        self.first_line = first_line
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self.spans: Places = {}
        self.texts: Places = {}

    def place(self, mark: Mark | None) -> tuple[int, int]:
        return (mark.line + self.first_line, mark.column + 1) if mark else (1, 1)

    def error(self, message: str, event: yaml.Event, rule: str = "yaml") -> YamlError:
        return YamlError(message, *self.place(event.start_mark), rule)

    def document(self) -> Any:
        value, begun = None, False
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if begun:
                    raise self.error("a second YAML document; remove the line `---`", event)
                begun = True
            elif isinstance(event, yaml.NodeEvent):
                value = self.value(event, ())
        return value

    def value(self, event: yaml.Event, path: Keys) -> Any:
        self.refuse_extras(event, path)
        self.spans.setdefault(path, self.place(event.start_mark))
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return [self.value(item, (*path, i)) for i, item in enumerate(self.until(yaml.SequenceEndEvent))]
        start, end = event.start_mark, event.end_mark
        assert isinstance(event, yaml.ScalarEvent)
        assert start
        assert end
        quotes = 1 if event.style in ("'", '"') else 0
        if start.line == end.line and end.column - start.column == len(event.value) + 2 * quotes:
            line, column = self.place(start)
            self.texts[path] = line, column + quotes
        return _scalar(event)

    def refuse_extras(self, event: yaml.Event, path: Keys) -> None:
        if getattr(event, "anchor", None):
            raise self.error("a YAML anchor or alias; quote the text, or write it out", event)
        if tag := getattr(event, "tag", None):
            raise self.error(f"a YAML tag ({shortened(tag)}); quote the text, or remove the tag", event)
        if len(path) >= _MAX_DEPTH and isinstance(event, yaml.CollectionStartEvent):
            raise self.error("nested too deeply; flatten it", event)

    def until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        """The event that begins each item or key; the caller reads the rest of it before asking for the next."""
        while not isinstance(event := next(self.events), end):
            yield event

    def mapping(self, path: Keys) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for event in self.until(yaml.MappingEndEvent):
            self.refuse_extras(event, path)
            if not isinstance(event, yaml.ScalarEvent):
                raise self.error("a key that is not a word; write `key: value`", event)
            key = event.value
            if key in result:
                first = self.spans[(*path, key)][0]
                message = f"`{shortened(key)}` stands twice (first on line {first}); keep one"
                raise self.error(message, event, "duplicate-key")
            self.spans[(*path, key)] = self.place(event.start_mark)
            result[key] = self.value(next(self.events), (*path, key))
        return result


def _scalar(event: yaml.ScalarEvent) -> Any:
    """The value of a text, a number or a constant."""
    text = event.value
    if event.style:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if len(text) <= _MAX_DIGITS:
        if _INT.match(text):
            return int(text)
        if _FLOAT.match(text):
            return float(text)
    return text
