"""Edits of the second content, one of each kind that people make, in an order in which all can follow each other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from scratch import edit, rename

LENSES = "content/topics/lights/lenses.md"


def _replaced(path: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda root: edit(root / path, old, new)


def _delete(root: Path) -> None:
    (root / "content/cases/cape-tower.md").unlink()
    edit(root / "content/areas.yml", "Two towers", "One tower")


def _rename(root: Path) -> None:
    rename(root, "cases", "reef-tower", "tower-on-the-reef")


def _another(root: Path) -> None:
    page = root / "content/topics/people/keepers.md"
    text = page.read_text().replace("id: keepers", "id: pilots").replace("Keepers", "Pilots")
    text = text.replace("order: ", "order: 9").replace("index: [keepers]", "index: [pilots]")
    (page.with_name("pilots.md")).write_text(text)


def _moved(root: Path) -> None:
    rows = {"/topics/lenses/#glass": "/topics/lenses/#number", "/cases/reef-tower/": "/cases/tower-on-the-reef/"}
    text = "".join(f"- from: {old}\n  to: {new}\n" for old, new in rows.items())
    (root / "content/redirects.yml").write_text(text)


EDITS: dict[str, Callable[[Path], None]] = {
    "summary": _replaced(LENSES, "carries a small flame far", "carries a small flame very far"),
    "body": _replaced(LENSES, "gathers the light of a lamp", "gathers all the light of a lamp"),
    "heading": _replaced(LENSES, "## How many towers there were", "## How many towers stood"),
    "title": _replaced(LENSES, "title: Lenses", "title: Lenses and lamps"),
    "aliases": _replaced(LENSES, "level: introductory", "aliases: [big glasses]\nlevel: advanced"),
    "term": _replaced("content/glossary/f.yml", "cut into rings", "that is cut into rings"),
    "name of a term": _replaced("content/glossary/f.yml", "[stepped lens]", "[stepped lens, optic of rings]"),
    "reference": _replaced("content/references/r.yml", "Inquiry into the Loss", "An Inquiry into the Loss"),
    "what a source says": _replaced("content/references/r.yml", "had not been inspected", "was never inspected"),
    "figure": _replaced("content/figures/towers.yml", "towers: 31}", "towers: 32}"),
    "place": _replaced(LENSES, "new towers have", "new towers in Kenya have"),
    "reading list": _replaced("content/reading-lists/first-evening.yml", "what gathers", "what it is that gathers"),
    "area": _replaced("content/areas.yml", "Who keeps the lights", "Who keeps all the lights"),
    "home page": _replaced("content/index.md", "summary: ", "summary: Once more, "),
    "synonyms": _replaced("content/synonyms.yml", "wickie", "wickie, lampist"),
    "another page": _another,
    "deletion": _delete,
    "rename": _rename,
    "redirects": _moved,
    "line above the text": _replaced(
        LENSES, "related:\n", "changes:\n  - {date: 2027-01-02, what: Said more.}\nrelated:\n"
    ),
}
