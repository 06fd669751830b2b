"""Rules about the marks inside a text: the few that authors may use, so that nothing else reaches a page.

The renderer is Python-Markdown, which reads some marks where CommonMark does not; a mark is refused wherever either
might read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.load.catalog import AuthoredText, Catalog
from kb.model.problems import Problem
from kb.model.suggest import shortened

_HTML = re.compile(r"<[^<>\n]{0,30}>?|&#[A-Za-z0-9]*;?|&[A-Za-z][A-Za-z0-9]*;")
_BRACE = re.compile(r"[{}]")
_ONLY_IDS = "a brace; write only ids in braces: `{ #id }` ends a heading, or has a line of its own below a paragraph"
_DEFINITION = re.compile(r"\[(?!@)[^\[\]]{0,300}\]:")
_LINK = re.compile(r"\]\(|\]\s+\((?=[a-z]{1,12}:)")
_MARKS = (
    (re.compile(r"`"), "a backtick; pages show no code, so write the words alone"),
    (re.compile(r"\[TOC\]"), "`[TOC]`; every page has its contents already, so remove it"),
    (re.compile(r"(?<!~)~~(?!~)"), "words struck out; remove them"),
    (re.compile(r"\\$", re.MULTILINE), "a backslash that ends a line; remove it, or begin a paragraph"),
)


def raw_html(catalog: Catalog) -> Iterator[Problem]:
    """Markdown holds no HTML tags, comments, entities or addresses in angle brackets."""
    for text in catalog.all_texts:
        for match in _HTML.finditer(text.body.text):
            message = (
                f"`{shortened(match.group())}` is or may become HTML; write plain Markdown, and the character itself"
            )
            yield text.problem("raw-html", message, match.start())


def attribute(catalog: Catalog) -> Iterator[Problem]:
    """Braces only ever hold an id, ``{ #id }``, at the end of a heading or on a line of its own below a paragraph."""
    for text in catalog.all_texts:
        allowed = _id_braces(text) if text.kind in ("body", "home") else set()
        for match in _BRACE.finditer(text.body.text):
            if match.start() not in allowed:
                yield text.problem("attribute", _ONLY_IDS, match.start())


def _id_braces(text: AuthoredText) -> set[int]:
    places = set()
    for block in text.body.blocks:
        if block.id:
            places |= {block.offset + block.text.rfind(brace) for brace in "{}"}
    return places


def link_form(catalog: Catalog) -> Iterator[Problem]:
    """A link is written ``[words](topic:ID)`` on its own: no image, no title, no definition."""
    for text in catalog.all_texts:
        yield from _definitions(text)
        for block in text.body.blocks:
            within = 0
            for zone in block.zones:
                if zone.kind != "link":
                    continue
                yield from _unread_links(text, block.text, block.offset, within, zone.start)
                within = zone.end
                raw = block.text[zone.start : zone.end]
                if message := _link_fault(raw, zone.label):
                    yield text.problem("link-form", message, block.offset + zone.start)
            yield from _unread_links(text, block.text, block.offset, within, len(block.text))


def _definitions(text: AuthoredText) -> Iterator[Problem]:
    for match in _DEFINITION.finditer(text.body.text):
        yield text.problem("link-form", "a link definition; write `[words](topic:ID)` where it is used", match.start())


def _unread_links(text: AuthoredText, block: str, offset: int, start: int, end: int) -> Iterator[Problem]:
    for match in _LINK.finditer(block, start, end):
        message = "a link that cannot be read; write `[words](topic:ID)`, without brackets or quotation marks around it"
        yield text.problem("link-form", message, offset + match.start())


def _link_fault(raw: str, label: str) -> str:
    if raw.startswith("!"):
        return "an image; pages show none, so describe it or remove it"
    if not label.strip():
        return "a link without words; write `[words](topic:ID)`"
    if raw.endswith('")'):
        return "a link with a title; remove the title, the build writes one"
    return ""


def marks(catalog: Catalog) -> Iterator[Problem]:
    """Prose holds no code, no stray bars, no contents marker, nothing struck out and no forced line ends."""
    for text in catalog.all_texts:
        for pattern, message in _MARKS:
            for match in pattern.finditer(text.body.text):
                yield text.problem("markup", message, match.start())
        yield from _bars(text)


def _bars(text: AuthoredText) -> Iterator[Problem]:
    """A bar outside a table: it could make one, or part a cell in two."""
    for block in text.body.blocks:
        if text.kind == "body" and (block.kind in ("head", "row") or block.text.lstrip().startswith("|")):
            continue  # the rule `table` speaks of these
        for match in re.finditer(r"\|", block.text):
            message = "a bar, which only tables have; write a sentence or a list"
            yield text.problem("markup", message, block.offset + match.start())


RULES = {
    "raw-html": raw_html,
    "attribute": attribute,
    "link-form": link_form,
    "markup": marks,
}
