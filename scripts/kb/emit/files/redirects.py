"""Write stubs for old pages, and marks for old anchors into the pages that were emitted.

- A page that is gone is a small HTML file that leads on at once, with the anchor that the reader came with.
- An anchor that moved within its page is an empty element at its new place: the browser goes there by itself.
- An anchor that moved to another page is an item of a list at the end of the page, whose link assets/moved.js follows.

All of it works without scripts, except that a browser then drops the anchor when a whole page has moved; a host that
reads ``_redirects`` (Netlify, Cloudflare Pages) sends readers on before that.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

from kb.model.ids import DocPath
from kb.model.places import Address
from kb.model.target import relative
from kb.model.text import escape
from kb.permanence.address import Place, places
from kb.prose.blocks import FIGURE
from kb.resolve.site import Site

_STUB = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}: moved</title>
<link rel="canonical" href="{canonical}">
<noscript><meta http-equiv="refresh" content="0; url={href}"></noscript>
<script src="{root}assets/moved.js" defer></script>
</head>
<body>
<h1>{title}: moved</h1>
<p>This page has moved to <a href="{href}" data-page-moved>{title}</a>.</p>
{parts}</body>
</html>
"""
_ITEM = re.compile(r"\s*(?:[-*+]|\d+\.|\|)\s+")
_CONTAINER = re.compile(r"\s*(?:!!!|\?\?\?)")


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """A stub for each page that is gone, and the list of all redirects for hosts that have a use for it."""
    known = places(site.catalog)
    redirects = site.catalog.redirects
    for source, target in redirects.items():
        if not source.anchor:
            parts = {s.anchor: t for s, t in redirects.items() if s.path == source.path and s.anchor}
            yield DocPath(f"{source.path.strip('/')}/index.html"), _stub(site, source, target, parts, known)
    pages = {source: target for source, target in redirects.items() if not source.anchor}
    if pages and not site.deployment.edition:
        base = site.deployment.base.rstrip("/")
        yield DocPath("_redirects"), "".join(f"{base}{source} {base}{to} 301\n" for source, to in pages.items())


def _stub(site: Site, source: Address, target: Address, parts: dict[str, Address], known: dict[str, Place]) -> str:
    rows = "".join(
        f'<p id="{anchor}" data-moved>This passage has moved to '
        f'<a href="{_href(source, to)}">{html.escape(_words(to, known))}</a>.</p>\n'
        for anchor, to in parts.items()
    )
    return _STUB.format(
        title=html.escape(known[target.path].title),
        canonical=html.escape(urljoin(site.deployment.live, str(target).lstrip("/"))),
        href=_href(source, target),
        root=_href(source, Address("/")),
        parts=rows,
    )


def _href(source: Address, target: Address) -> str:
    """The relative address of a target, as a page at ``source`` needs it."""
    path = posixpath.relpath(target.path, source.path) + "/"
    return f"{path}#{target.anchor}" if target.anchor else path


def _words(target: Address, known: dict[str, Place]) -> str:
    place = known[target.path]
    part = place.anchors.get(target.anchor, "")
    return f"{place.title}, {part}" if part else place.title


def keep_anchors(site: Site, pages: Mapping[DocPath, str | bytes]) -> dict[DocPath, str | bytes]:
    """The pages with the anchors that readers may still come by; no line of a page's text moves."""
    known = places(site.catalog)
    moved: dict[DocPath, list[tuple[str, Address]]] = defaultdict(list)
    result = dict(pages)
    for source, target in site.catalog.redirects.items():
        doc = known[source.path].doc if source.path in known else None
        if not source.anchor or doc is None or doc not in pages:
            continue
        if source.path == target.path:
            result[doc] = mark(str(result[doc]), source.anchor, target.anchor)
        else:
            moved[doc].append((source.anchor, target))
    for doc, parts in moved.items():
        rows = [_moved(doc, anchor, target, known) for anchor, target in parts]
        result[doc] = (
            f"{str(result[doc]).rstrip()}\n\n## Moved {{ #moved data-search-exclude }}\n\n" + "\n".join(rows) + "\n"
        )
    return result


def _moved(doc: DocPath, anchor: str, target: Address, known: dict[str, Place]) -> str:
    href = relative(known[target.path].doc, target.anchor, doc)
    words = escape(_words(target, known))
    return f"-   This passage has moved to [{words}]({href}).\n    {{ #{anchor} data-moved }}"


def mark(text: str, old: str, new: str) -> str:
    """A page with an empty element of the id ``old`` where ``new`` begins; at the top of the text without ``new``."""
    retired = f'<a id="{old}" class="retired"></a>'
    if new.startswith(FIGURE):  # a figure is HTML already
        return re.sub(rf'(?<= id="{re.escape(new)}" data-search-exclude>)', retired, text, count=1)
    lines = text.split("\n")
    if new:
        at = next(i for i, line in enumerate(lines) if re.search(rf"\{{ ?#{re.escape(new)}[ }}]", line))
    else:
        at = next(i for i in range(lines.index("---", 1) + 1, len(lines)) if lines[i])
    start = _begins(r"#+ ", lines[at])
    while not start and lines[at - 1].strip() and not (_ITEM.match(lines[at]) or _CONTAINER.match(lines[at - 1])):
        at -= 1
    start = start or _begins(rf"{_ITEM.pattern}|\s*", lines[at])
    lines[at] = f"{lines[at][:start]}{retired}{lines[at][start:]}"
    return "\n".join(lines)


def _begins(pattern: str, line: str) -> int:
    """How much of a line a pattern takes at its beginning."""
    match = re.match(pattern, line)
    return match.end() if match else 0
