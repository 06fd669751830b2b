"""Tell editors about a Site: coverage, gaps, lengths and counts, as data and as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kb.load.catalog import Catalog
from kb.model.ids import RefKey
from kb.prose import citation_syntax
from kb.prose.debates import debates
from kb.prose.lengths import words
from kb.resolve.graph import prose_links
from kb.resolve.site import Site

LENGTHS = {"topic": (350, 900), "case": (300, 700)}
"""How many words the body of a page should have, at least and at most."""

GAPS = {
    "uncited_passages": "Passages that no page cites",
    "pages_without_reference": "Pages that cite no document beyond the source articles",
    "pages_not_linked": "Pages that no other page's prose links to",
    "terms_not_used": "Terms that no page uses",
    "places_not_cited": "Places of references that no page or term cites",
    "references_not_cited": "References that no page or term cites",
}
"""The lists of a report, by key, with their headings."""


def report(site: Site) -> dict[str, Any]:
    """The report as plain data, ready for JSON."""
    return {
        "counts": _counts(site),
        "coverage": list(_coverage(site)),
        **{name: list(find(site)) for name, find in _FINDERS.items()},
        "lengths": list(_lengths(site)),
    }


def _counts(site: Site) -> dict[str, int]:
    catalog = site.catalog
    pages = catalog.pages.values()
    passages = [place for source in catalog.sources.values() for place in source.passages()]
    return {
        "topics": sum(page.kind == "topic" for page in pages),
        "cases": sum(page.kind == "case" for page in pages),
        "terms": sum(not term.see for term in catalog.terms.values()),
        "references": len(catalog.references),
        "passages": len(passages),
        "passages cited": len(passages) - len(list(_uncited(site))),
        "citations": sum(1 for _ in _citations(catalog)),
        "links between pages in prose": prose_links(catalog).total(),
        "links to terms in prose": sum(map(len, site.term_links.values())),
        "curated relations": sum(len(page.related) for page in pages),
        "debates": sum(
            len(list(debates(catalog.bodies[page.id].blocks))) for page in pages
        ),
    }  # fmt: skip


def _coverage(site: Site) -> Iterator[dict[str, Any]]:
    for source in site.catalog.sources.values():
        for section in source.sections:
            cited = site.cited.get(RefKey(f"{source.key}/{section.id}"), {})
            passages = {p.n: list(cited.get(f"passage {p.n}", ())) for p in section.passages}
            yield {
                "section": f"{source.key}/{section.id}",
                "heading": section.heading,
                "passages": len(passages),
                "cited": sum(map(bool, passages.values())),
                "pages": {str(n): ids for n, ids in passages.items()},
            }


def _uncited(site: Site) -> Iterator[str]:
    for row in _coverage(site):
        yield from (f"{row['section']}/{n}" for n, pages in row["pages"].items() if not pages)


def _without_reference(site: Site) -> Iterator[str]:
    catalog = site.catalog
    for page in site.ordered:
        cited = {item.target for text in catalog.texts(page) for item in citation_syntax.citations(text.body.text)}
        if cited.isdisjoint(catalog.references):
            yield page.id


def _not_linked(site: Site) -> Iterator[str]:
    linked = {target for _, target in prose_links(site.catalog)}
    return (page.id for page in site.ordered if page.id not in linked)


def _terms_not_used(site: Site) -> Iterator[str]:
    owners = {term for terms in site.terms_about.values() for term in terms}
    for term in site.catalog.terms.values():
        if not term.see and not site.term_uses[term.id] and term.id not in owners:
            yield term.id


def _places_not_cited(site: Site) -> Iterator[str]:
    cited = {(item.target, item.locator) for item in _citations(site.catalog)}
    for reference in site.catalog.references.values():
        for locus in reference.loci:
            if (reference.id, locus.at) not in cited:
                yield f"{reference.id}, {locus.at or '(whole)'}"


def _references_not_cited(site: Site) -> Iterator[str]:
    cited = {item.target for item in _citations(site.catalog)}
    return (id_ for id_ in site.catalog.references if id_ not in cited)


_FINDERS = {
    "uncited_passages": _uncited,
    "pages_without_reference": _without_reference,
    "pages_not_linked": _not_linked,
    "terms_not_used": _terms_not_used,
    "places_not_cited": _places_not_cited,
    "references_not_cited": _references_not_cited,
}


def _lengths(site: Site) -> Iterator[dict[str, Any]]:
    for page in site.ordered:
        count = words(site.catalog.bodies[page.id])
        least, most = LENGTHS[page.kind]
        if not least <= count <= most:
            yield {"page": page.id, "kind": page.kind, "words": count, "least": least, "most": most}


def _citations(catalog: Catalog) -> Iterator[citation_syntax.Citation]:
    for text in catalog.all_texts:
        yield from citation_syntax.citations(text.body.text)


def as_text(data: dict[str, Any]) -> str:
    """The report as aligned plain text."""
    coverage = [(row["section"], f"{row['cited']}/{row['passages']}", row["heading"]) for row in data["coverage"]]
    lengths = [(row["page"], row["words"], f"{row['least']}-{row['most']}") for row in data["lengths"]]
    parts = [
        _block("Counts", data["counts"].items()),
        _block("Passages cited, by section of the source articles", coverage),
        *(_block(heading, [(item,) for item in data[name]], count=True) for name, heading in GAPS.items()),
        _block("Bodies shorter or longer than they should be, in words", lengths, count=True),
    ]
    return "\n".join(parts)


def _block(heading: str, rows: Iterable[tuple[object, ...]], count: bool = False) -> str:
    """A heading and rows with their columns aligned: figures to the right, text to the left."""
    rows = [tuple(row) for row in rows]
    widths = [max(len(str(cell)) for cell in column) for column in zip(*rows, strict=True)]
    aligns = [">" if isinstance(cell, int) else "<" for cell in next(iter(rows), ())]
    lines = ["  ".join(map("{:{}{}}".format, row, aligns, widths)) for row in rows]
    title = f"{heading}: {len(rows) or 'none'}" if count else heading
    return "\n".join([title, *(f"    {line}".rstrip() for line in lines), ""])
