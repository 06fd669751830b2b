"""Rules about addresses: what was published once stays, or sends its readers on."""

from __future__ import annotations

from collections.abc import Iterator

from kb.load.catalog import Catalog
from kb.model.places import Address
from kb.model.problems import Problem
from kb.model.suggest import did_you_mean
from kb.model.target import Target
from kb.model.values import Page
from kb.permanence import register
from kb.permanence.address import Place, is_live, path_of, places
from kb.permanence.stamp import STAMPED
from kb.prose.blocks import Block

NOT_PAGES = {"assets", "search", "theme", "v"}
"""Folders of the site that hold no page of the current state."""


def permalink(catalog: Catalog) -> Iterator[Problem]:
    """An address of the register permalinks.yml leads to its page and part, or redirects.yml sends its readers on."""
    known = places(catalog)
    for entry in catalog.content.published:
        if message := _gone(entry.address, known, catalog.redirects):
            yield entry.origin.problem("permalink", message, *entry.keys)


def _gone(address: Address, known: dict[str, Place], redirects: dict[Address, Address]) -> str:
    """What is wrong with a published address; empty when its readers arrive."""
    if is_live(address, known) or address in redirects:
        return ""
    what = f"`{address}` was published and is gone"
    if address.path.startswith("/v/"):
        return f"{what}; what is frozen stays, so bring its entry of editions.yml and its archive back"
    send = f"or add `- {{from: {address}, to: /ITS/NEW/ADDRESS/}}` to redirects.yml"
    if not address.anchor:
        return f"{what}; bring the page back, {send}"
    if address.path in known:
        again = ", which `make publish` does where it was stopped" if STAMPED.match(address.anchor) else ""
        return f"{what}; bring the id back{again}, {send}"
    page = redirects.get(Address(address.path))
    if page is None or is_live(Address(page.path, address.anchor), known):
        return ""  # a page without a redirect is reported by itself
    return f"{what}: `{page.path}` has no such part; bring the id back there, {send}"


def unregistered(catalog: Catalog) -> Iterator[Problem]:
    """The id that a paragraph was given stands in permalinks.yml, on whichever page the paragraph stood first."""
    known = {entry.address.anchor for entry in catalog.content.published}
    for page in catalog.pages.values():
        body = catalog.bodies[page.id]
        for block in body.blocks:
            if not (block.id and STAMPED.match(block.id)) or block.id in known:
                continue
            if not known:
                message = "the register of published addresses is missing, while paragraphs have ids; bring it back"
                yield Problem(register.PATH, 1, 1, "unregistered", message)
                return
            message = f"`#{block.id}` is not in permalinks.yml; bring its line back, or remove this for a new id"
            place = body.place(block.offset + block.text.rindex("{"))
            yield Problem(page.origin.path, *place, "unregistered", message)


def duplicate_paragraph(catalog: Catalog) -> Iterator[Problem]:
    """The id of a paragraph stands on one page: that of a copied paragraph is removed, for a new one."""
    registered = {entry.address.anchor: entry.address.path for entry in catalog.content.published}
    found: dict[str, list[tuple[Page, Block]]] = {}
    for page in catalog.pages.values():
        for block in catalog.bodies[page.id].blocks:
            if block.id and STAMPED.match(block.id):
                found.setdefault(block.id, []).append((page, block))
    for id_, uses in found.items():
        pages = [page for page, _ in uses]
        home = next((p for p in pages if path_of(Target(p.kind, p.id).doc) == registered.get(id_)), pages[0])
        for page, block in uses:
            if page is not home:
                message = f"`#{id_}` is the id of a paragraph of {home.origin.path}; remove it here for a new one"
                place = catalog.bodies[page.id].place(block.offset + block.text.rindex("{"))
                yield Problem(page.origin.path, *place, "duplicate-paragraph", message)


def redirect(catalog: Catalog) -> Iterator[Problem]:
    """A redirect leads from an address that is gone, written once, to one that exists and is itself no redirect."""
    known = places(catalog)
    first: dict[Address, int] = {}
    for entry in catalog.content.redirects:
        for i, source in enumerate(entry.sources):
            line = entry.origin.at("from", i)[0]
            if source.path.split("/")[1] in NOT_PAGES:
                message = f"`{source}` is no address of a page; remove this line"
                yield entry.origin.problem("redirect", message, "from", i)
            if source in first:
                message = f"`{source}` is already sent on at line {first[source]}; keep one"
                yield entry.origin.problem("redirect", message, "from", i)
            elif is_live(source, known):
                message = f"`{source}` still exists, so that nobody would be sent on; remove this line, or the original"
                yield entry.origin.problem("redirect", message, "from", i)
            first.setdefault(source, line)
        if entry.target in catalog.redirects:
            message = f"`{entry.target}` is itself sent on; write `{catalog.redirects[entry.target]}`"
            yield entry.origin.problem("redirect", message, "to")
        elif not is_live(entry.target, known):
            yield entry.origin.problem("redirect", f"no `{entry.target}`{_hint(entry.target, known)}", "to")


def _hint(address: Address, known: dict[str, Place]) -> str:
    if place := known.get(address.path):
        return did_you_mean(str(address), [str(Address(address.path, anchor)) for anchor in place.anchors])
    return did_you_mean(address.path, known)


RULES = {
    "permalink": permalink,
    "unregistered": unregistered,
    "duplicate-paragraph": duplicate_paragraph,
    "redirect": redirect,
}
