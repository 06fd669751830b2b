"""Have Python-Markdown do no more than a page needs. The HTML is the same.

An extension of Python-Markdown (https://python-markdown.github.io/extensions/api/), which asks each of its processors
about each paragraph, and reads each link letter by letter. At a thousand pages a quarter of the parser's time goes into
that. MkDocs makes a new parser for each page, so one may lose the processors that its page does not need. What most
texts hold is read in one pass (``inline``), HTML where there may be some (``raw_html``), the tree written as it is
(``tree``).

Gain: 8.6 of the 12.9 s of processor time that MkDocs takes to render the 254 pages of today's site.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.md_in_html import HtmlBlockPreprocessor
from markdown.extensions.toc import TocTreeprocessor
from markdown.inlinepatterns import LINK_RE, LinkInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.serializers import to_xhtml_string

from kb.adapters.mkdocs.fast.inline import PlainInline
from kb.adapters.mkdocs.fast.raw_html import RawHtml, anchors_alone
from kb.adapters.mkdocs.fast.tree import Unescape, kept, serialize, told_once

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
    "setextheader": r"\n[ >]*[=-]+ *(?:\n|\Z)",
    "hr": r"[-_*] {0,2}[-_*] {0,2}[-_*]",
    "reference": _DEFINITION,
}
"""The same for block processors whose mark is seldom in a page; the others are asked block by block."""

ANCHORS = "mkdocs_raw_html"

BEFORE = {"fenced_code_block": "```|~~~", ANCHORS: r"[dDmM][eE]?\s*="}
"""The same for what runs before the blocks are made: the second looks for anchors in raw HTML."""

IN_TEXT = {"backtick": "`", "link": "[", "automail": "@", "html": "<", "entity": "&"}
"""What must stand in a stretch of text before one of these, which many pages need, can make anything of it."""

_INDENT = "    "

IN_BLOCK: dict[str, Callable[[str], bool]] = {
    "table": lambda block: "|" in block,
    "admonition": lambda block: "!!!" in block or block.startswith(_INDENT),
    "details": lambda block: "???" in block or block.startswith(_INDENT),
    "hashheader": lambda block: "#" in block and (block.startswith("#") or "\n#" in block),
    "quote": lambda block: ">" in block,
}
"""What must be true of a block before one of these processors can make anything of it: it asks more, with a pattern."""

UNESCAPE_PRIORITY = 0
"""That of its processor of escaped letters."""

AFTER_LINE_ENDS = 26
"""The preprocessor that makes all line ends alike has 30; that which takes code out of the text has 25."""

LINK_PRIORITY = 160
"""That of Python-Markdown's own processor of links."""

LINKS = "relpath"
"""What MkDocs calls its processor of links."""

INLINE_PRIORITY = HTML_PRIORITY = 20
"""Those of its processor of inline patterns, and of its preprocessor of HTML."""


class _FastMarkdown(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        self._drop(text)
        self._ask_less()
        toc = next((processor for processor in self.md.treeprocessors if isinstance(processor, TocTreeprocessor)), None)
        if toc and not toc.marker:  # no page shows the list, and MkDocs makes its own of the same headings
            toc.build_toc_div = _no_list  # type: ignore[method-assign, assignment]
        self._walk_once()
        inline: Any = self.md.treeprocessors["inline"]
        inline.inlinePatterns = [*self.md.inlinePatterns]
        return lines

    def _drop(self, text: str) -> None:
        """Take the processors from the parser that can make nothing of a text."""
        registries: tuple[tuple[dict[str, str], Any], ...] = (
            (INLINE, self.md.inlinePatterns),
            (BLOCK, self.md.parser.blockprocessors),
        )
        for table, registry in registries:
            for name, pattern in table.items():
                if name in registry and not re.search(pattern, text):
                    registry.deregister(name)
        for name, pattern in BEFORE.items():
            if name in self.md.preprocessors and not re.search(pattern, text):
                self.md.preprocessors[name].run = _as_it_is  # type: ignore[method-assign]
            elif name == ANCHORS and name in self.md.preprocessors:
                found: Any = self.md.preprocessors[name]
                found.run = anchors_alone(found.run)

    def _walk_once(self) -> None:
        """Have the tree of the page walked with fewer questions."""
        parser: Any = self.md
        parser.is_block_level = kept(parser.is_block_level)
        if parser.serializer is to_xhtml_string:
            parser.serializer = serialize
        if LINKS in parser.treeprocessors:
            links = parser.treeprocessors[LINKS]
            links.path_to_url = told_once(links.path_to_url)

    def _ask_less(self) -> None:
        """Have the others look first for what they cannot do without."""
        for name, may in IN_BLOCK.items():
            if name in self.md.parser.blockprocessors:
                block = self.md.parser.blockprocessors[name]
                block.test = partial(_test, may, block.test)  # type: ignore[method-assign]
        for name, mark in IN_TEXT.items():
            if name in self.md.inlinePatterns:
                found = self.md.inlinePatterns[name]
                found.compiled_re = _Marked(found.compiled_re, mark)  # type: ignore[assignment]


@dataclass(frozen=True)
class _Marked:
    """A pattern that is not even tried where its mark is missing."""

    pattern: re.Pattern[str]
    mark: str

    def finditer(self, text: str, start: int) -> Iterable[re.Match[str]]:
        """As ``re.Pattern.finditer``, which is all that Python-Markdown calls of a pattern."""
        return self.pattern.finditer(text, start) if text.find(self.mark, start) >= 0 else ()


def _as_it_is(lines: list[str]) -> list[str]:
    return lines


def _no_list(headings: list[dict[str, Any]]) -> Element:
    return Element("div")


def _test(may: Callable[[str], bool], test: Callable[[Element, str], bool], parent: Element, block: str) -> bool:
    return may(block) and test(parent, block)


class _Link(LinkInlineProcessor):
    """Finds the end of a plain link at once; what is nested or quoted otherwise goes the long way."""

    PLAIN = re.compile(r'\(([^\s()<>"\']*)(?:\s+"([^"\']*)")?\)')

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802 - Python-Markdown's name
        """The words between brackets, and where they end."""
        end = data.find("]", index)
        if end < 0 or "[" in data[index:end]:
            return super().getText(data, index)
        return data[index:end], end + 1, True

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        """The address and title between parentheses, and where they end."""
        match = self.PLAIN.match(data, index)
        if not match:
            return super().getLink(data, index)
        href, title = match.groups()
        if title is not None:
            title = self.RE_TITLE_CLEAN.sub(" ", self.unescape(title.strip()))
        return self.unescape(href), title, match.end(), True


class FastMarkdown(Extension):
    """Serves one conversion: what it took from a parser is gone."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the preprocessor, and the reader of links in place of Python-Markdown's."""
        md.preprocessors.register(_FastMarkdown(md), "lean", AFTER_LINE_ENDS)
        md.inlinePatterns.register(_Link(LINK_RE, md), "link", LINK_PRIORITY)
        md.treeprocessors.register(PlainInline(md), "inline", INLINE_PRIORITY)
        md.treeprocessors.register(Unescape(md), "unescape", UNESCAPE_PRIORITY)
        if isinstance(md.preprocessors["html_block"], HtmlBlockPreprocessor):
            md.preprocessors.register(RawHtml(md), "html_block", HTML_PRIORITY)


def makeExtension(**settings: Any) -> FastMarkdown:  # noqa: N802 - Python-Markdown's name
    """What Python-Markdown calls for the extension ``kb.adapters.mkdocs.fast.fast_markdown``."""
    return FastMarkdown(**settings)
