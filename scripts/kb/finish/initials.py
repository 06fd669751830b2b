"""Cut the names that the search knows into small files by how their words begin, to be listed while the index comes."""

from __future__ import annotations

import html
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from pathlib import Path
from typing import Any, NamedTuple

from kb.model.text import key
from kb.write.swap import put

FILES = 256
"""How many files there are, so that a word asks for one that exists; docs/assets/search/initials.js has this too."""

MOST = 40
"""So many pages and terms at most are in a file for one word: those whose names come nearest to the word alone."""

_TAG = re.compile(r"<[^>]*>")

Entry = dict[str, Any]
Row = list[Any]
"""A page or a term: location, title, kind, names, and parts, each with anchor, title, names and kind."""


def number(word: str) -> int:
    """The number of the file for a folded word of two letters or more."""
    return (31 * ord(word[0]) + ord(word[1])) % FILES


def write(folder: Path, entries: Iterable[Entry], last: Path | None = None) -> None:
    """Write the files of all entries into a folder; those that ``last`` has are named again. Raises OSError."""
    folder.mkdir(exist_ok=True)
    for n, rows in enumerate(files(entries)):
        text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
        put(folder / f"{n}.json", text, last and last / f"{n}.json")


def files(entries: Iterable[Entry]) -> list[list[Row]]:
    """What each file holds: of pages and terms, in their order, the names in which a word begins as the file says."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        path = entry["location"].partition("#")[0]
        groups[entry["location"] if entry.get("kind") == "term" else path].append(entry)
    held: list[dict[str, set[tuple[int, str]]]] = [defaultdict(set) for _ in range(FILES)]
    for word, owners in _by_word(groups).items():
        for owner in sorted(owners, key=lambda owner: min(name.far for name in owners[owner]))[:MOST]:
            held[number(word)][owner].update((name.at, name.text) for name in owners[owner])
    return [[_row(groups[owner], names[owner]) for owner in groups if owner in names] for names in held]


class _Name(NamedTuple):
    """A name, the place of its entry on the page, and how far it is from a word in it: no title of a page, and long."""

    at: int
    text: str
    far: tuple[bool, int]


def _by_word(groups: Mapping[str, Sequence[Entry]]) -> dict[str, dict[str, list[_Name]]]:
    """{word of two letters or more: {page or term: its names with the word}}."""
    found: dict[str, dict[str, list[_Name]]] = defaultdict(lambda: defaultdict(list))
    for owner, entries in groups.items():
        for at, entry in enumerate(entries):
            title = entry["title"]
            read = {title: html.unescape(_TAG.sub(" ", title)), **{name: name for name in entry.get("names", ())}}
            for name, text in read.items():
                words = key(text).split()
                for word in words:
                    if len(word) > 1:
                        found[word][owner].append(_Name(at, name, (at > 0 or name != title, len(words))))
    return found


def _row(entries: Sequence[Entry], names: Set[tuple[int, str]]) -> Row:
    """A page or a term with those of its names."""
    parts = []
    for at, entry in enumerate(entries):
        others = [name for name in entry.get("names", ()) if (at, name) in names]
        if at and (others or (at, entry["title"]) in names):
            parts.append(_trimmed([entry["location"].partition("#")[2], entry["title"], others, entry.get("kind", "")]))
    head = entries[0]
    others = [name for name in head.get("names", ()) if (0, name) in names]
    return _trimmed([head["location"], head["title"], head.get("kind", ""), others, parts])


def _trimmed(row: Row) -> Row:
    """A row without what is empty at its end."""
    while not row[-1]:
        row = row[:-1]
    return row
