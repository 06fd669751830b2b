"""The HTML of a page in; the same with the links of its drawings, which MkDocs leaves alone, leading to pages, out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

from kb.model.values import DocPath

_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_LINK = re.compile(r'(?<= href=")(?P<path>[^":#]+\.md)(?=[#"])')


def resolve_links(html: str, source: str, address: Callable[[DocPath], str]) -> str:
    """Replace ``href="../x.md"`` in every SVG.

    ``source`` is the page's path below docs/; ``address`` gives the link from the page to a file of docs/.
    """
    folder = posixpath.dirname(source)

    def link(match: re.Match) -> str:
        return address(DocPath(posixpath.normpath(posixpath.join(folder, match["path"]))))

    return _DRAWING.sub(lambda drawing: _LINK.sub(link, drawing.group()), html)
