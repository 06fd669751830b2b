"""Take what each source says out of a page that would be too heavy with it, into a file that its readers ask for.

The sentences stay on most pages, where they are at hand at once, on paper, and without scripts. A page with the most
references has empty places for them instead, and in its list of references ``data-says``, the name of the file: a JSON
list of the sentences, in the order of the places. Without scripts a line leads to the list of all references.
"""

from __future__ import annotations

import gzip
import html
import json
import re

SAYS = "says.json"
"""The name of the file, which stands beside the page."""

HEAVY = 38_500
"""Bytes of a page, compressed, that with fonts, styles and scripts make a first view of nearly 90,000."""

_LIST = re.compile(r'<section class="part part--references [^<]*<h2.*?</h2>')
_SAID = re.compile(r'(?<=<span class="said">)[^<]*(?=</span>)')
_MARK = re.compile(r' class="cite[ "]')


def take_apart(page: str, references: str, heavy: int = HEAVY) -> tuple[str, str]:
    """A finished page, and the text of its file; as it was, and empty, if it is light or lists what others cite.

    ``references``: the way to the page of all references.
    """
    opening = _LIST.search(page)
    if not opening or not _MARK.search(page) or _light(page.encode(), heavy):
        return page, ""
    before, listed = page[: opening.start()], page[opening.end() :]
    head = opening[0].replace("<section", f'<section data-says="{SAYS}"', 1)
    where = (
        '<p class="elsewhere">What each source says at these places stands in '
        f'<a href="{references}">the list of all references</a>.</p>'
    )
    says = [html.unescape(said) for said in _SAID.findall(listed)]
    return f"{before}{head}\n{where}{_SAID.sub('', listed)}", json.dumps(says, ensure_ascii=False)


def _light(page: bytes, heavy: int) -> bool:
    """Whether a page is at most so heavy, compressed; for most a glance is enough."""
    return any(len(gzip.compress(page, level)) <= heavy for level in (1, 9))
