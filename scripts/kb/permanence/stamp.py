"""Give every paragraph and list item without an id one, in the files of the content.

An id is opaque and stays with its paragraph, however it is reworded or moved: it is made once from the page and the
words, and never again. The line ``{ #p-7k2q }`` under a block is the attribute list of Python-Markdown.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.load.catalog import Catalog
from kb.model.ids import PageId
from kb.model.places import Address
from kb.model.target import Target
from kb.model.values import Page
from kb.permanence import register
from kb.permanence.address import BUILT_ANCHORS, path_of
from kb.prose.blocks import SILENT, STAMP, Block, plain
from kb.prose.body import Body

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
"""Letters and digits that nobody mistakes for one another when they are read aloud or copied from paper."""

LENGTH = 4
STAMPED = re.compile(rf"{STAMP}[{ALPHABET}]{{{LENGTH}}}\Z")
"""The ids that are made here."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_MARKER = re.compile(r"\s*(?:(?:[-*+]|\d+[.)])\s+)?")


@dataclass(frozen=True)
class Stamping:
    """What stamping writes: the register, which comes first, and the pages; and the addresses that it brings back."""

    listed: str
    pages: Mapping[Path, str]
    finished: Collection[Address]


def stamp(catalog: Catalog, root: Path) -> Stamping:
    """The new text of each topic and case below ``root`` that has blocks without an id, and that of the register.

    The register gets the ids first. Where a run was stopped, it holds ids that no page has: each was made of the page
    and the words, so that the next run makes the same again. Raises OSError.
    """
    taken, missing = _taken(catalog)
    changed, anchors, given = {}, {}, set()
    for page in catalog.pages.values():
        path, place = root / page.origin.path, path_of(Target(page.kind, page.id).doc)
        elsewhere = {address.anchor for address in missing if address.path != place}
        old = path.read_bytes().decode("utf-8")
        new = stamped(old, page, catalog.bodies[page.id].blocks, taken | elsewhere)
        if new != old:
            changed[path] = new
            ids = _ids(new, page)
            taken |= {*ids}
            given |= {Address(place, id_) for id_ in ids}
            anchors[place] = [*ids, *BUILT_ANCHORS]
    return Stamping(register.with_new(catalog, anchors)[0], changed, missing & given)


def _taken(catalog: Catalog) -> tuple[set[str], set[Address]]:
    """Every anchor that is or was somewhere, but for the registered ids that are missing; and these."""
    taken = {anchor for anchors in catalog.anchors.values() for anchor in anchors}
    missing = _missing(catalog, taken)
    taken |= {entry.address.anchor for entry in catalog.content.published} - {address.anchor for address in missing}
    return taken | {address.anchor for address in catalog.redirects}, missing


def _ids(text: str, page: Page) -> list[str]:
    """The ids of the blocks of a page, whose file has this text."""
    body = text.replace("\r\n", "\n").split("\n", page.body_line - 1)[-1]
    return [block.id for block in Body(body).blocks if block.id]


def _missing(catalog: Catalog, present: Collection[str]) -> set[Address]:
    """The registered ids of paragraphs that stand nowhere, and whose readers are not sent on."""
    found = (entry.address for entry in catalog.content.published)
    return {
        each
        for each in found
        if STAMPED.match(each.anchor) and each.anchor not in present and each not in catalog.redirects
    }


def stamped(text: str, page: Page, blocks: list[Block], taken: set[str]) -> str:
    """The text of a page's file with the missing ids; every line that was there stays. Adds the ids to ``taken``."""
    lines = _LINE.findall(text)
    newline = "\r\n" if "\r\n" in text else "\n"
    missing = [block for block in blocks if block.kind not in (*SILENT, "row") and not block.id]
    marks = {}
    for block in missing:
        line = page.body_line - 1 + page.body.count("\n", 0, block.offset + len(block.text))
        marker = _MARKER.match(block.text)
        indent = " " * (marker.end() if marker else 0)
        marks[line] = f"{indent}{{ #{new_id(page.id, plain(block.text), taken)} }}"
    for line, mark in sorted(marks.items(), reverse=True):
        end = lines[line][len(lines[line].rstrip("\r\n")) :]
        lines[line : line + 1] = [lines[line] if end else lines[line] + newline, mark + end]
    return "".join(lines)


def new_id(page: PageId, words: str, taken: set[str]) -> str:
    """An id that nothing on the site has or ever had; added to ``taken``."""
    for attempt in range(len(ALPHABET) ** LENGTH):
        digest = hashlib.sha256(f"{page}\n{words}\n{attempt}".encode()).digest()
        id_ = STAMP + "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:LENGTH])
        if id_ not in taken:
            taken.add(id_)
            return id_
    raise ValueError("every id of this length is taken; make LENGTH greater")
