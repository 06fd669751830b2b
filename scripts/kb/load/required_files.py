"""Say which files should stand in content/ and editions/, and do not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from kb.model.field_types import EDITION
from kb.model.places import Edition
from kb.model.problems import Problem

INSTRUCTORS = "content/for-instructors.md"
_WANTED = {"content/index.md": "the home page", "content/areas.yml": "the list of areas"}
_EDITIONS = "content/editions.yml"


def missing(paths: Collection[str]) -> Iterator[Problem]:
    """A problem for each file that the site cannot do without. ``paths``: every file, also those with problems."""
    if "content" in paths:
        return
    wanted = dict(_WANTED)
    if any(path.startswith("content/reading-lists/") for path in paths):
        wanted[INSTRUCTORS] = "the page for instructors, to which every reading list leads,"
    for path, what in wanted.items():
        if path not in paths:
            yield Problem(path, 1, 1, "missing-file", f"{what} is missing; write it")


def unlisted(root: Path, editions: Collection[Edition]) -> Iterator[Problem]:
    """A problem for each archive of an edition that editions.yml does not list."""
    known = {edition.id for edition in editions}
    for archive in sorted((root / "editions").glob("*.zip")):
        if archive.stem not in known and EDITION.match(archive.stem):
            what = f"editions/{archive.name} is not listed here"
            message = f"{what}; bring its entry back, or, if `make edition` was stopped, run it again"
            yield Problem(_EDITIONS, 1, 1, "unlisted-edition", message)
