"""Put a new record in its place in content/: a file of its own, or an item of a file in its order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from kb.load.catalog import Catalog
from kb.model.field_types import PageSlug, Slug
from kb.model.kinds import KINDS, RESERVED_ID, Kind
from kb.model.problems import Origin
from kb.model.text import initial, numbered, sort_key


class RefusedError(Exception):
    """Raised when a record cannot be made; says why, and what to do."""


@dataclass(frozen=True)
class Placed:
    """The text that a file of content/ is to have, and the lines of it that are new."""

    path: Path
    text: str
    first: int
    last: int

    def has(self, line: int) -> bool:
        """Whether a line is one of the new."""
        return self.first <= line <= self.last


def new_id(catalog: Catalog, kind: Kind, id_: str) -> str:
    """The id of a new record. Raises RefusedError when it is taken, or is none."""
    try:
        TypeAdapter(PageSlug if kind.entry else Slug).validate_python(id_)
    except ValidationError as error:
        said = str(error.errors()[0]["msg"]).removeprefix("Value error, ")
        raise RefusedError(f"`{id_}` is no id: {said}") from None
    if kind.name != "source" and RESERVED_ID.match(id_):
        raise RefusedError(f"`{id_}` is an anchor that the build uses; choose another id")
    same = catalog.pages if kind.entry else catalog.records[kind.name]
    if id_ in same:
        raise RefusedError(f"`{id_}` is taken by {same[id_].origin.path}; choose another id")  # type: ignore[index]
    return id_


def as_file(root: Path, inside: str, text: str) -> Placed:
    """A file of its own. Raises RefusedError when there is one already."""
    path = root / "content" / inside
    if path.exists():
        raise RefusedError(f"content/{inside} is there already; edit it, or choose another id")
    return Placed(path, text, 1, text.count("\n"))


def as_area(root: Path, catalog: Catalog, text: str) -> Placed:
    """An item of the file of areas, before the area of the cases."""
    cases = catalog.areas.get(KINDS["case"].folder)
    return _as_item(root, KINDS["area"].written, text, [cases.origin] if cases else [])


def as_term(root: Path, catalog: Catalog, name: str, text: str) -> Placed:
    """An item of the file of the letter with which a term begins."""
    letter = initial(name).lower()
    stem = letter if letter.isascii() and letter.isalpha() else "figures"
    order: Callable[[Any], Any] = lambda term: sort_key(term.term)  # noqa: E731 - given as it is
    return _as_item(
        root, f"{KINDS['term'].written}{stem}.yml", text, _later(catalog.content.terms, order, sort_key(name))
    )


def as_reference(root: Path, catalog: Catalog, id_: str, text: str) -> Placed:
    """An item of the one file of references, or of that of its letter."""
    one = root / "content" / "references.yml"
    inside = one.name if one.exists() else f"references/{id_[0]}.yml"
    later = _later(catalog.content.references, lambda reference: numbered(reference.id), numbered(id_))
    return _as_item(root, inside, text, later)


def _later(records: Iterable[Any], order: Callable[[Any], Any], new: Any) -> list[Origin]:
    """Where the records stand that come after a new one."""
    return [record.origin for record in records if order(record) > new]


def _as_item(root: Path, inside: str, text: str, later: Iterable[Origin]) -> Placed:
    """The item before the first of those that come later, or at the end of the file, which need not exist."""
    path = root / "content" / inside
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else ""
    except UnicodeDecodeError:
        raise RefusedError(f"content/{inside} is not UTF-8; save it as such") from None
    if before and not before.endswith("\n"):
        before += "\n"
    lines = before.splitlines(keepends=True)
    ours = [origin.at()[0] for origin in later if origin.path == f"content/{inside}"]
    at = min(ours, default=len(lines) + 1) - 1
    return Placed(path, "".join([*lines[:at], text, *lines[at:]]), at + 1, at + text.count("\n"))
