"""Rules about the Markdown of a body: what may be written, and how headings and blocks are formed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kb.catalog import Catalog, Text
from kb.model import Problem
from kb.prose import Block

CONTAINERS = {"editors"}
"""The admonitions that a body may hold."""

RESERVED = {
    "backlinks",
    "cite",
    "cases",
    "changes",
    "facts",
    "moved",
    "objectives",
    "questions",
    "references",
    "related",
    "terms",
}
"""Anchors of the parts that the build adds to a page."""

RESERVED_PREFIX = re.compile(r"(cite|ref|__)[-_\d]")
_ANCHOR = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
_HTML = re.compile(r"<(?=[A-Za-z/!?])|&#|&[A-Za-z]+;")
_BRACE = re.compile(r"[{}]")
_ATTRIBUTE = re.compile(r"\{ ?#[^\s{}]+ ?\}")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]:", re.MULTILINE)
_BLOCKS = {
    "fence": "a code block",
    "code_block": "a code block",
    "html_block": "raw HTML",
    "hr": "a horizontal rule",
    "blockquote_open": "a block quotation",
}


def raw_html(catalog: Catalog) -> Iterator[Problem]:
    """Markdown holds no HTML tags, comments or entities."""
    for text in catalog.all_texts:
        for match in _HTML.finditer(text.body.text):
            found = text.body.text[match.start() : match.start() + 20].split("\n")[0]
            message = f"`{found}` is HTML; write plain Markdown"
            yield text.problem("raw-html", message, match.start())


def attribute(catalog: Catalog) -> Iterator[Problem]:
    """Braces only ever hold the id of a heading or paragraph: ``{ #id }``."""
    for text in catalog.all_texts:
        allowed = [m.span() for m in _ATTRIBUTE.finditer(text.body.text)] if text.kind == "body" else []
        for match in _BRACE.finditer(text.body.text):
            if not any(start <= match.start() < end for start, end in allowed):
                yield text.problem("attribute", "a brace; only an id `{ #id }` may stand in braces", match.start())


def link_form(catalog: Catalog) -> Iterator[Problem]:
    """A link is written ``[words](topic:ID)`` on its own: no image, no title, no definition."""
    for text in catalog.all_texts:
        for match in _DEFINITION.finditer(text.body.text):
            yield text.problem("link-form", "a link definition; write `[words](topic:ID)`", match.start())
        for block in text.body.blocks:
            links = [zone for zone in block.zones if zone.kind in ("link", "code")]
            for match in re.finditer(r"\]\s*\(", block.text):
                if not any(zone.start <= match.start() < zone.end for zone in links):
                    message = "a link that cannot be read; write `[words](topic:ID)` with nothing else in brackets"
                    yield text.problem("link-form", message, block.offset + match.start())
            for zone in links:
                if block.text[zone.start] == "!":
                    message = "an image; pages show none"
                    yield text.problem("link-form", message, block.offset + zone.start)


def block_form(catalog: Catalog) -> Iterator[Problem]:
    """A body is made of headings, paragraphs, lists and editors' notes."""
    for text in _bodies(catalog):
        for token in text.body.tokens:
            at = text.body.line_offset(token.map[0]) if token.map else 0
            if token.type in _BLOCKS:
                message = f"{_BLOCKS[token.type]}; write headings, paragraphs, lists and `!!! editors` notes"
                yield text.problem("block-form", message, at)
            elif token.type == "admonition_open" and token.meta.get("tag") not in CONTAINERS:
                message = f'no block `{token.meta.get("tag")}`; the one kind is `!!! editors "Editors\' note"`'
                yield text.problem("block-form", message, at)


def heading(catalog: Catalog) -> Iterator[Problem]:
    """A heading has level 2 or 3, a pinned id ``{ #id }``, and text under it."""
    for text in _bodies(catalog):
        blocks = text.body.blocks
        for block, following in zip(blocks, [*blocks[1:], None], strict=True):
            if block.kind != "heading":
                continue
            if block.level not in (2, 3):
                yield text.problem("heading", "a heading of another level than 2 or 3", block.offset)
            if not block.id:
                message = "this heading has no pinned id; end it with `{ #short-id }`"
                yield text.problem("heading", message, block.offset)
            deeper = following and following.kind == "heading" and following.level > block.level
            if not following or (following.kind == "heading" and not deeper):
                yield text.problem("heading", "nothing stands under this heading; write it", block.offset)


def anchor(catalog: Catalog) -> Iterator[Problem]:
    """An anchor stands once on its page, in lower-case ASCII, and is not one that the build uses."""
    for text in _bodies(catalog):
        seen: dict[str, int] = {}
        for block in text.body.blocks:
            if not block.id:
                continue
            if not _ANCHOR.match(block.id):
                message = f"`#{block.id}`: use lower-case ASCII letters, digits and hyphens"
                yield text.problem("anchor", message, block.offset)
            elif block.id in RESERVED or RESERVED_PREFIX.match(block.id):
                message = f"`#{block.id}` is an anchor that the build uses; choose another"
                yield text.problem("anchor", message, block.offset)
            elif block.id in seen:
                message = f"`#{block.id}` already stands on line {seen[block.id]}; choose another"
                yield text.problem("anchor", message, block.offset)
            seen.setdefault(block.id, text.body.place(block.offset)[0])


def lead(catalog: Catalog) -> Iterator[Problem]:
    """A body begins with a paragraph, before any heading."""
    for text in _bodies(catalog):
        blocks = text.body.blocks
        if not blocks or blocks[0].kind != "paragraph" or blocks[0].container:
            message = "the body must begin with a paragraph that says what this is"
            yield text.problem("lead", message, blocks[0].offset if blocks else 0)


def disagreement(catalog: Catalog) -> Iterator[Problem]:
    """Under ``#disagreement`` each point is a level 3 heading and a list of at least two sides."""
    for text in _bodies(catalog):
        for point, sides in disagreements(text.body.blocks):
            items = [block for block in sides if block.kind == "item"]
            if len(items) < 2 or not all(re.match(r"\s*[-*+] \*\*[^*]+\*\*", b.text) for b in items):
                message = "a point of disagreement needs two or more items, each `- **Who** says ...`"
                yield text.problem("disagreement", message, point.offset)


def disagreements(blocks: list[Block]) -> Iterator[tuple[Block, list[Block]]]:
    """The points of disagreement of a body: (heading, blocks under it)."""
    inside = [b for b in blocks if b.part == "disagreement"]
    starts = [i for i, b in enumerate(inside) if b.kind == "heading" and b.level == 3]
    for start, end in pairwise([*starts, len(inside)]):
        yield inside[start], inside[start + 1 : end]


def _bodies(catalog: Catalog) -> Iterator[Text]:
    for text in catalog.all_texts:
        if text.kind in ("body", "home"):
            yield text


RULES = {
    "raw-html": raw_html,
    "attribute": attribute,
    "link-form": link_form,
    "block-form": block_form,
    "heading": heading,
    "anchor": anchor,
    "lead": lead,
    "disagreement": disagreement,
}
