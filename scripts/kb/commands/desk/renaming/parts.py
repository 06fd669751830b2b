"""Rename a part of a page, or move it to another page: its links, its index entries and its address follow."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.commands.desk.naming import Named, fields
from kb.commands.desk.renaming.draft import Draft
from kb.commands.desk.renaming.forwarding import Forward
from kb.commands.desk.renaming.records import replace
from kb.commands.desk.renaming.yaml_fields import Fields
from kb.commands.desk.writing import RefusedError
from kb.load.catalog import Catalog
from kb.model.ids import PageId
from kb.model.places import Address
from kb.model.suggest import did_you_mean
from kb.model.target import Target
from kb.model.values import Page
from kb.permanence.address import path_of
from kb.permanence.stamp import STAMPED
from kb.prose.blocks import FIGURE, HEADING_ID, Block
from kb.prose.index_syntax import index_entry


@dataclass(frozen=True)
class Part:
    """A part of a page, by the id that its heading or table has."""

    page: Page
    id: str

    @property
    def path(self) -> str:
        """The address of its page."""
        return path_of(Target(self.page.kind, self.page.id).doc)


def part(catalog: Catalog, written: str) -> Part:
    """The part that ``PAGE#ID`` names. Raises RefusedError where there is none, or none that has a name."""
    name, _, id_ = written.partition("#")
    page = catalog.pages.get(PageId(name))
    if page is None:
        raise RefusedError(f"no page `{name}`{did_you_mean(name, catalog.pages)}")
    if id_ not in catalog.anchors[page.id]:
        raise RefusedError(f"no part `{id_}` on `{name}`{did_you_mean(id_, catalog.anchors[page.id])}; write PAGE#ID")
    if STAMPED.match(id_) or id_.startswith(FIGURE):
        raise RefusedError(f"`{id_}` is the number of a paragraph or the place of a figure, and not a heading")
    return Part(page, id_)


def rename(draft: Draft, catalog: Catalog, found: Part, new: str, title: str = "") -> None:
    """Write another id for a part, wherever it is named, and other words for a heading."""
    page, path = found.page, found.page.origin.path
    named = [
        Named(each.kind, each.id, each.origin, each.keys, each.anchor, each.offset + len(page.id) + 1)
        for each in fields(catalog)
        if each.id == page.id and each.anchor == found.id and page.kind in each.kinds
    ]
    named += [Named("", "", page.origin, ("index", i), offset=entry.rindex("#") + 1) for i, entry in _entries(found)]
    replace(draft, named, found.id, new)
    lines = draft.after[path].split("\n")
    at = next(i for i, line in enumerate(lines) if re.search(rf"\{{ ?#{re.escape(found.id)} ?\}}\s*\Z", line))
    lines[at] = re.sub(rf"(?<=#){re.escape(found.id)}(?= ?\}}\s*\Z)", new, lines[at])
    if title and (heading := re.match(r"#+ ", lines[at])):
        lines[at] = heading[0] + title + lines[at][HEADING_ID.search(lines[at]).start() :]  # type: ignore[union-attr]
    draft.put(path, "\n".join(lines))
    draft.substitute(rf"(?<=\]\({page.kind}:{page.id}#){re.escape(found.id)}(?=\))", new)


def _entries(found: Part) -> list[tuple[int, str]]:
    """The index entries of a page that point at a part of it."""
    return [(i, entry) for i, entry in enumerate(found.page.index) if index_entry(entry)[2] == found.id]


def renamed(found: Part, new: str) -> Forward:
    """Where an address leads when a part has another id."""
    old, there = Address(found.path, found.id), Address(found.path, new)
    return lambda address: there if address == old else address


def move(draft: Draft, catalog: Catalog, found: Part, target: Page, before: str) -> Forward:
    """Move a section with all that stands in it to another page, before a heading there; where addresses lead then."""
    blocks = catalog.bodies[found.page.id].blocks
    inside = _section(blocks, found)
    end = inside[-1].offset + len(inside[-1].text)
    text = found.page.body[inside[0].offset : end]
    ids = [block.id for block in inside if block.id]
    _cut(draft, found.page, text)
    _paste(draft, target, text, catalog.bodies[target.id].blocks, before)
    for id_ in ids:
        draft.substitute(
            rf"(?<=\]\(){found.page.kind}:{found.page.id}#{re.escape(id_)}(?=\))", f"{target.kind}:{target.id}#{id_}"
        )
    _fields(draft, catalog, found.page, target, set(ids))
    there = path_of(Target(target.kind, target.id).doc)
    return lambda at: Address(there, at.anchor) if at.path == found.path and at.anchor in ids else at


def _section(blocks: list[Block], found: Part) -> list[Block]:
    """The blocks of a section, its heading first."""
    at = next(i for i, block in enumerate(blocks) if block.id == found.id)
    if blocks[at].kind != "heading":
        raise RefusedError(f"`{found.id}` is no heading, with which a section begins")
    rest = blocks[at + 1 :]
    stop = next((i for i, b in enumerate(rest) if b.kind == "heading" and b.level <= blocks[at].level), len(rest))
    return blocks[at : at + 1 + stop]


def _cut(draft: Draft, page: Page, text: str) -> None:
    before, _, after = draft.after[page.origin.path].partition(text)
    draft.put(page.origin.path, f"{before.rstrip()}\n\n{after.lstrip()}".rstrip() + "\n")


def _paste(draft: Draft, page: Page, text: str, blocks: list[Block], before: str) -> None:
    whole = draft.after[page.origin.path].rstrip()
    next_ = next((block for block in blocks if block.kind == "heading" and block.id == (before or "debates")), None)
    if before and next_ is None:
        raise RefusedError(f"no heading `{before}` on `{page.id}`{did_you_mean(before, [b.id or '' for b in blocks])}")
    head, tail = whole.split(next_.text, 1) if next_ else (whole, "")
    rest = f"\n\n{next_.text}{tail}" if next_ else ""
    draft.put(page.origin.path, f"{head.rstrip()}\n\n{text}{rest}\n")


def _fields(draft: Draft, catalog: Catalog, page: Page, target: Page, ids: set[str]) -> None:
    """The fields that name a part of the section, and the index entries that point at one."""
    named = [each for each in fields(catalog) if each.id == page.id and each.anchor in ids and page.kind in each.kinds]
    for each in sorted(named, key=lambda each: each.origin.at(*each.keys), reverse=True):
        kinds = [f"{kind}:" if each.offset else "" for kind in (page.kind, target.kind)]
        old, new = f"{kinds[0]}{page.id}#{each.anchor}", f"{kinds[1]}{target.id}#{each.anchor}"
        draft.replace(each.origin, each.keys, 0, old, new)
    for entry in page.index:
        if index_entry(entry)[2] in ids:
            here = Fields(page.origin.path, draft.after[page.origin.path])
            draft.put(page.origin.path, here.drop(("index",), entry).text)
            there = Fields(target.origin.path, draft.after[target.origin.path])
            draft.put(target.origin.path, there.add(("index",), entry, ("related",)).text)
