"""Read YAML as a plain value, with the line and column of every key and item, and where texts begin.

Scalars follow the YAML 1.2 core schema (https://yaml.org/spec/1.2.2/#103-core-schema), so that ``no``, ``on`` and
dates stay strings. Duplicate keys, tags, anchors and aliases are errors: none has a use here, and aliases can be
made to grow without bound.
"""

from __future__ import annotations

import re
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
    ("but found another document", "a second YAML document; remove the line `---`"),
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
    reader = _Reader(first_line)
    try:
        reader.refuse_extras(text)
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        value = reader.value(node, ()) if node is not None else None
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
    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.spans: Places = {}
        self.texts: Places = {}

    def place(self, mark: Mark) -> tuple[int, int]:
        return mark.line + self.first_line, mark.column + 1

    def refuse_extras(self, text: str) -> None:
        depth = 0
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if getattr(event, "anchor", None):
                raise self.error("a YAML anchor or alias; quote the text, or write it out", event)
            if tag := getattr(event, "tag", None):
                raise self.error(f"a YAML tag ({shortened(tag)}); quote the text, or remove the tag", event)
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > _MAX_DEPTH:
                raise self.error("nested too deeply; flatten it", event)

    def error(self, message: str, event: yaml.Event) -> YamlError:
        return YamlError(message, *(self.place(event.start_mark) if event.start_mark else (1, 1)))

    def value(self, node: yaml.Node, path: Keys) -> Any:
        self.spans.setdefault(path, self.place(node.start_mark))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, i)) for i, item in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        start, end = node.start_mark, node.end_mark
        quotes = 1 if node.style in ("'", '"') else 0
        if start.line == end.line and end.column - start.column == len(node.value) + 2 * quotes:
            line, column = self.place(start)
            self.texts[path] = line, column + quotes
        return self.scalar(node)

    def mapping(self, node: yaml.MappingNode, path: Keys) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line, column = self.place(key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                raise YamlError("a key that is not a word; write `key: value`", line, column)
            key = key_node.value
            if key in result:
                first = self.spans[(*path, key)][0]
                message = f"`{shortened(key)}` stands twice (first on line {first}); keep one"
                raise YamlError(message, line, column, "duplicate-key")
            self.spans[(*path, key)] = (line, column)
            result[key] = self.value(value_node, (*path, key))
        return result

    def scalar(self, node: yaml.ScalarNode) -> Any:
        text = node.value
        if node.style:
            return text
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if len(text) <= _MAX_DIGITS:
            if _INT.match(text):
                return int(text)
            if _FLOAT.match(text):
                return float(text)
        return text
