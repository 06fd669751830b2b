"""Read the plain constructs of a text in one pass: links, tags, entities, simple emphasis. The elements are the same.

Python-Markdown asks each of its processors in turn about each text, puts signs for what it finds, and then elements in
the places of the signs. A text with anything but what is plain is left to it.

Part of ``fast_markdown``, which has its gain.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

_WORDS = r"[^\[\]<>*_&!\n]"
_TOKEN = re.compile(
    r"[\[<&*_](?:"  # which is looked for by itself, and fast
    rf"(?<=\[)(?<!!\[)(?P<words>\*{_WORDS}+\*|{_WORDS}*)\]"
    r'\((?P<href>[^\s()<>"\']*)(?:\s+"(?P<title>[^"\']*)")?\)'
    r'(?:\{ (?P<attributes>(?:(?:[#.][\w-]+|[a-z][a-z-]*="[^"{}\[\]<>*_&!=\n]*") )+)\})?'
    r"|(?P<html>(?<=<)/?[a-zA-Z][a-zA-Z0-9]*(?:\s+[a-zA-Z][a-zA-Z0-9-]*(?:=\"[^\"<>\[\]]*\")?)*\s*/?>)"
    r"|(?P<entity>(?<=&)(?:\#[0-9]+|\#x[0-9a-fA-F]+|[a-zA-Z0-9]+);)"
    r"|(?P<stars>(?<=\*)\**)"
    r"|(?P<other>(?<=[\[<_])))"
)
"""What stands in a text beside words; ``other`` may be the beginning of anything."""

_ATTRIBUTE = re.compile(r'([#.])([\w-]+)|([a-z-]+)="([^"]*)"')
_NAMES = {1: "em", 2: "strong"}
_SPACE = re.compile(r"\s")


class PlainInline(InlineProcessor):
    """Python-Markdown's processor of inline patterns, which has only to see what is not plain."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """As ``InlineProcessor.run``."""
        elements = [*tree.iter()]
        if any(element.tail and not element.tail.isspace() for element in elements):
            return super().run(tree, ancestors)
        for element in elements[1:]:
            text = element.text
            if not text or isinstance(text, AtomicString):
                continue
            made = self._plain(text)
            if made is None:
                made = self._any(element.tag, text)
            element.text = made.text
            for n, child in enumerate(made):
                element.insert(n, child)
        return tree

    def _any(self, tag: str, text: str) -> Element:
        """An element with what Python-Markdown makes of a text."""
        shell = Element("div")
        found = SubElement(shell, tag)
        found.text = text
        super().run(shell)
        return found

    def _plain(self, text: str) -> Element | None:
        """An element with what the text holds, where all of it is plain."""
        if "\\" in text or "`" in text or "  \n" in text:
            return None
        reading = _Reading()
        at = 0
        for token in _TOKEN.finditer(text):
            start = token.start()
            reading.words += text[at:start]
            at = token.end()
            kind = token.lastgroup
            if kind in {"html", "entity"}:
                reading.words += self.md.htmlStash.store(token[0])
            elif kind == "stars":
                if not reading.star(at - start, text[start - 1 : start], text[at : at + 1]):
                    return None
            elif kind == "other" or not reading.link(token):
                return None
        reading.words += text[at:]
        return reading.end()


class _Reading:
    """A text as far as it is read."""

    def __init__(self) -> None:
        self.words = ""
        """What was read since the last element."""
        self._root = self._parent = Element("d")
        self._last: Element | None = None
        self._open = 0
        """The stars of the emphasis that is open."""
        self._bare = True
        """Whether the last element may still be followed by a list of attributes, which attr_list reads."""

    def link(self, token: re.Match[str]) -> bool:
        """Put a link; whether that could be done."""
        if not self._place():
            return False
        made = SubElement(self._parent, "a")
        words, href, title, attributes = token.group("words", "href", "title", "attributes")
        if words.startswith("*"):
            inside = words[1:-1]
            if inside[:1].isspace() or inside[-1:].isspace():
                return False
            SubElement(made, "em").text = inside
        else:
            made.text = words
        made.set("href", href)
        if title is not None:
            made.set("title", _SPACE.sub(" ", title.strip()))
        self._bare = not attributes
        for mark, name, key, value in _ATTRIBUTE.findall(attributes or ""):
            if mark == ".":
                before = made.get("class")
                made.set("class", f"{before} {name}" if before else name)
            else:
                made.set("id" if mark else key, name if mark else value)
        self._last = made
        return True

    def star(self, count: int, before: str, after: str) -> bool:
        """Open or close an emphasis; whether it is certain which."""
        if not self._place() or count > 2 or (self._open and (self._open != count or before.isspace())):
            return False
        if self._open:
            self._last, self._parent, self._open = self._parent, self._root, 0
        elif not after or after.isspace():
            return False
        else:
            self._parent, self._last, self._open = SubElement(self._root, _NAMES[count]), None, count
        self._bare = True
        return True

    def end(self) -> Element | None:
        """The whole; nothing where an emphasis is left open."""
        return self._root if self._place() and not self._open else None

    def _place(self) -> bool:
        """Put the words where they belong; whether that could be done."""
        words, self.words = self.words, ""
        if not self._bare and "}" in words.partition("\n")[0]:
            return False
        if words:
            if self._last is None:
                self._parent.text = words
            else:
                self._last.tail = words
        return True
