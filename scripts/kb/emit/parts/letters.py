"""Divide a long list by the first letters of its names, with a bar of links to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeVar

from kb.model.text import initial, slug

_Item = TypeVar("_Item")

UNSEARCHED = " data-search-exclude"
"""The attribute of a heading that the search leaves out."""


def letter_id(letter: str) -> str:
    """The anchor of a letter's section."""
    return f"letter-{slug(letter) or f'{ord(letter):x}' if letter.isalpha() else '0-9'}"


def by_letter(
    items: Iterable[_Item], name: Callable[[_Item], str], row: Callable[[_Item], str], gap: str = "\n", more: str = ""
) -> tuple[str, list[str]]:
    """The bar of letters and a section for each, of items in the order of their names.

    ``row`` is the Markdown of an item, ``gap`` what stands between two, ``more`` further attributes of the headings.
    """
    groups = [(letter, [row(item) for item in group]) for letter, group in groupby(items, lambda it: initial(name(it)))]
    bar = " ".join(f"[{letter}](#{letter_id(letter)})" for letter, _ in groups)
    return bar, [f"## {letter} {{ #{letter_id(letter)}{more} }}\n\n{gap.join(rows)}" for letter, rows in groups]
