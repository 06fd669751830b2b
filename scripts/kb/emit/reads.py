"""Note what an emitter reads of a Site, and say of each of these whether it is still the same.

An emitter is given a Site that notes: what is asked of it, of its catalog and of the content by name, of their mappings
by key, and of topics and cases by field; other records are noted whole. So an emitter depends on what it was given and
on the code alone, and what nobody has asked for cannot have changed what it made.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from dataclasses import fields
from functools import cache
from hashlib import blake2b
from operator import is_
from pathlib import PurePath
from types import MethodType
from typing import Any

from kb.load.catalog import Catalog
from kb.model.values import Content, Page
from kb.prose.body import Body
from kb.resolve.site import Site

Read = tuple[str, str, Any]
"""Where the value is that was read, by its names from the Site; how it was read; the key, where one was asked for."""

_WHOLE, _KEYS, _ITEM, _HAS = "whole", "keys", "item", "has"
_PAGES = "catalog.pages"
"""Where a page is found by its id, from wherever it was read. How a field of it was read is the name of the field."""

_PARTS = (Catalog, Content)
"""What is read by its parts, as the Site itself is."""

_PLAIN = frozenset((str, int, float, bool, bytes, type(None)))
_SAID = (dt.date, PurePath)
"""Of which ``str`` says all."""

_NOTHING = ("nothing",)
"""What there is under a key that a mapping does not have."""

Note = Callable[[Read], object]


class Noting:
    """Stands for a Site or a part of one, and notes what is read of it."""

    def __init__(self, real: object, note: Note, name: str = "") -> None:
        self._real, self._note, self._name = real, note, name

    def __getattr__(self, attribute: str) -> Any:
        value = getattr(self._real, attribute)
        name = f"{self._name}.{attribute}".removeprefix(".")
        if isinstance(value, MethodType):
            return MethodType(value.__func__, self)
        if isinstance(value, _PARTS):
            value = Noting(value, self._note, name)
        elif isinstance(value, Mapping):
            value = _Mapping(value, self._note, name)
        else:
            self._note((name, _WHOLE, None))
            return _noting(value, self._note)
        setattr(self, attribute, value)
        return value


class _Mapping(Mapping[Any, Any]):
    """Stands for a mapping."""

    def __init__(self, real: Mapping[Any, Any], note: Note, name: str) -> None:
        self._real, self._note, self._name = real, note, name

    def __getitem__(self, key: Any) -> Any:
        self._note((self._name, _ITEM, key))
        return _noting(self._real[key], self._note)

    def __contains__(self, key: object) -> bool:
        self._note((self._name, _HAS, key))
        return key in self._real

    def __iter__(self) -> Iterator[Any]:
        self._note((self._name, _KEYS, None))
        return iter(self._real)

    def __len__(self) -> int:
        self._note((self._name, _KEYS, None))
        return len(self._real)

    def values(self) -> ValuesView[Any]:
        return self._whole().values()

    def items(self) -> ItemsView[Any, Any]:
        return self._whole().items()

    def _whole(self) -> dict[Any, Any]:
        self._note((self._name, _WHOLE, None))
        return {key: _noting(value, self._note) for key, value in self._real.items()}


class _Noted:
    """Stands for a page."""

    def __init__(self, real: Page, note: Note) -> None:
        self._real, self._note = real, note

    def __getattr__(self, field: str) -> Any:
        self._note((_PAGES, field, self._real.id))
        value = getattr(self._real, field)
        setattr(self, field, value)
        return value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Noted) and other._real is self._real

    def __hash__(self) -> int:
        return hash(self._real.id)


def _noting(value: Any, note: Note) -> Any:
    """A page, or some, so that their fields are noted; any other value as it is."""
    if isinstance(value, Page):
        return _Noted(value, note)
    return tuple(_Noted(page, note) for page in value) if _are_pages(value) else value


def _are_pages(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and all(isinstance(each, Page) for each in value)


def _named(value: Any) -> Any:
    """Pages by their ids, since their fields are noted by themselves; any other value as it is."""
    if isinstance(value, Page):
        return value.id
    return [page.id for page in value] if _are_pages(value) else value


class Digests:
    """The digests of what can be read of a Site, each made once; for the Sites after it too, where the value lasts."""

    def __init__(self) -> None:
        self._parts: dict[str, Any] = {}
        self._found: dict[Read, tuple[Any, bytes]] = {}
        self._found_last: dict[Read, tuple[Any, bytes]] = {}
        self._records: dict[int, tuple[object, bytes]] = {}
        self._records_last: dict[int, tuple[object, bytes]] = {}

    def turn_to(self, site: Site) -> None:
        """Go on with another Site; what it no longer has is forgotten."""
        self._parts = {"": site}
        self._found_last, self._found = self._found, {}
        self._records_last, self._records = self._records, {}

    def of(self, read: Read) -> bytes:
        """The digest of what a reading gives."""
        found = self._found.get(read)
        if found is None:
            value, last = self._value(*read), self._found_last.get(read)
            found = last if last and _same(last[0], value) else (value, _hash(self._plain(value)))
            self._found[read] = found
        return found[1]

    def _part(self, name: str) -> Any:
        if name not in self._parts:
            above, _, attribute = name.rpartition(".")
            self._parts[name] = getattr(self._part(above), attribute)
        return self._parts[name]

    def _value(self, name: str, how: str, key: Any) -> Any:
        value = self._part(name)
        if how == _WHOLE:
            return {each: _named(of) for each, of in value.items()} if isinstance(value, Mapping) else _named(value)
        if how == _KEYS:
            return list(value)
        if how == _HAS:
            return key in value
        value = value.get(key, _NOTHING)
        return _named(value) if how == _ITEM or value is _NOTHING else getattr(value, how)

    def _plain(self, value: Any) -> Any:
        """A value as one of which ``repr`` says all. Raises TypeError for what is none."""
        if type(value) in _PLAIN:
            return value
        if isinstance(value, tuple | list):
            return [*map(self._plain, value)]
        if isinstance(value, Mapping):
            return "mapping", [(self._plain(key), self._plain(each)) for key, each in value.items()]
        if isinstance(value, set | frozenset):
            return "set", sorted(repr(self._plain(each)) for each in value)
        return (type(value).__name__, str(value)) if isinstance(value, _SAID) else self._record(value)

    def _record(self, value: Any) -> bytes:
        known = self._records.get(id(value)) or self._records_last.get(id(value))
        if known is None:
            kind: Any = type(value)
            if isinstance(value, Body):
                parts: list[Any] = [value.text, value.first_line]
            else:
                parts = [self._plain(getattr(value, name)) for name in _fields(kind)]
            known = value, _hash([kind.__qualname__, *parts])
        self._records[id(value)] = known
        return known[1]


@cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a record that say what it is; where it was written is for messages alone.

    Raises TypeError for what is no record.
    """
    return tuple(each.name for each in fields(kind) if "Origin" not in str(each.type))


def _same(one: Any, other: Any) -> bool:
    """Whether two values are one, or collections of the same: what is only equal, as 1 and 1.0, may look different."""
    if one is other or type(one) is not type(other) or not isinstance(one, list | tuple | dict):
        return one is other
    if isinstance(one, dict) and not _same([*one.values()], [*other.values()]):
        return False
    return len(one) == len(other) and all(map(is_, one, other))


def _hash(value: Any) -> bytes:
    return blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=16).digest()
