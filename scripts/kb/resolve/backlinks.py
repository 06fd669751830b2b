"""Find for each page the places that refer to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.load.catalog import Catalog
from kb.model.ids import PageId, TermId
from kb.model.target import parse
from kb.prose.blocks import Block
from kb.prose.term_links import Mention


@dataclass(frozen=True)
class Backlink:
    """A section that refers to a page: where, and the sentence around the first mention as plain text.

    ``anchor`` and ``section`` are the id and title of the section, empty above the first heading.
    """

    source: PageId
    anchor: str
    section: str
    before: str
    mention: str
    after: str


def backlinks(
    catalog: Catalog,
    order: Sequence[PageId],
    terms_about: Mapping[PageId, frozenset[TermId]],
    term_links: Mapping[PageId, Sequence[tuple[Block, Mention]]],
) -> dict[PageId, tuple[Backlink, ...]]:
    """For each page the sections of others that link to it or to a term that it is about, in the order of pages."""
    owners = {term: id_ for id_ in order for term in terms_about[id_]}
    found: dict[PageId, dict[tuple[PageId, str], Backlink]] = {id_: {} for id_ in order}
    for source in order:
        places = [*_links(catalog.bodies[source].blocks)]
        places += [(owners[m.term], b, m.start, m.end) for b, m in term_links[source] if m.term in owners]
        for target, block, start, end in sorted(places, key=lambda place: (place[1].offset, place[2])):
            if target != source and target in found:
                link = Backlink(source, block.section, block.title, *block.excerpt(start, end))
                found[target].setdefault((source, block.section), link)
    return {id_: tuple(links.values()) for id_, links in found.items()}


def _links(blocks: Sequence[Block]) -> Iterator[tuple[PageId, Block, int, int]]:
    for block in blocks:
        for zone in block.zones if block.kind != "row" else ():  # a row of a table is no sentence
            target = parse(zone.target) if zone.kind == "link" else None
            if target and target.is_entry:
                yield PageId(target.id), block, zone.start, zone.end
