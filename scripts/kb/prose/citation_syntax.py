"""Read citations in Pandoc's form, number the references, and write their marks.

The form is ``[@key, locator; @key]`` (https://pandoc.org/MANUAL.html#citation-syntax). A passage of a source article
is cited as ``@article/section/number``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kb.model.ids import RefKey
from kb.model.kinds import EVIDENCE
from kb.model.remember import remembered
from kb.model.text import joined, title_attribute

_GROUP = re.compile(r"\[@(?P<items>[^\[\]]{0,1000})\]")
_ITEM = re.compile(r"\s*@(?P<key>[^\s,;@]+)\s*(?:,(?P<locator>[^;]*))?\Z")
_PASSAGE = re.compile(r"(?P<section>[^/]+/[^/]+)/(?P<n>[0-9]{1,4})\Z")


@dataclass(frozen=True)
class Citation:
    """One item of a citation: its key as written, its locator, and its offset in the text."""

    key: str
    locator: str
    offset: int

    @property
    def passage(self) -> tuple[str, int] | None:
        """(``article/section``, number) when the key has the form of a passage."""
        match = _PASSAGE.match(self.key)
        return (match.group("section"), int(match.group("n"))) if match else None

    @property
    def target(self) -> RefKey:
        """The reference that is cited: the key, or the section of an article."""
        return RefKey(self.passage[0] if self.passage else self.key)


@dataclass(frozen=True)
class Group:
    """A bracketed citation: its offsets and its items. ``malformed`` holds items that cannot be read."""

    start: int
    end: int
    items: tuple[Citation, ...]
    malformed: tuple[str, ...] = ()


@remembered
def groups(text: str) -> tuple[Group, ...]:
    """Every citation of a text, in order."""
    return tuple(_groups(text))


def _groups(text: str) -> Iterator[Group]:
    for match in _GROUP.finditer(text):
        items, malformed = [], []
        offset = match.start("items") - 1
        for part in ("@" + match.group("items")).split(";"):
            if item := _ITEM.match(part):
                locator = " ".join((item.group("locator") or "").split())
                items.append(Citation(item.group("key"), locator, offset + item.start("key") - 1))
            else:
                malformed.append(part.strip())
            offset += len(part) + 1
        yield Group(match.start(), match.end(), tuple(items), tuple(malformed))


def citations(text: str) -> Iterator[Citation]:
    """Every item of every citation of a text."""
    for group in groups(text):
        yield from group.items


@dataclass(frozen=True)
class Mark:
    """The number at which a text names a reference: its number, its own anchor, the kind of evidence, what it says.

    ``page`` is the way to the page that lists the references; empty where the text and the list share one.
    """

    number: int
    anchor: str
    kind: str
    where: str
    page: str = ""

    @property
    def markdown(self) -> str:
        """As Markdown with attributes."""
        css = f".cite .{self.kind}" if self.kind else ".cite"
        return f'[{self.number}]({self.page}#ref-{self.number}){{ #{self.anchor} {css} aria-label="{self.where}" }}'

    @property
    def html(self) -> str:
        """The same where Markdown is not read."""
        css = f"cite {self.kind}".rstrip()
        link = f'<a href="{self.page}#ref-{self.number}" id="{self.anchor}" class="{css}" aria-label="{self.where}">'
        return f"{link}{self.number}</a>"


@dataclass
class Use:
    """How a page uses a reference: its number, and the anchors of the marks for each locator."""

    number: int
    marks: dict[str, list[str]] = field(default_factory=dict)


class Numbering:
    """Gives the references of one page their numbers, in order of first use."""

    def __init__(self, evidence: Mapping[RefKey, str], page: str = "") -> None:
        """``evidence``: the kind of evidence that each reference is. ``page``: the way to the page that lists them."""
        self.evidence = evidence
        self.page = page
        self.uses: dict[RefKey, Use] = {}

    def mark(self, group: Group) -> str:
        """Markdown of a citation: superscript numbers that link to the references below."""
        return f"<sup>{', '.join(mark.markdown for mark in self.marks(group.items))}</sup>"

    def marks(self, items: Iterable[Citation]) -> list[Mark]:
        """A mark for each reference that some citations name."""
        wanted: dict[RefKey, list[Citation]] = {}
        for item in items:
            wanted.setdefault(item.target, []).append(item)
        return [self._mark(target, found) for target, found in wanted.items()]

    def _mark(self, target: RefKey, items: list[Citation]) -> Mark:
        use = self.uses.setdefault(target, Use(len(self.uses) + 1))
        anchor = f"cite-{use.number}-{sum(map(len, use.marks.values())) + 1}"
        for at in (locators := [locator(item) for item in items]):
            use.marks.setdefault(at, []).append(anchor)
        kind = self.evidence.get(target, "")
        said = ", ".join(filter(None, [f"Reference {use.number}", EVIDENCE.get(kind, "").lower()]))
        where = title_attribute(": ".join(filter(None, [said, joined_locators(locators)])))
        return Mark(use.number, anchor, kind, where, self.page)


def locator(item: Citation) -> str:
    """The locator of an item as it is printed: ``passage 2``, ``art. 7``."""
    return f"passage {item.passage[1]}" if item.passage else item.locator


def joined_locators(locators: list[str]) -> str:
    """``passage 1 and passage 2`` as ``passages 1 and 2``; others with commas between them."""
    numbers = [at.removeprefix("passage ") for at in locators if at.startswith("passage ")]
    others = [at for at in locators if at and not at.startswith("passage ")]
    passages = [f"passage{'s' if len(numbers) > 1 else ''} {joined(numbers)}"] if numbers else []
    return ", ".join(passages + others)
