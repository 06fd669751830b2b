"""Find the debates in a body."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kb.prose.blocks import Block


def debates(blocks: list[Block]) -> Iterator[tuple[Block, list[Block]]]:
    """The debates of a body: (heading, blocks under it)."""
    inside = [b for b in blocks if b.part == "debates"]
    starts = [i for i, b in enumerate(inside) if b.kind == "heading" and b.level == 3]
    for start, end in pairwise([*starts, len(inside)]):
        yield inside[start], inside[start + 1 : end]
