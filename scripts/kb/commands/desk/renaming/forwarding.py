"""Send the readers of addresses that are gone to the new ones, and enter the new ones in the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from kb.commands.desk.tidy import items
from kb.load.catalog import Catalog
from kb.model.places import Address
from kb.permanence import register
from kb.permanence.address import Place, is_live, places

PATH = "content/redirects.yml"
Forward = Callable[[Address], Address]
"""The new address of an old one; the same where it stays."""


def redirects(old: Catalog, new: Catalog, forward: Forward, text: str) -> str:
    """The text of redirects.yml, which was ``text``: every published address that is gone leads on, and in one step."""
    known = places(new)
    head, found = items(text) if text else ("", [])
    kept: dict[Address, Address] = {}
    rows = []
    for entry, item in zip(old.content.redirects, found, strict=True):
        target = forward(entry.target)
        sources = [source for source in entry.sources if not is_live(source, known)]
        kept |= dict.fromkeys(sources, target)
        same = target == entry.target and tuple(sources) == entry.sources
        rows.append(item if same else _item(sources, target))
    rows += [_item([source], target) for source, target in _lost(old, known, kept, forward)]
    return head + "".join(rows)


def _item(sources: list[Address], target: Address) -> str:
    if not sources:
        return ""
    written = str(sources[0]) if len(sources) == 1 else f"[{', '.join(map(_scalar, sources))}]"
    return f"- from: {written}\n  to: {target}\n"


def _scalar(address: Address) -> str:
    return f'"{address}"'


def _lost(
    old: Catalog, known: Mapping[str, Place], kept: Mapping[Address, Address], forward: Forward
) -> Iterator[tuple[Address, Address]]:
    """The published addresses that are gone and lead nowhere yet, pages first, each with its new one."""
    pages = {source.path: target for source, target in kept.items() if not source.anchor}
    for address in sorted((entry.address for entry in old.content.published), key=lambda each: bool(each.anchor)):
        target = forward(address)
        if is_live(address, known) or address in kept or not is_live(target, known):
            continue
        if not address.anchor:
            pages[address.path] = target
        elif address.path in pages and is_live(Address(pages[address.path].path, address.anchor), known):
            continue  # the page that took its place has a part of that name, to which the reader comes without more
        yield address, target


def registered(old: Catalog, new: Catalog, forward: Forward) -> str:
    """The text of the register with the new addresses of what was published; empty where there is no register."""
    if not old.content.published:
        return ""
    found: dict[str, list[str]] = defaultdict(list)
    for address in _live((forward(entry.address) for entry in old.content.published), new):
        found[address.path] += [address.anchor] if address.anchor else []
    return register.with_new(old, found)[0]


def _live(addresses: Iterable[Address], catalog: Catalog) -> Iterator[Address]:
    known = places(catalog)
    return (address for address in addresses if is_live(address, known))
