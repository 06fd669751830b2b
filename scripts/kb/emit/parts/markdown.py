"""Pieces of Markdown that several kinds of page share."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kb.emit.parts import figures, reference_list
from kb.model.ids import DocPath, FigureId, PageId, TermId
from kb.model.kinds import FixedPage
from kb.model.target import Target, parse, relative
from kb.model.text import escape, joined, title_attribute
from kb.model.values import Page
from kb.prose import citation_syntax
from kb.prose.blocks import CAPTION, Block, numbers
from kb.prose.term_links import Mention
from kb.resolve.site import Site

NARROW_SPACE = "\u202f"
"""Narrow, and no line breaks at it (Unicode, NARROW NO-BREAK SPACE)."""

_REFERENCES = "## References { #references data-search-exclude }"

_ENDS_IN_FIGURE = re.compile(r"\d[*_]*(?:\]\([^()\n]*\))?[*_]*[.,]?\Z")
"""Markdown of which a reader sees a figure last, or a stop behind it: plain, emphasized, or the words of a link."""

_NEAR = 200
"""How much of a text before a mark is looked at: no link of an author is longer."""

_JSON = json.JSONEncoder(ensure_ascii=False, default=str)


def front_matter(meta: Mapping[str, Any], lines: int = 0) -> str:
    """Front matter, one field a line as JSON, padded with comments to ``lines`` lines where it is shorter."""
    rows = [f"{name}: {_JSON.encode(value)}" for name, value in meta.items()]
    rows += ["#"] * (lines - len(rows) - 2)
    return "\n".join(["---", *rows, "---", ""])


def read_front_matter(text: str) -> tuple[dict[str, Any], str] | None:
    """The fields that ``front_matter`` wrote and the Markdown below them; None for a text by another hand.

    The same as MkDocs reads with a parser of YAML, in a tenth of its time.
    """
    head, end, body = text.partition("\n---\n")
    if not head.startswith("---\n") or not end:
        return None
    rows = (row.partition(": ") for row in head.split("\n")[1:] if row != "#")
    try:
        return {name: json.loads(value) for name, _, value in rows}, body.lstrip("\n")
    except ValueError:
        return None


def page_doc(page: Page) -> DocPath:
    """The file of docs/ that shows a page."""
    return Target(page.kind, page.id).doc


def tooltip(name: str, text: str) -> str:
    """The quoted title of a link: a name and what it means. docs/assets/previews.js shows it as a card."""
    return f'"{title_attribute(name)} — {title_attribute(text)}"'


class PageWriter:
    """Writes the Markdown of one page of docs/: links from it, and the numbering of its references."""

    def __init__(self, site: Site, doc: DocPath, draws: bool = False, listed: FixedPage | None = None) -> None:
        """``draws``: whether the page shows the figures that its text places; others link to them.

        ``listed``: the page that lists the references, where this one is long enough without them.
        """
        self.site = site
        self.doc = doc
        self.draws = draws
        self.listed = listed
        self.figures = 0
        self.numbering = citation_syntax.Numbering(site.evidence, relative(listed.doc, "", doc) if listed else "")

    def href(self, target: Target) -> str:
        """The relative link to a target."""
        return relative(target.doc, target.fragment, self.doc)

    def page_link(self, id_: PageId, anchor: str = "") -> str:
        """A link to a topic or case, with its title for words and its summary as tooltip."""
        page = self.site.catalog.pages[id_]
        return (
            f"[{escape(page.title)}]({self.href(Target(page.kind, id_, anchor))} {tooltip(page.title, page.summary)})"
        )

    def plain_link(self, id_: PageId) -> str:
        """A link to a topic or case in a list that says what it is about, which needs no tooltip."""
        page = self.site.catalog.pages[id_]
        return f"[{escape(page.title)}]({self.href(Target(page.kind, id_))})"

    def section_link(self, id_: PageId, anchor: str, words: str) -> str:
        """A link to a section of a topic or case. ``words`` is plain text."""
        return f"[{escape(words)}]({self.href(Target(self.site.catalog.pages[id_].kind, id_, anchor))})"

    def term_link(self, id_: TermId, words: str = "") -> str:
        """A link to a glossary term, with its short definition as tooltip, which the glossary says itself.

        ``words`` is Markdown.
        """
        term = self.site.catalog.terms[id_]
        shown = self.site.catalog.terms[term.see] if term.see else term
        target = Target("term", id_)
        said = "" if target.doc == self.doc else f" {tooltip(shown.term, shown.short)}"
        return f"[{words or escape(term.term)}]({self.href(target)}{said}){{ .term }}"

    def prose(self, blocks: Iterable[Block], text: str, links: Iterable[tuple[Block, Mention]] = ()) -> str:
        """The author's Markdown with citations, links and first uses of terms turned into links.

        A stamped paragraph ends in a link to itself, which has a name but no text: what shows is the style sheet's.
        Edits at offsets only: what no edit touches stays as it was written, line for line.
        """
        edits: list[tuple[int, int, str]] = []
        blocks = list(blocks)
        numbered = numbers(blocks)
        tables = 0
        for block in blocks:
            if block.kind == "figure":
                edits.append((block.offset, block.offset + len(block.text), self._figure(FigureId(block.figure))))
                continue
            if block.kind == "caption":
                tables += 1
                start, end = block.offset + block.text_end, block.offset + len(block.text.rstrip())
                edits.append((block.offset, block.offset + len(CAPTION), f"**Table {tables}.** "))
                edits.append((start, end, text[start:end].rstrip("} ") + " .caption }"))
            if block.id in numbered:
                end = block.offset + block.text_end
                edits.append((end, end, f'[](#{block.id}){{ .para aria-label="Paragraph {numbered[block.id]}" }}'))
            edits += self._zones(block, text)
        for block, mention in links:
            words = block.text[mention.start : mention.end]
            where = (block.offset + mention.start, block.offset + mention.end)
            edits.append((*where, self.term_link(mention.term, words)))
        parts: list[str] = []
        at = 0
        for start, end, new in sorted(edits):
            parts += (text[at:start], new)
            at = end
        return "".join([*parts, text[at:]])

    def _zones(self, block: Block, text: str) -> Iterator[tuple[int, int, str]]:
        """The edits of the citations and links of a block, in order."""
        for zone in block.zones:
            start, end = block.offset + zone.start, block.offset + zone.end
            if zone.kind == "cite":
                raw = block.text[zone.start : zone.end]
                while text[start - 1 : start] == " ":
                    start -= 1
                start, end, tail = _after_stop(text, start, end)
                yield start, end, tail + self.numbering.mark(citation_syntax.groups(raw)[0])
            elif zone.kind == "link" and (target := parse(zone.target)):
                yield start, end, self._author_link(zone.label, target)

    def _figure(self, id_: FigureId) -> str:
        figure = self.site.catalog.figures[id_]
        if not self.draws:
            return f"[{escape(figure.title)}]({self.href(Target('figure', id_))})"
        self.figures += 1
        return figures.placed(self, figure, self.figures)

    def inline(self, text: str) -> str:
        """A short text of an author, such as a cell or a citation."""
        return self.prose([Block("paragraph", text, 0)], text)

    def cited(self, sentence: str, cite: str) -> str:
        """A sentence in Markdown with the marks of its citations behind it."""
        return f"{sentence}{_apart(sentence, len(sentence)) if cite else ''}{self.inline(cite)}"

    def _author_link(self, label: str, target: Target) -> str:
        if target.kind == "term":
            return self.term_link(TermId(target.id), label)
        catalog = self.site.catalog
        summary = ""
        if target.is_entry:
            page = catalog.pages[PageId(target.id)]
            summary = " " + tooltip(page.title, page.summary)
        return f"[{label}]({self.href(target)}{summary})"

    def references(self) -> str:
        """The numbered list of all references that were marked so far, as a section; empty if none."""
        if not self.numbering.uses:
            return ""
        rows = reference_list.rows(self.site, self.numbering.uses, self.doc)
        return f"\n\n{_REFERENCES}\n\n{rows}"

    def references_apart(self, citing: FixedPage) -> tuple[DocPath, str]:
        """The page ``listed``, with the numbered list of all references that were marked on ``citing`` so far.

        Raises ValueError where no such page is named.
        """
        if not (page := self.listed):
            raise ValueError(f"{self.doc} lists its references itself")
        meta = {
            "title": page.title,
            "description": f"What the marks of {citing.title} stand for, by their numbers, and what each source says.",
            "kind": "apart",
            "above": citing.name,
            "search": {"exclude": True},
        }
        back = relative(citing.doc, "", page.doc)
        parts = [
            front_matter(meta),
            f"What the numbers on the page [{escape(citing.title)}]({back}) stand for. "
            "An arrow leads back to the words that cite it.",
        ]
        if uses := self.numbering.uses:
            parts += [_REFERENCES, reference_list.rows(self.site, uses, page.doc, back)]
        return page.doc, "\n\n".join(parts) + "\n"

    def page_list(self, ids: Iterable[PageId]) -> str:
        """Links to pages, as a phrase."""
        return joined([self.page_link(id_) for id_ in ids])


def _after_stop(text: str, start: int, end: int) -> tuple[int, int, str]:
    """A citation before a full stop or comma is printed after it, as reference marks are in English."""
    apart = _apart(text, start)
    if text[end : end + 1] in (".", ",") and text[end : end + 2] != "..":
        return start, end + 1, text[end] + apart
    return start, end, apart


def _apart(text: str, at: int) -> str:
    """What stands between a text and a mark at a place in it: a narrow space behind a figure.

    So 2019 and mark 5 are not 20195 where the text is copied.
    """
    return NARROW_SPACE if _ENDS_IN_FIGURE.search(text, max(0, at - _NEAR), at) else ""
