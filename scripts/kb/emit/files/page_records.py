"""Say on each page what it is a page of: the way to it, for readers and machines, and its record if it has no other.

Topics, cases and the glossary are cited as entries, and say so themselves (``emit/parts/head.py``). Any other page is a
page of the site; without a record Zotero takes it for one by a person, since it knows no other authors of a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kb.citing.metadata import context
from kb.citing.record import address, site_record
from kb.emit.files import json_ld
from kb.emit.parts.markdown import front_matter, read_front_matter
from kb.model.ids import DocPath
from kb.model.kinds import PAGES
from kb.resolve.site import Site


def describe(site: Site, made: Iterable[tuple[DocPath, str | bytes]]) -> Iterator[tuple[DocPath, str | bytes]]:
    """Files, with the records of the pages and the ways to them; no line of a page's text moves where it had room."""
    for doc, text in made:
        yield doc, _described(site, doc, text) if doc.endswith(".md") else text


def _described(site: Site, doc: DocPath, text: str | bytes) -> str | bytes:
    read = read_front_matter(str(text))
    if read is None:
        return text
    meta, body = read
    head = dict(meta.get("head") or {})
    if "meta" not in head and "Z3988" not in body:
        record = site_record(doc, meta["title"], meta.get("description", ""), site.days, site.project)
        head["coins"] = context(record, "webpage")
    way = [] if meta.get("kind") == "home" else _way(site, meta)
    if way:
        head["graph"] = [*head.get("graph", ()), json_ld.trail(site, [*way, (meta["title"], address(doc))])]
    rest = str(text).partition("\n---\n")[2]
    lines = str(text).count("\n") - rest.count("\n")
    meta["way"] = [{"title": title, "url": url} for title, url in way]
    return front_matter({**meta, "head": head}, lines) + rest


_ABOVE = {"list": "lists", "records": "lists", "place": "places"}
"""{kind of page: the fixed page that lists its like}"""


def _way(site: Site, meta: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(title, address) of each page above a page: home, and its area or the page that lists its like."""
    way = [(site.home.title, "")]
    if (area := meta.get("area")) and meta.get("kind") != "area":
        way.append((area["title"], f"areas/{area['id']}/"))
    elif above := meta.get("above") or _ABOVE.get(meta.get("kind", "")):
        way.append((PAGES[above].title, address(PAGES[above].doc)))
    return way
