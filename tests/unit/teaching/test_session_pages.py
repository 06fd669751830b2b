"""A session's page names readings elsewhere and the task; what has an address is also a link of the cartridge."""

from __future__ import annotations

from kb.model.ids import RefKey
from kb.model.lists import Outside, Task
from kb.model.works import Reference
from kb.teaching.readings import ResolvedSession
from kb.teaching.session_pages import about, outside_links


class Work(Reference):
    """A work of which only these are known."""

    def __init__(self, title: str, **fields: str) -> None:
        empty = dict.fromkeys(("url", "doi", "issued", "publisher"))
        vars(self).update({**empty, "author": (), "title": title, **fields})


WORKS = {
    RefKey("paper"): Work("A <paper>", url="https://example.org/paper"),
    RefKey("article"): Work("An article", doi="10.1000/1"),
    RefKey("archive"): Work("In an archive"),
}
MEETING = ResolvedSession(
    2,
    "Law",
    (),
    (),
    tuple(Outside(ref=ref, part="pages 1–9", minutes=20, why="the other side") for ref in WORKS),
    Task(what="Compare both texts.", refs=(RefKey("paper"),), minutes=45),
)


def test_the_page_says_all() -> None:
    text = about(MEETING, WORKS)
    assert "About 60 minutes of reading" in text
    assert "A &lt;paper&gt;, pages 1–9 (20 min): the other side." in text
    assert "Task, about 45 minutes" in text
    assert "Compare both texts." in text


def test_what_has_an_address_is_a_link() -> None:
    assert [(key, url) for key, _, url in outside_links(MEETING, WORKS)] == [
        ("paper", "https://example.org/paper"),
        ("article", "https://doi.org/10.1000/1"),
    ]
