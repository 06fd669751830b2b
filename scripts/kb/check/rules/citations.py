"""Rules about citations: each leads to a place that was read, and every statement has one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from kb.load.catalog import AuthoredText, Catalog
from kb.model.kinds import EVIDENCE
from kb.model.problems import Problem
from kb.model.suggest import did_you_mean, shortened
from kb.prose import citation_syntax
from kb.prose.blocks import SILENT, Block

UNCITED_CONTAINERS = {"editors"}
"""Admonitions whose sentences are the editors' own and need no citation."""

MOST_PLACES = 8
"""How many places of a reference a message lists."""


def malformed_citation(catalog: Catalog) -> Iterator[Problem]:
    """A citation is written ``[@key, locator; @key]``."""
    for text in catalog.all_texts:
        for group in citation_syntax.groups(text.body.text):
            for part in group.malformed:
                message = f"`{shortened(part)}` is not a citation; write `[@key, locator]`"
                yield text.problem("malformed-citation", message, group.start)
        starts = {group.start for group in citation_syntax.groups(text.body.text)}
        for match in re.finditer(r"\[@", text.body.text):
            if match.start() not in starts:
                message = "a citation that is not closed, or holds a bracket; write `[@key, locator]`"
                yield text.problem("malformed-citation", message, match.start())


_BARE = re.compile(r"(?<![\w@\[])@(?P<key>[a-z0-9][a-z0-9/-]*)|\[\s*(?P<inner>[a-z0-9][a-z0-9/-]*)(?=\s*[\],;])")


def bare_citation(catalog: Catalog) -> Iterator[Problem]:
    """The key of a reference or passage stands in a citation, with its ``@`` and its brackets: ``[@key, locator]``."""
    for text in catalog.all_texts:
        raw, places = text.body.text, citation_syntax.groups(text.body.text)
        starts = [group.start for group in places]
        for match in _BARE.finditer(raw):
            key = citation_syntax.Citation(match["key"] or match["inner"], "", 0)
            within = bisect_right(starts, match.start()) - 1
            if within >= 0 and match.start() < places[within].end:
                continue
            if key.target in (catalog.sections if key.passage else catalog.references):
                message = (
                    f"`{shortened(match.group())}` is no citation; write `[@{key.key}, locator]`, brackets and all"
                )
                yield text.problem("bare-citation", message, match.start())


def unknown_citation(catalog: Catalog) -> Iterator[Problem]:
    """A citation key is a reference of references/, or a passage of a source article."""
    known = [*catalog.references, *(f"{section}/1" for section in catalog.sections)]
    for text, citation in _citations(catalog):
        exists = catalog.sections if citation.passage else catalog.references
        if citation.target not in exists:
            hint = did_you_mean(citation.key, known)
            message = f"no reference `{shortened(citation.key)}`{hint or '; add it to references/'}"
            yield text.problem("unknown-citation", message, citation.offset)
    for page in catalog.content.pages:
        for i, work in enumerate(page.literature):
            if work.id not in catalog.references:
                hint = did_you_mean(work.id, catalog.references) or "; add it to references/"
                yield page.origin.problem(
                    "unknown-citation", f"no reference `{shortened(work.id)}`{hint}", "literature", i
                )


def unknown_passage(catalog: Catalog) -> Iterator[Problem]:
    """A passage number exists in the article's outline."""
    for text, citation in _citations(catalog):
        if citation.passage and citation.target in catalog.sections:
            _, section = catalog.sections[citation.target]
            numbers = {passage.n for passage in section.passages}
            if citation.passage[1] not in numbers:
                message = f"no passage `{citation.key}`; `{citation.target}` has {_numbered(numbers)}"
                yield text.problem("unknown-passage", message, citation.offset)


def _numbered(numbers: set[int]) -> str:
    if len(numbers) < 2:
        return f"only passage {min(numbers)}" if numbers else "none"
    return f"passages {min(numbers)} to {max(numbers)}"


def unknown_locator(catalog: Catalog) -> Iterator[Problem]:
    """A locator is one of the places of the reference that were read (its ``loci``)."""
    for text, citation in _citations(catalog):
        if citation.passage and citation.locator:
            message = f"`{shortened(citation.locator)}` after a passage, which is a place already; remove it"
            yield text.problem("unknown-locator", message, citation.offset)
        if reference := catalog.references.get(citation.target):
            known = [locus.at for locus in reference.loci]
            if citation.locator not in known:
                message = _not_a_place(citation, known)
                yield text.problem("unknown-locator", message, citation.offset)


def _not_a_place(citation: citation_syntax.Citation, known: list[str]) -> str:
    if not citation.locator:
        places = ", ".join(f"`{shortened(at)}`" for at in known[:MOST_PLACES])
        return f"`{citation.key}` is cited without a locator; add one of those that were read: {places}"
    locator = shortened(citation.locator)
    if known == [""]:
        return f"`{locator}`: only `{citation.key}` as a whole was read; remove the locator, or add it to its `loci`"
    places = ", ".join(f"`{shortened(at)}`" if at else "no locator" for at in known[:MOST_PLACES])
    hint = did_you_mean(citation.locator, known) or f"; use one of {places}, or add it to its `loci`"
    return f"`{locator}` is not among the places of `{citation.key}` that were read{hint}"


def uncited(catalog: Catalog) -> Iterator[Problem]:
    """Every paragraph, list item, cell and definition has a citation, unless the editors say it is theirs."""
    for text in catalog.all_texts:
        if text.kind in ("home", "note"):
            continue
        if text.kind in ("cell", "cite", "long"):
            if not any(citation_syntax.citations(text.body.text)):
                yield text.problem("uncited", "no citation here; add `[@key]`")
            continue
        for block in text.body.blocks:
            if _needs_citation(block) and not any(citation_syntax.citations(block.text)):
                message = "this paragraph has no citation; add `[@key]`, or put it in an editors' note"
                yield text.problem("uncited", message, _first(block))


def _first(block: Block) -> int:
    return block.offset + len(block.text) - len(block.text.lstrip())


def _needs_citation(block: Block) -> bool:
    return block.kind not in SILENT and block.container not in UNCITED_CONTAINERS


def uncited_passage(catalog: Catalog) -> Iterator[Problem]:
    """Every passage of the source articles is cited by at least one page."""
    if not catalog.content.pages:
        return
    cited = {c.passage for text, c in _citations(catalog) if c.passage and text.kind in ("body", "cell", "note")}
    for source in catalog.sources.values():
        for i, section in enumerate(source.sections):
            for j, passage in enumerate(section.passages):
                if (f"{source.key}/{section.id}", passage.n) not in cited:
                    name = f"{source.key}/{section.id}/{passage.n}"
                    message = f"no page cites `{name}`; carry what it says on a page"
                    yield source.origin.problem("uncited-passage", message, "sections", i, "passages", j)


def duplicate_locus(catalog: Catalog) -> Iterator[Problem]:
    """A reference lists each of its places once."""
    for reference in catalog.content.references:
        seen: set[str] = set()
        for i, locus in enumerate(reference.loci):
            if locus.at in seen:
                message = f"`{locus.at}` stands twice among the loci; keep one"
                yield reference.origin.problem("duplicate-locus", message, "loci", i)
            seen.add(locus.at)


def kind(catalog: Catalog) -> Iterator[Problem]:
    """Each reference says what kind of evidence it is (``kind``)."""
    for reference in catalog.content.references:
        if not reference.kind:
            message = f"`{reference.id}` has no `kind`; add one of {', '.join(f'`{name}`' for name in EVIDENCE)}"
            yield reference.origin.problem("kind", message)


def says(catalog: Catalog) -> Iterator[Problem]:
    """Each place of a reference, and each passage, has a sentence on what is said there (``says``)."""
    message = "nothing tells what is said here; add `says`, a sentence in our own words"
    for reference in catalog.content.references:
        for i, locus in enumerate(reference.loci):
            if not locus.says:
                yield reference.origin.problem("says", message, "loci", i)
    for source in catalog.content.sources:
        for i, section in enumerate(source.sections):
            for j, passage in enumerate(section.passages):
                if not passage.says:
                    yield source.origin.problem("says", message, "sections", i, "passages", j)


def citation_place(catalog: Catalog) -> Iterator[Problem]:
    """A citation stands where its mark can be shown: in the prose of a page, not on the home page."""
    for text in catalog.all_texts:
        shown_at = {
            block.offset + zone.start
            for block in text.body.blocks
            if text.kind != "home"
            for zone in block.zones
            if zone.kind == "cite"
        }
        for group in citation_syntax.groups(text.body.text):
            if group.start not in shown_at:
                message = "a citation here is not shown; put it in the prose of a page"
                yield text.problem("citation-place", message, group.start)


def _citations(catalog: Catalog) -> Iterator[tuple[AuthoredText, citation_syntax.Citation]]:
    for text in catalog.all_texts:
        for citation in citation_syntax.citations(text.body.text):
            yield text, citation


RULES = {
    "malformed-citation": malformed_citation,
    "bare-citation": bare_citation,
    "unknown-citation": unknown_citation,
    "unknown-passage": unknown_passage,
    "unknown-locator": unknown_locator,
    "duplicate-locus": duplicate_locus,
    "kind": kind,
    "says": says,
    "citation-place": citation_place,
    "uncited": uncited,
    "uncited-passage": uncited_passage,
}
