"""A link as authors write it (``topic:ID#anchor``) in; the page of docs/ that it leads to out."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

from kb.model.values import DocPath, PageId

_FORM = re.compile(r"(?P<kind>topic|case|term|area|source|list|page):(?P<id>[a-z0-9-]+)(?:#(?P<anchor>[^\s#]+))?\Z")

FIXED_PAGES = {
    "a-z": DocPath("a-z.md"),
    "builder": DocPath("builder.md"),
    "cases": DocPath("cases/index.md"),
    "debates": DocPath("debates.md"),
    "editions": DocPath("editions.md"),
    "for-instructors": DocPath("for-instructors.md"),
    "glossary": DocPath("glossary.md"),
    "home": DocPath("index.md"),
    "lists": DocPath("lists/index.md"),
    "map": DocPath("map.md"),
    "references": DocPath("references.md"),
    "timeline": DocPath("timeline.md"),
}
"""The pages that the build makes, by the name that ``page:`` links give them."""

_FOLDERS = {"topic": "topics", "case": "cases", "area": "areas", "source": "sources", "list": "lists"}


@dataclass(frozen=True)
class Target:
    """What a link points at: the kind of record, its id, and an anchor on its page."""

    kind: str
    id: str
    anchor: str = ""

    @property
    def doc(self) -> DocPath:
        """The page of docs/ that shows the record."""
        if self.kind == "page":
            return FIXED_PAGES[self.id]
        if self.kind == "term":
            return FIXED_PAGES["glossary"]
        return DocPath(f"{_FOLDERS[self.kind]}/{self.id}.md")

    @property
    def fragment(self) -> str:
        """The anchor on that page; a term's is its id."""
        return self.id if self.kind == "term" else self.anchor


def instrument_doc(topic: PageId) -> DocPath:
    """The page of the cases that name a topic as their instrument."""
    return DocPath(f"cases/by-instrument/{topic}.md")


def parse(link: str) -> Target | None:
    """The target of an author's link, or None when it has another form."""
    match = _FORM.match(link)
    return Target(match["kind"], match["id"], match["anchor"] or "") if match else None


def relative(target: DocPath, fragment: str, source: DocPath) -> str:
    """The link from one page of docs/ to another, as MkDocs wants it: a relative path of a Markdown file."""
    path = "" if target == source else _path(target.split("/"), source.split("/")[:-1])
    return f"{path}#{fragment}" if fragment else path or posixpath.basename(source)


def _path(target: list[str], folder: list[str]) -> str:
    """What ``posixpath.relpath`` gives for paths below one root, without asking for the working directory each time."""
    pairs = enumerate(zip(target, folder, strict=False))
    shared = next((n for n, (one, other) in pairs if one != other), min(len(target), len(folder)))
    return "../" * (len(folder) - shared) + "/".join(target[shared:])
