"""A ZIM archive in; what its own reader finds wrong with it out."""

from __future__ import annotations

from pathlib import Path

from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher

WANTED = {"Title", "Description", "Language", "Creator", "Publisher", "Name", "Date", "License"}


def zim_faults(path: Path, words: str, title: str, page: str) -> list[str]:
    """``words`` must find something in the text, ``title`` must suggest ``page``, and the archive must be whole."""
    archive = Archive(path)
    found = Searcher(archive).search(Query().set_query(words)).getEstimatedMatches()
    suggested = list(SuggestionSearcher(archive).suggest(title).getResults(0, 5))
    front = archive.main_entry.get_item()
    held = {
        "is damaged": archive.check(),
        "has no index of its text": archive.has_fulltext_index and found > 0,
        f"does not suggest {page}": page in suggested,
        "lacks metadata": set(archive.metadata_keys) >= WANTED,
        "has no picture": archive.has_illustration(48),
        "begins elsewhere": front.path == "index.html" and b"<h1" in bytes(front.content),
        "names itself too long": len(archive.get_metadata("Description").decode()) <= 80,
    }
    return [f"it {fault}" for fault, right in held.items() if not right]
