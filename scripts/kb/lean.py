"""A page's Markdown in; a Markdown parser that asks only those of its processors that could find something in it, out.

An extension of Python-Markdown (https://python-markdown.github.io/extensions/api/), which asks each of its processors
about each paragraph, and each of them about each bracket: at a thousand pages a quarter of the parser's time goes into
forms that the page does not use. MkDocs makes a new parser for each page, so one may lose what its page does not need.
"""

from __future__ import annotations

import re
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

_DEFINITION = r"\]:"

INLINE = {
    "backtick": "`",
    "escape": r"\\",
    "reference": _DEFINITION,
    "image_link": r"!\[",
    "image_reference": _DEFINITION,
    "short_reference": _DEFINITION,
    "short_image_ref": _DEFINITION,
    "autolink": r"<\w+://",
    "automail": "@",
    "linebreak": r"  \n",
    "html": "<",
    "entity": "&",
}
"""What must stand somewhere in a page before one of these inline processors can make anything of it, as a pattern."""

BLOCK = {
    "table": r"\|",
    "admonition": "!!!",
    "details": r"\?\?\?",
    "setextheader": r"(?m)^[ >]*(?:=+|-+) *$",
    "hr": r"(?:[-_*] {0,2}){3}",
    "quote": ">",
    "reference": _DEFINITION,
}
"""The same for block processors."""

AFTER_LINE_ENDS = 25
"""The preprocessor that makes all line ends alike has 30; that which takes raw HTML out of the text has 20."""


class _Lean(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        for table, registry in ((INLINE, self.md.inlinePatterns), (BLOCK, self.md.parser.blockprocessors)):
            for name, pattern in table.items():
                if name in registry and not re.search(pattern, text):
                    registry.deregister(name)
        return lines


class Lean(Extension):
    """Serves one conversion: what it took from a parser is gone."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the preprocessor."""
        md.preprocessors.register(_Lean(md), "lean", AFTER_LINE_ENDS)


def makeExtension(**settings: Any) -> Lean:  # noqa: N802 - Python-Markdown's name
    """What Python-Markdown calls for the extension ``kb.lean``."""
    return Lean(**settings)
