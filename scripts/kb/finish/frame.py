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
    r"""\s*(?:<input class="md-toggle"[^>]*>|<label class="md-overlay"[^>]*>\s*</label>"""
    r"""|<div class="md-dialog"[^>]*>\s*<div[^>]*>\s*</div>\s*</div>"""
    r"""|<div data-md-component="(?:skip|announce)">\s*(?:<a [^>]*>[^<]*</a>\s*)?</div>)"""
)
_AUTHOR = re.compile(r'\s*<meta name="author"[^>]*>')

_HEADING = re.compile(
    r"<(?P<tag>h[1-6])(?P<rest>[^>]*)>(?P<words>(?:(?!</h[1-6]>).)*?)"
    r'<a class="headerlink" href="(?P<href>[^"]*)" title="(?P<title>[^"]*)">[^<]*</a></(?P=tag)>',
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]+>")


def mend(page: str) -> str:
    """The page without these, and in its language; the sign is for the style sheet, a heading's name is its words."""
    page = page.replace('<html lang="en"', f'<html lang="{LANGUAGE}"', 1)
    return _HEADING.sub(_named, _STATE.sub("", _AUTHOR.sub("", page, count=1)))


def _named(heading: re.Match[str]) -> str:
    words = html.escape(html.unescape(" ".join(_TAG.sub("", heading["words"]).split())))
    link = f'<a class="headerlink" href="{heading["href"]}" title="{heading["title"]}"></a>'
    rest = heading["rest"] if " class=" in heading["rest"] else f'{heading["rest"]} class="{READ}"'
    return f'<{heading["tag"]}{rest} aria-label="{words}">{heading["words"]}{link}</{heading["tag"]}>'
