"""Mend what the renderer and the theme below it give every page.

The theme has checkboxes and labels for a program of its own, which no page loads, with invalid attributes; a second
link to the text; and the author as citation managers cut it into the names of a person, while the page's record has it
whole. The link in each heading has a sign for its words: it is part of the heading's name, and of what readers copy.
"""

from __future__ import annotations

import html
import re

from kb.finish.structure import READ
from kb.model.project import LANGUAGE

_STATE = re.compile(
    r"""(?:<input class="md-toggle"[^>]*>|<label class="md-overlay"[^>]*>\s*</label>"""
    r"""|<div class="md-dialog"[^>]*>\s*<div[^>]*>\s*</div>\s*</div>"""
    r"""|<div data-md-component="(?:skip|announce)">\s*(?:<a [^>]*>[^<]*</a>\s*)?</div>)"""
)
_AUTHOR = re.compile(r'<meta name="author"[^>]*>')

_HEADING = re.compile(
    r"<(?P<tag>h[1-6])(?P<rest>[^>]*)>(?P<words>(?:(?!</h[1-6]>).)*?)"
    r'<a class="headerlink" href="(?P<href>[^"]*)" title="(?P<title>[^"]*)">[^<]*</a></(?P=tag)>',
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]+>")


def mend(page: str) -> str:
    """The page without these, and in its language; the sign is for the style sheet, a heading's name is its words."""
    page = page.replace('<html lang="en"', f'<html lang="{LANGUAGE}"', 1)
    return _HEADING.sub(_named, _without(_STATE, _without(_AUTHOR, page)))


def _without(pattern: re.Pattern[str], text: str) -> str:
    """A text without what a pattern finds and the space before it, for which a pattern itself would look all over."""
    kept, at = [], 0
    for found in pattern.finditer(text):
        kept.append(text[at : found.start()].rstrip())
        at = found.end()
    return "".join([*kept, text[at:]])


def _named(heading: re.Match[str]) -> str:
    words = html.escape(html.unescape(" ".join(_TAG.sub("", heading["words"]).split())))
    link = f'<a class="headerlink" href="{heading["href"]}" title="{heading["title"]}"></a>'
    rest = heading["rest"] if " class=" in heading["rest"] else f'{heading["rest"]} class="{READ}"'
    return f'<{heading["tag"]}{rest} aria-label="{words}">{heading["words"]}{link}</{heading["tag"]}>'
