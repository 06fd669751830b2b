"""YAML text in; a plain value and the line and column of every key and item out.

Scalars follow the YAML 1.2 core schema (https://yaml.org/spec/1.2.2/#103-core-schema), so that ``no``, ``on`` and
dates stay strings. Duplicate keys, tags, anchors and aliases are errors: none has a use here, and aliases can be
made to grow without bound.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from kb.model import Keys

_INT = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_CONSTANTS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_MAX_DEPTH = 20
_MAX_DIGITS = 18


class YamlError(Exception):
    """YAML that cannot be read, with its 1-based line and column and the rule it breaks."""

    def __init__(self, message: str, line: int, column: int, rule: str = "yaml") -> None:
        super().__init__(message)
        self.message, self.line, self.column, self.rule = message, line, column, rule


def parse(text: str, first_line: int = 1) -> tuple[Any, dict[Keys, tuple[int, int]]]:
    """Value of a YAML document, and {path of keys and indexes: (line, column)}; raises YamlError.

    ``first_line`` is the line of the file on which ``text`` begins.
    """
    reader = _Reader(first_line)
    try:
        reader.refuse_extras(text)
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        value = reader.value(node, ()) if node is not None else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
        what = error.problem or error.context or "this is not YAML"
        raise YamlError(f"{what}; check the indentation, quotes and colons here", line, column) from None
    except yaml.YAMLError as error:
        what = getattr(error, "reason", None) or "this is not YAML"
        raise YamlError(f"{what}; save the file as plain UTF-8 text", first_line, 1) from None
    return value, reader.spans


class _Reader:
    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.spans: dict[Keys, tuple[int, int]] = {}

    def place(self, mark: yaml.Mark) -> tuple[int, int]:
        return mark.line + self.first_line, mark.column + 1

    def refuse_extras(self, text: str) -> None:
        depth = 0
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if getattr(event, "anchor", None):
                raise self.error("a YAML anchor or alias; quote the text, or write it out", event)
            if getattr(event, "tag", None):
                raise self.error(f"a YAML tag ({event.tag}); quote the text, or remove the tag", event)
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > _MAX_DEPTH:
                raise self.error("nested too deeply; flatten it", event)

    def error(self, message: str, event: yaml.Event) -> YamlError:
        return YamlError(message, *self.place(event.start_mark))

    def value(self, node: yaml.Node, path: Keys) -> Any:
        self.spans.setdefault(path, self.place(node.start_mark))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, i)) for i, item in enumerate(node.value)]
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
                message = f"`{key}` stands twice (first on line {first}); keep one"
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
