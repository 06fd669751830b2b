"""Turn a link as authors write it (``topic:ID#anchor``) into the page of docs/ that it leads to."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

from kb.model.ids import DocPath, PageId
from kb.model.kinds import KINDS, PAGE, PAGES, PLACE

_KINDS = "|".join([*(kind.name for kind in KINDS.values() if kind.linked), PAGE])
_FORM = re.compile(rf"(?P<kind>{_KINDS}):(?P<id>[a-z0-9-]+)(?:#(?P<anchor>[^\s#]+))?\Z")

_SHOWN = {**KINDS, PLACE.name: PLACE}

FIXED_PAGES = {name: PAGES[name].doc for name in sorted(PAGES)}
"""The pages that the build makes, by the name that ``page:`` links give them."""


@dataclass(frozen=True)
class Target:
    """What a link points at: the kind of record, its id, and an anchor on its page."""

    kind: str
    id: str
    anchor: str = ""

    @property
    def doc(self) -> DocPath:
        """The page of docs/ that shows the record."""
        if self.kind == PAGE:
            return FIXED_PAGES[self.id]
        kind = _SHOWN[self.kind]
        return FIXED_PAGES[kind.shown_on] if kind.shown_on else DocPath(f"{kind.folder}/{self.id}.md")

    @property
    def fragment(self) -> str:
        """The anchor on that page; a record that has no page of its own is the anchor of its id."""
        return self.id if self.kind != PAGE and _SHOWN[self.kind].shown_on else self.anchor

    @property
    def is_entry(self) -> bool:
        """Whether it is a topic or a case, or a part of one."""
        return self.kind != PAGE and _SHOWN[self.kind].entry


def instrument_doc(topic: PageId) -> DocPath:
    """The page of the cases that name a topic as their instrument."""
    return DocPath(f"cases/by-instrument/{topic}.md")


def parse(link: str) -> Target | None:
    """The target of an author's link, or None when it has another form."""
    match = _FORM.match(link)
    return Target(match["kind"], match["id"], match["anchor"] or "") if match else None


def target_of(link: str) -> Target:
    """The target of a link that ``check`` has passed."""
    found = parse(link)
    if found is None:
        raise ValueError(f"{link} is no link of this site")
    return found


def relative(target: DocPath, fragment: str, source: DocPath) -> str:
    """The link from one page of docs/ to another, as MkDocs wants it: a relative path of a Markdown file."""
    path = "" if target == source else _path(target.split("/"), source.split("/")[:-1])
    return f"{path}#{fragment}" if fragment else path or posixpath.basename(source)


def _path(target: list[str], folder: list[str]) -> str:
    """What ``posixpath.relpath`` gives for paths below one root, without asking for the working directory each time."""
    shared = 0
    for one, other in zip(target, folder, strict=False):
        if one != other:
            break
        shared += 1
    return "../" * (len(folder) - shared) + "/".join(target[shared:])
