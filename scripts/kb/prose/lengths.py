"""How long texts are, and how long it takes to read them."""

from __future__ import annotations

from collections.abc import Iterable

from kb.prose.blocks import SILENT, Block, plain
from kb.prose.body import Body

WORDS_A_MINUTE = 220
"""Reading speed for the minutes that are shown."""


def words(body: Body) -> int:
    """Number of words of the prose, without headings and citations."""
    return count(body.blocks)


def count(blocks: Iterable[Block]) -> int:
    """Number of words of some blocks, without headings and citations."""
    return sum(len(plain(b.text).split()) for b in blocks if b.kind not in SILENT)


def minutes(words: int) -> int:
    """Reading time of a number of words, in whole minutes and at least one."""
    return max(1, round(words / WORDS_A_MINUTE))
