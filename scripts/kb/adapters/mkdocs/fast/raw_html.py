"""Look for blocks of HTML only where there may be some. What is found is the same.

Python-Markdown feeds the whole of a page to Python's parser of HTML, tag by tag, to find the blocks that are no
Markdown; MkDocs does so once more for the anchors in them. A block of text in which each tag is a plain one of a few
that stand within a line passes through the first as it is, and the second has only to see tags that name something.

Part of ``fast_markdown``, which has its gain.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from markdown.extensions.md_in_html import HtmlBlockPreprocessor, HTMLExtractorExtra

WITHIN_LINES = "a|abbr|b|bdi|cite|code|em|i|kbd|q|s|small|span|strong|sub|sup|time"
"""Elements that stand within a line, and begin no block."""

_PLAIN = re.compile(rf"""(?:[^<&]+|&(?!#)|</?(?:{WITHIN_LINES})(?:\s+[a-z][a-z-]*(?:="[^"<>`]*")?)*>)*+""")
"""A block in which there is no HTML but tags within its lines."""

_TAG = re.compile(r"""<[a-zA-Z](?:[^"'<>`]|"[^"<>`]*"|'[^'<>`]*')*>""")
_BEGINS = re.compile(r"<[a-zA-Z!?]")
_TEXT = re.compile(r"<(?:script|style)", re.IGNORECASE)
"""Elements in which a tag is none."""

_NAMES = re.compile(r"\b(?:id|name)\s*=", re.IGNORECASE)


class RawHtml(HtmlBlockPreprocessor):
    """The preprocessor of the extension md_in_html, which reads only the blocks that may be HTML."""

    def run(self, lines: list[str]) -> list[str]:
        """As ``Preprocessor.run``."""
        made, held = [], ""
        for block in re.split(r"(?<=\n\n)", "\n".join(lines)):
            if not held and _PLAIN.fullmatch(block):
                made.append(block)
                continue
            held += block
            if (read := self._read(held)) is not None:
                made.append(read)
                held = ""
        return super().run(lines) if held else "".join(made).split("\n")

    def _read(self, text: str) -> str | None:
        """What is left of a text without its blocks of HTML; nothing where one does not end in it."""
        stash = self.md.htmlStash
        before = stash.html_counter
        parser: Any = HTMLExtractorExtra(self.md)
        parser.feed(text)
        if parser.inraw or parser.intail or parser.mdstack or parser._cache or parser.rawdata:
            del stash.rawHtmlBlocks[before:]
            stash.html_counter = before
            return None
        return "".join(parser.cleandoc)


def anchors_alone(run: Callable[[list[str]], list[str]]) -> Callable[[list[str]], list[str]]:
    """MkDocs' preprocessor that finds anchors, given only the tags that may name one."""

    def reading(lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        tags = _TAG.findall(text)
        certain = len(tags) == len(_BEGINS.findall(text)) and not _TEXT.search(text)
        run([tag for tag in tags if _NAMES.search(tag)] if certain else lines)
        return lines

    return reading
