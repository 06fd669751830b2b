"""Rename a record: its id, every place that names it, its file, and its place in the order of its file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

import yaml

from kb.commands.desk.naming import Named, fields
from kb.commands.desk.renaming.draft import Draft
from kb.commands.desk.renaming.forwarding import Forward
from kb.commands.desk.renaming.yaml_fields import Fields
from kb.commands.desk.tidy import items, tidied
from kb.load.catalog import Catalog
from kb.model.kinds import PAGES, Kind
from kb.model.places import Address
from kb.model.problems import Keys
from kb.model.text import initial, numbered, sort_key
from kb.model.values import Record
from kb.permanence.address import path_of
from kb.prose.blocks import FIGURE

_END = r"(?![a-z0-9-])"


@dataclass(frozen=True)
class Renaming:
    """A record of a kind, its id, and the id that it is to have."""

    kind: Kind
    old: str
    new: str


def rename(draft: Draft, catalog: Catalog, change: Renaming) -> None:
    """Write the new id wherever the old one names the record."""
    record: Record = catalog.records[change.kind.name][change.old]
    named = [each for each in fields(catalog) if each.id == change.old and change.kind.name in each.kinds]
    own = Named(change.kind.name, change.old, record.origin, ("key" if change.kind.name == "source" else "id",))
    replace(draft, [*named, own], change.old, change.new)
    for pattern, words in _texts(change):
        draft.substitute(pattern, words)
    _files(draft, record, change)


def replace(draft: Draft, named: list[Named], old: str, new: str) -> None:
    """Write an id in fields, from the end of each file, so that no place moves before it is used."""
    for each in sorted(named, key=lambda each: each.origin.at(*each.keys), reverse=True):
        draft.replace(each.origin, each.keys, each.offset, old, new)


def _texts(change: Renaming) -> list[tuple[str, str]]:
    """What stands in Markdown, and what is to stand there."""
    kind, old, new = change.kind.name, change.old, change.new
    found = [(rf"(?<=\]\(){kind}:{old}(?=[#)])", f"{kind}:{new}")]
    if kind == "reference":
        found += [(rf"@{old}(?=[\s,;\]])", f"@{new}"), (rf"(?<=\]\(page:references#){old}(?=\))", new)]
    elif kind == "source":
        found.append((rf"@{old}(?=/)", f"@{new}"))
    elif kind == "figure":
        found.append((rf"(?<=#{FIGURE}){old}{_END}", new))
    return found


def _files(draft: Draft, record: Record, change: Renaming) -> None:
    """The files that bear the name, and the folder of an area."""
    if change.kind.name == "area":
        inside = f"content/topics/{change.old}/"
        for path in draft.before:
            if path.startswith(inside):
                draft.rename(path, f"content/topics/{change.new}/{path.removeprefix(inside)}")
    elif not change.kind.listed:
        file = PurePosixPath(record.origin.path)
        for each in (file, file.with_suffix(".csv")):
            if str(each) in draft.after:
                draft.rename(str(each), str(each.with_stem(change.new)))


def forward(change: Renaming) -> Forward:
    """Where each address leads when a record has another id."""
    kind = change.kind
    shared = path_of(PAGES[kind.shown_on].doc) if kind.shown_on else ""
    folders = [f"/{kind.folder}/", *(["/cases/by-instrument/"] if kind.name == "topic" else [])]

    def new(address: Address) -> Address:
        path, anchor = address.path, address.anchor
        if path == shared and anchor == change.old:
            anchor = change.new
        elif kind.name == "figure" and anchor == FIGURE + change.old:
            anchor = FIGURE + change.new
        for folder in folders if kind.folder else []:
            if path.startswith(f"{folder}{change.old}/"):
                path = f"{folder}{change.new}/{path.removeprefix(f'{folder}{change.old}/')}"
        return Address(path, anchor)

    return new


def retitle(draft: Draft, catalog: Catalog, kind: Kind, id_: str, title: str) -> None:
    """Write another title, and keep the old one among the names by which the record is found and linked."""
    origin = catalog.records[kind.name][id_].origin
    name = "term" if kind.name == "term" else "title"
    base: Keys = origin.base
    found = Fields(origin.path, draft.after[origin.path])
    old = str(found.get((*base, name)))
    if old == title:
        return
    aliases = found.get((*base, "aliases"))
    found = found.set((*base, name), title)
    if isinstance(aliases, list) and title in aliases:
        found = found.drop((*base, "aliases"), title)
    draft.put(origin.path, found.add((*base, "aliases"), old, (*base, name)).text)


def in_order(draft: Draft, path: str, id_: str, kind: Kind) -> None:
    """Move a term or reference to its place: another file, where it begins with another letter, and in its order."""
    head, rows = items(draft.after[path])
    at = next(n for n, row in enumerate(rows) if yaml.safe_load(row)[0].get("id") == id_)
    place = _place(path, yaml.safe_load(rows[at])[0], kind)
    if place != path:
        row = rows.pop(at)
        draft.put(path, head + "".join(rows) if rows else "")
        there = draft.after.get(place, "")
        draft.put(place, f"{there}{'' if there.endswith(chr(10)) or not there else chr(10)}{row}")
    if order := _order(place, kind):
        text = draft.after[place]
        sorted_ = tidied(text, order)
        if [each["id"] for each in yaml.safe_load(sorted_)] != [each["id"] for each in yaml.safe_load(text)]:
            draft.put(place, sorted_)


def _place(path: str, record: dict[str, object], kind: Kind) -> str:
    """The file in which a record belongs; the same where files are not named by letters."""
    file = PurePosixPath(path)
    if len(file.stem) > 1 and file.stem != "figures":
        return path
    letter = initial(str(record["term"])).lower() if kind.name == "term" else str(record["id"])[0]
    return str(file.with_stem(letter if letter.isascii() and letter.isalnum() else "figures"))


def _order(path: str, kind: Kind) -> Callable[[dict[str, object]], object] | None:
    if kind.name == "reference":
        return lambda reference: numbered(str(reference["id"]))
    return (lambda term: sort_key(str(term["term"]))) if len(PurePosixPath(path).stem) == 1 else None
