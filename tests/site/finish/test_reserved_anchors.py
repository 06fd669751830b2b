"""No id around the text of a page can be that of a part of the text."""

from __future__ import annotations

from pathlib import Path

from kb.model.kinds import FRAME, RESERVED_ANCHOR, RESERVED_ID
from lxml import html


def test_every_id_of_the_frame_is_reserved(site: Path) -> None:
    frames, all_ids = set(), set()
    for path in sorted(site.glob("[tc]*/*/index.html")):
        tree = html.parse(path)
        inside = set(tree.xpath("//article//@id"))
        all_ids |= set(tree.xpath("//@id"))
        frames |= {id_ for id_ in tree.xpath("//@id") if id_ not in inside}
    assert set(FRAME) - {"preview", "search-elsewhere"} <= all_ids  # scripts make those two
    assert "top" in frames
    named = {id_ for id_ in frames if not id_.startswith("_")}  # no author's id does
    assert {id_ for id_ in named if not RESERVED_ANCHOR.match(id_)} == set()
    assert {id_ for id_ in named if not RESERVED_ID.match(id_)} == set()
