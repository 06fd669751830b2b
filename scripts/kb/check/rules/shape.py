"""Rules about the parts of a body: its lead, its headings and their anchors, its debates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.load.catalog import AuthoredText, Catalog
from kb.model.kinds import RESERVED_ANCHOR
from kb.model.problems import Problem
from kb.model.suggest import foreign, shortened
from kb.prose.blocks import Block
from kb.prose.debates import debates

_ANCHOR = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
_SIDE = re.compile(r"\s*[-*+] \*\*[^*]+\*\*")


def heading(catalog: Catalog) -> Iterator[Problem]:
    """A heading has level 2 or 3, a pinned id ``{ #id }``, plain words, and text under it."""
    for text in _bodies(catalog):
        blocks = text.body.blocks
        for block, following in zip(blocks, [*blocks[1:], None], strict=False):
            if block.kind == "heading":
                for message in _heading_faults(block, following):
                    yield text.problem("heading", message, block.offset)


def _heading_faults(block: Block, following: Block | None) -> Iterator[str]:
    if block.level not in (2, 3):
        yield "a heading of another level than 2 or 3; write `## Words { #id }` or `### Words { #id }`"
    if not block.id:
        yield "this heading has no pinned id; end it with `{ #short-id }`"
    if any(zone.kind in ("link", "cite") for zone in block.zones):
        yield "a heading holds a link or citation; move it into the text below"
    deeper = following and following.kind == "heading" and following.level > block.level
    if not following or (following.kind == "heading" and not deeper):
        yield "nothing stands under this heading; write it"


def anchor(catalog: Catalog) -> Iterator[Problem]:
    """An anchor stands once on its page, in lower-case ASCII, and is not one that the build uses."""
    for text in _bodies(catalog):
        seen: dict[str, int] = {}
        for block in text.body.blocks:
            if not block.id or block.kind == "figure":
                continue
            name = shortened(block.id)
            if len(block.id) > 60 or not _ANCHOR.match(block.id):
                message = f"`#{name}`: use at most 60 lower-case ASCII letters, digits and hyphens{foreign(name)}"
                yield text.problem("anchor", message, block.offset)
            elif RESERVED_ANCHOR.match(block.id):
                message = f"`#{name}` is an anchor that the build uses; choose another"
                yield text.problem("anchor", message, block.offset)
            elif block.id in seen:
                message = f"`#{name}` already stands on line {seen[block.id]}; choose another"
                yield text.problem("anchor", message, block.offset)
            seen.setdefault(block.id, text.body.place(block.offset)[0])


def lead(catalog: Catalog) -> Iterator[Problem]:
    """A body begins with a paragraph, before any heading."""
    for text in _bodies(catalog):
        blocks = text.body.blocks
        if not blocks or blocks[0].kind != "paragraph" or blocks[0].container:
            message = "the body must begin with a paragraph that says what this is; write one here"
            yield text.problem("lead", message, blocks[0].offset if blocks else 0)


def debate(catalog: Catalog) -> Iterator[Problem]:
    """Under ``#debates`` each point is a level 3 heading and a list of at least two sides."""
    for text in _bodies(catalog):
        for point, sides in debates(text.body.blocks):
            items = [block for block in sides if block.kind == "item"]
            if len(items) < 2 or not all(_SIDE.match(block.text) for block in items):
                message = "a debate needs two or more items; write each as `- **Who** argues ...`"
                yield text.problem("debate", message, point.offset)


_CELL_BAR = re.compile(r"(?<!\\)\|")


def table(catalog: Catalog) -> Iterator[Problem]:
    """A table stands under its caption, ``Table: Words`` and an id, and each row has as many cells as the head."""
    for text in _bodies(catalog):
        blocks = text.body.blocks
        wanted = 0
        for before, block, following in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
            for message in _table_faults(before, block, following):
                yield text.problem("table", message, block.offset)
            if block.kind == "head":
                wanted = _cells(block)
            elif block.kind == "row" and (found := _cells(block)) != wanted:
                message = f"a row of {found} cells under a head of {wanted}; give it {wanted}"
                yield text.problem("table", message, block.offset)


def _table_faults(before: Block | None, block: Block, following: Block | None) -> Iterator[str]:
    if block.kind == "caption":
        if not block.id:
            yield "a caption without an id; write `{ #t-short-id }` on a line of its own below it"
        if not following or following.kind != "head":
            yield "a caption without its table; write the table below it, with a head and a line `| --- |`"
    elif block.kind == "head":
        if not before or before.kind != "caption":
            yield "a table without its caption; write `Table: Words` above it, and below that `{ #t-short-id }`"
        if not following or following.kind != "row":
            yield "a table without rows; write one"
    elif block.kind != "row" and block.text.lstrip().startswith("|"):
        yield "a table without a head; write the head, then a line `| --- |` with a cell for each column"


def _cells(row: Block) -> int:
    return len(_CELL_BAR.split(row.text.strip().strip("|")))


def _bodies(catalog: Catalog) -> Iterator[AuthoredText]:
    for text in catalog.all_texts:
        if text.kind in ("body", "home"):
            yield text


RULES = {
    "heading": heading,
    "anchor": anchor,
    "lead": lead,
    "debate": debate,
    "table": table,
}
