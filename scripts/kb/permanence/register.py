"""Keep content/permalinks.yml, the register of every address that was ever published."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from kb.load.catalog import Catalog
from kb.model.ids import DocPath
from kb.model.places import Edition
from kb.permanence.address import places

PATH = "content/permalinks.yml"
WIDTH = 110
_HEAD = """\
# Every address that was ever published: {page: rows of its anchors}. `build.py publish` adds to it; nobody takes away.
# What is gone from the site has its place in redirects.yml.
"""


def register(catalog: Catalog, built: Collection[DocPath], frozen: Collection[str] = ()) -> tuple[str, int]:
    """The text of the register, and how many addresses are new. Rows that were there stay as they are.

    ``built`` are the files of docs/, ``frozen`` the names of editions that are being made.
    """
    found = {path: place.anchors for path, place in places(catalog).items() if place.doc in built}
    editions = {*(edition.id for edition in catalog.content.editions), *frozen}
    return with_new(catalog, found | {Edition.path_of(name): () for name in sorted(editions)})


def with_new(catalog: Catalog, places: Mapping[str, Iterable[str]]) -> tuple[str, int]:
    """The text of the register with those of some places, {path: anchors}, that are new; and how many they are."""
    rows = _rows(catalog)
    added = 0
    for path, anchors in places.items():
        old = {anchor for row in rows.get(path, []) for anchor in row}
        new = [anchor for anchor in anchors if anchor not in old]
        added += len(new) + (path not in rows)
        rows.setdefault(path, []).extend(_wrapped(new))
    pages = (f"{path}:{_lines(rows[path])}\n" for path in sorted(rows))
    return _HEAD + "".join(pages), added


def pages(catalog: Catalog, built: Collection[DocPath]) -> list[str]:
    """The address of every page that is built, sorted."""
    return sorted(path for path, place in places(catalog).items() if place.doc in built)


def _rows(catalog: Catalog) -> dict[str, list[list[str]]]:
    rows: dict[str, dict[int, list[str]]] = {}
    for entry in catalog.content.published:
        page = rows.setdefault(entry.address.path, {})
        if entry.address.anchor:
            page.setdefault(int(entry.keys[1]), []).append(entry.address.anchor)
    return {path: list(numbered.values()) for path, numbered in rows.items()}


def _wrapped(anchors: list[str]) -> Iterator[list[str]]:
    """Rows that fit on a line each."""
    row: list[str] = []
    for anchor in anchors:
        if row and sum(len(a) + 2 for a in [*row, anchor]) > WIDTH:
            yield row
            row = []
        row.append(anchor)
    if row:
        yield row


def _lines(rows: list[list[str]]) -> str:
    return "".join(f"\n  - [{', '.join(map(_scalar, row))}]" for row in rows) or " []"


def _scalar(anchor: str) -> str:
    plain = anchor[0].isalpha() and anchor not in ("true", "false", "null")
    return anchor if plain else f'"{anchor}"'
