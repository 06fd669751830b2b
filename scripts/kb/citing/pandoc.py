"""Read the HTML of each citation, and of each entry of the list, from pandoc's JSON of a document.

The format is that of pandoc-types (https://hackage.haskell.org/package/pandoc-types/docs/Text-Pandoc-Definition.html).
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

_QUOTES = {"SingleQuote": "‘{}’", "DoubleQuote": "“{}”"}
_WRAPPED = {"Emph": "<em>{}</em>", "Strong": "<strong>{}</strong>", "Superscript": "<sup>{}</sup>"}


def citations(document: dict[str, Any]) -> tuple[list[str], dict[str, str]]:
    """(each citation in the text or note, in order, {key: entry of the list}), each a fragment of HTML."""
    short: list[str] = []
    full: dict[str, str] = {}
    for block in document["blocks"]:
        if block["t"] == "Para":
            short += [_inlines(inline["c"][1]).strip() for inline in block["c"] if inline["t"] == "Cite"]
        elif block["t"] == "Div":
            for entry in block["c"][1]:
                (identifier, *_), blocks = entry["c"]
                full[identifier.removeprefix("ref-")] = " ".join(_blocks(blocks)).strip()
    return short, full


def _blocks(blocks: list[dict[str, Any]]) -> Iterator[str]:
    for block in blocks:
        yield _inlines(block["c"]) if block["t"] in ("Para", "Plain") else " ".join(_blocks(block["c"][1]))


def _inlines(inlines: list[dict[str, Any]]) -> str:
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: dict[str, Any]) -> str:
    kind: str = inline["t"]
    content: Any = inline.get("c")
    if kind == "Str":
        return html.escape(content.replace("\u00a0", " "), quote=False)
    if kind in ("Space", "SoftBreak"):
        return " "
    if kind in _WRAPPED:
        return _WRAPPED[kind].format(_inlines(content))
    if kind == "Quoted":
        return _QUOTES[content[0]["t"]].format(_inlines(content[1]))
    if kind in ("Span", "Link"):
        return _inlines(content[1])
    if kind == "Note":
        return " ".join(_blocks(content))
    raise ValueError(f"pandoc printed {kind} in a citation, which has no form here")
