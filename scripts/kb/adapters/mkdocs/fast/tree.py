"""Walk the tree of a page with fewer questions: its links, its escaped letters, its text. The HTML is the same.

Part of ``fast_markdown``, which has its gain.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import HTML_EMPTY, Element, QName

from markdown.serializers import RE_AMP, to_xhtml_string
from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import STX

_HERE = re.compile(r"#[\w.:-]+\Z")
_OUTSIDE = re.compile(r"https?://[\w.-]+/[^\s\[\]#\\]*\Z")
_RAW = {"script", "style"}


def told_once(path_to_url: Callable[[str], str]) -> Callable[[str], str]:
    """MkDocs' way from a link to an address, asked once a page for each link that is led elsewhere."""
    known: dict[str, str] = {}

    def found(url: str) -> str:
        if _OUTSIDE.match(url):
            return url
        if url not in known:
            made = path_to_url(url)
            if made == url and not _HERE.match(url):  # it may have been warned of, which is done each time
                return made
            known[url] = made
        return known[url]

    return found


class Unescape(UnescapeTreeprocessor):
    """As Python-Markdown's, which looks with a pattern at each text and each attribute."""

    def run(self, root: Element) -> None:
        """As ``Treeprocessor.run``."""
        for element in root.iter():
            if element.text and STX in element.text and element.tag != "code":
                element.text = self.unescape(element.text)
            if element.tail and STX in element.tail:
                element.tail = self.unescape(element.tail)
            for key, value in element.items():
                if value is not None and STX in value:
                    element.set(key, self.unescape(value))


def kept(is_block_level: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """Python-Markdown's question whether a tag is a block's, asked once for each."""
    known: dict[Any, bool] = {}

    def found(tag: Any) -> bool:
        if tag not in known:
            known[tag] = is_block_level(tag)
        return known[tag]

    return found


def serialize(root: Element) -> str:
    """As ``markdown.serializers.to_xhtml_string``, which is asked where a tree has more than elements and texts."""
    written: list[str] = []
    return "".join(written) + _text(root.tail or "") if _write(root, written) else to_xhtml_string(root)


def _write(element: Element, written: list[str]) -> bool:
    """Write an element without its tail; whether it is all plain."""
    tag, pairs = element.tag, element.items()
    if not isinstance(tag, str) or not tag.islower() or any(isinstance(value, QName) for _, value in pairs):
        return False
    attributes = "".join([_attribute(name, value) for name, value in sorted(pairs)]) if pairs else ""
    if tag in HTML_EMPTY:
        written.append(f"<{tag}{attributes} />")
        return True
    text = element.text or ""
    written.append(f"<{tag}{attributes}>{text if tag in _RAW else _text(text)}")
    for child in element:
        if not _write(child, written):
            return False
        if child.tail:
            written.append(_text(child.tail))
    written.append(f"</{tag}>")
    return True


def _text(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    return text.replace("<", "&lt;").replace(">", "&gt;")


def _attribute(name: str, value: str | None) -> str:
    return f" {name}" if value is None else f' {name}="{_text(value).replace(chr(34), "&quot;")}"'
