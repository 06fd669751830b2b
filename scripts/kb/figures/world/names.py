"""Files of names in; what each state is called, those that are gone with them, out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kb.model.text import slug

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Named:
    """A state or territory: its code of ISO 3166, its title, and every name by which sentences call it.

    ``never`` are longer names in which one of its names means something else; ``given`` is whether its name is a given
    name as well. One that is gone has the codes of those that are ``now`` there. Sentences are found by its
    ``adjectives``, and readers who search also by those that it has in common with others, which are ``shared``.
    """

    id: str
    title: str
    names: tuple[str, ...]
    never: tuple[str, ...] = ()
    given: bool = False
    now: tuple[str, ...] = ()
    match_case: bool = False
    adjectives: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()

    @property
    def sought(self) -> tuple[str, ...]:
        """All that readers may type who look for it."""
        return (*self.names, *self.adjectives, *self.shared)

    @property
    def slug(self) -> str:
        """The last part of its address."""
        return slug(self.title)


@cache
def named() -> Mapping[str, Named]:
    """{code: what it is called}, in the order of codes."""
    usual: dict[str, list[str]] = json.loads((_HERE / "names.json").read_text(encoding="utf-8"))
    by_hand: dict[str, dict[str, Any]] = json.loads((_HERE / "aliases.json").read_text(encoding="utf-8"))
    adjectives: dict[str, dict[str, list[str]]] = json.loads((_HERE / "adjectives.json").read_text(encoding="utf-8"))
    codes = sorted({*usual, *by_hand})
    return {code: _named(code, usual.get(code, []), by_hand.get(code, {}), adjectives) for code in codes}


def _named(code: str, usual: list[str], more: Mapping[str, Any], adjectives: Mapping[str, Any]) -> Named:
    title = more.get("title") or usual[0]
    others = (name for name in usual if title not in name)  # who writes Republic of Kenya writes Kenya
    names = [name for name in (title, *others, *more.get("names", ())) if name not in more.get("without", ())]
    return Named(
        code,
        title,
        tuple(dict.fromkeys(names)),
        tuple(more.get("never", ())),
        more.get("given", False),
        tuple(more.get("now", ())),
        adjectives=tuple(adjectives["found"].get(code, ())),
        shared=tuple(adjectives["shared"].get(code, ())),
    )
