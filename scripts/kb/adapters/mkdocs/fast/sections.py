"""Cut the Markdown of a page into sections of which each is rendered by itself, to the same HTML.

Where that is not certain a page is one section: what an extension does may reach across a whole page, a definition of a
link or an element of HTML too; an id that is made of a heading's words depends on the ids before it.

Part of ``rendered``, which has its gain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kb.adapters.mkdocs.fast.raw_html import WITHIN_LINES

_ALONE = {"admonition", "attr_list", "fenced_code", "md_in_html", "pymdownx.details", "sane_lists", "tables", "toc"}
"""Extensions that read each block by itself; ``toc`` does where headings have ids of their own."""

_OURS = "kb.adapters.mkdocs.fast.fast_markdown"

_CUT = re.compile(r"\n\n(?=## )(?<!>\n\n)")
"""Where a section begins. After a block of HTML Python-Markdown leaves a line more."""

_LENGTH = 8_000
"""The letters below which a section takes in the next: to render one by itself costs as much as two thousand."""

_ACROSS = re.compile(
    r"\]:|\[toc\]|```|~~~|<[!?]|<(?:h[1-6]|script|style)\b|\n[ >]*[=-]+ *(?:\n|\Z)|\n# ", re.IGNORECASE
)
"""What may reach across sections, or be a heading that is no plain one."""

_HEADING = re.compile(r"^[ \t>*+\d.)-]*#.*$", re.MULTILINE)
_NAMED = re.compile(r"#{1,6} .*\{ (?:[^{}]* )?#[\w-]+(?: [^{}]*)? \} *\Z")

_BEGINS = re.compile(r"</?[a-z]", re.IGNORECASE)
_TAG = re.compile(r"""<(/?)([a-z][\w-]*)(?:[^"'<>]|"[^"<>]*"|'[^'<>]*')*>""", re.IGNORECASE)
_NEVER_OPEN = {*WITHIN_LINES.split("|"), "br", "col", "hr", "img", "input", "source", "wbr"}
"""Elements that have no end, or of which one without an end reaches no further than its block."""


def sections(markdown: str, extensions: Iterable[str]) -> list[str]:
    """The sections of a page's Markdown, whose HTML joined by line ends is that of the whole."""
    found = _long(_CUT.split(markdown))
    certain = {*extensions} <= {*_ALONE, _OURS} and not _ACROSS.search(markdown)
    certain = certain and all(_NAMED.match(heading) for heading in _HEADING.findall(markdown))
    return found if certain and all(map(_closed, found)) else [markdown]


def _long(pieces: Iterable[str]) -> list[str]:
    """Pieces joined until they are long enough."""
    found: list[str] = []
    for piece in pieces:
        if found and len(found[-1]) < _LENGTH:
            found[-1] += f"\n\n{piece}"
        else:
            found.append(piece)
    return found


def _closed(section: str) -> bool:
    """Whether each element of HTML that begins in a section ends in it, but for those within lines."""
    tags = _TAG.findall(section)
    certain = len(tags) == len(_BEGINS.findall(section))
    within: list[str] = []
    for ends, name in tags:
        if name in _NEVER_OPEN:
            continue
        if not ends:
            within.append(name)
        elif not within or within.pop() != name:
            return False
    return certain and not within
