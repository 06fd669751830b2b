"""Give MkDocs' pages what only this project knows of them: dates, canonical addresses, and links of drawings."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable

from mkdocs.structure.pages import Page

from kb.model.ids import DocPath
from kb.model.project import Project

_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_LINK = re.compile(r'(?<= href=")(?P<path>[^":#]+\.md)(?=[#"])')
_CHART = re.compile(r'<figure class="chart".*?</figure>', re.DOTALL)
_FILE = re.compile(r' (?P<name>src|srcset|href)="(?P<path>[^":#]+\.(?:svg|csv))"')


def set_dates_and_canonicals(pages: Iterable[Page], project: Project) -> None:
    """Date each page by its own revision, or by the newest of all, and name its address on the live site.

    Without this MkDocs dates every page by the day of the build, and a frozen page would be its own canonical one.
    """
    pages = list(pages)
    earliest = project.since.isoformat()
    newest = max((page.meta.get("revised", earliest) for page in pages), default=earliest)
    for page in pages:
        page.update_date = page.meta.get("revised", newest)
        page.canonical_url = project.url + page.url


def resolve_links(html: str, source: str, address: Callable[[DocPath], str]) -> str:
    """Replace ``href="../x.md"`` in every SVG, and the files of figures, which MkDocs leaves alone.

    ``source`` is the page's path below docs/; ``address`` gives the link from the page to a file of docs/.
    """
    folder = posixpath.dirname(source)

    def link(match: re.Match[str]) -> str:
        return address(DocPath(posixpath.normpath(posixpath.join(folder, match["path"]))))

    def file(match: re.Match[str]) -> str:
        return f' {match["name"]}="{link(match)}"'

    html = _CHART.sub(lambda chart: _FILE.sub(file, chart.group()), html)
    return _DRAWING.sub(lambda drawing: _LINK.sub(link, drawing.group()), html)
