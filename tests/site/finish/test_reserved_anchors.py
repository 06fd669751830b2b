"""No id around the text of a page can be that of a part of the text."""

from __future__ import annotations

from pathlib import Path

from kb.model.kinds import RESERVED_ANCHOR, RESERVED_ID
from lxml import html


def test_every_id_of_the_frame_is_reserved(site: Path) -> None:
    frames = set()
    for path in sorted(site.glob("[tc]*/*/index.html")):
        tree = html.parse(path)
        inside = set(tree.xpath("//article//@id"))
        frames |= {id_ for id_ in tree.xpath("//@id") if id_ not in inside}
    assert {"top", "text"} <= frames
    free = {id_ for id_ in frames if not RESERVED_ANCHOR.match(id_)}
    assert free == set()
    assert {id_ for id_ in frames if not id_.startswith("__") and not RESERVED_ID.match(id_)} == set()
