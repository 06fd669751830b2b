"""Write JSON with an item of a long list on each line, where programs that compare lines and people find it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping


def item(value: object) -> str:
    """A value on one line."""
    return json.dumps(value, ensure_ascii=False)


def array(items: Iterable[str]) -> str:
    """A list of values that are written."""
    lines = ",\n".join(items)
    return f"[\n{lines}\n]" if lines else "[]"


def graph(context: object, nodes: Iterable[Mapping[str, object]]) -> str:
    """A graph of JSON-LD 1.1 with its context."""
    return f'{{"@context": {item(context)}, "@graph": {array(map(item, nodes))}}}\n'
