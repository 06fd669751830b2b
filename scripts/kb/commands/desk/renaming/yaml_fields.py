"""Change a field of YAML in place: a text, or an item of a list; every other line stays as it is."""

from __future__ import annotations

import re

import yaml

from kb.commands.desk.templates import quoted
from kb.commands.desk.writing import RefusedError
from kb.load import yaml_positions
from kb.model.problems import Keys

_FRONT = re.compile(r"---[ ]*\n(.*?\n)---[ ]*$", re.DOTALL | re.MULTILINE)


class Fields:
    """The YAML of a file, which may be the front matter of a page; ``text`` is the whole file."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text
        front = _FRONT.match(text) if path.endswith(".md") else None
        source, first = (front[1], 2) if front else (text, 1)
        self.value, self.spans, self.texts = yaml_positions.parse(source, first)

    def get(self, keys: Keys) -> object:
        """The value of a field; None where there is none."""
        value = self.value
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else value[key]
        return value

    def set(self, keys: Keys, new: str) -> Fields:
        """The file with another text in a field. Raises RefusedError where the field is not on one line."""
        lines = self.text.split("\n")
        old = str(self.get(keys))
        if keys not in self.texts:
            raise RefusedError(f"{self.path}:{self.spans[keys][0]}: write this on one line, without escapes")
        line, column = self.texts[keys]
        row = lines[line - 1]
        start, end = column - 1, column - 1 + len(old)
        if start and row[start - 1] in "\"'" and row[end : end + 1] == row[start - 1]:
            start, end = start - 1, end + 1
        lines[line - 1] = row[:start] + scalar(new) + row[end:]
        return Fields(self.path, "\n".join(lines))

    def add(self, keys: Keys, item: str, after: Keys) -> Fields:
        """The file with one more item in a list, which stands below the field ``after`` where there was none."""
        lines = self.text.split("\n")
        items = self.get(keys)
        if not isinstance(items, list):
            line, column = self._below(after), self.spans[after][1]
            lines.insert(line, f"{' ' * (column - 1)}{keys[-1]}: [{scalar(item)}]")
        elif items and (row := lines[(line := self.spans[(*keys, len(items) - 1)][0]) - 1]).lstrip().startswith("- "):
            lines.insert(line, f"{row[: len(row) - len(row.lstrip())]}- {scalar(item)}")
        else:
            line, column = self.spans[keys]
            row = lines[line - 1]
            at = row.index("[", column) + 1
            lines[line - 1] = f"{row[:at]}{scalar(item)}{', ' if items else ''}{row[at:]}"
        return Fields(self.path, "\n".join(lines))

    def _below(self, keys: Keys) -> int:
        """The number of lines up to the end of a field."""
        line = self.spans[keys][0]
        beside = (at[0] for each, at in self.spans.items() if each[:-1] == keys[:-1] and len(each) == len(keys))
        return min((other for other in beside if other > line), default=line + 1) - 1

    def drop(self, keys: Keys, item: str) -> Fields:
        """The file without an item of a list; without the field where it was the only one."""
        items = self.get(keys)
        assert isinstance(items, list)
        lines = self.text.split("\n")
        line, column = self.spans[keys]
        if len(items) == 1:
            last = self.spans[(*keys, 0)][0]
            del lines[line - 1 : last]
            return Fields(self.path, "\n".join(lines))
        at, column = self.spans[(*keys, items.index(item))]
        row = lines[at - 1]
        if re.fullmatch(r"\s*- ", row[: column - 1]):
            del lines[at - 1]
        else:
            gone = re.compile(rf"(?:{re.escape(item)}|{re.escape(quoted(item))}|'{re.escape(item)}')(?:, *)?")
            found = gone.match(row, column - 1)
            if not found:
                raise RefusedError(f"{self.path}:{at}: take `{item}` from this list first")
            lines[at - 1] = _without(row, found.span())
        return Fields(self.path, "\n".join(lines))


def _without(row: str, span: tuple[int, int]) -> str:
    """A line without an item of its list, and without the comma that divided it from another."""
    before, after = row[: span[0]], row[span[1] :]
    return (re.sub(r", *\Z", "", before) if after.startswith("]") else before) + after


def scalar(text: str) -> str:
    """A text as YAML takes it, in quotation marks only where it needs them."""
    try:
        plain = yaml.safe_load(f"[{text}]") == [text] and yaml.safe_load(f"a: {text}") == {"a": text}
    except yaml.YAMLError:
        plain = False
    return text if plain else quoted(text)
