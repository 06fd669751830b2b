"""The page of downloads tells the truth of each file, and forgets none of the kinds that readers are offered."""

from __future__ import annotations

import hashlib
from pathlib import Path

import lxml.html
import pytest
from kb.emit.pages.downloads import size


@pytest.fixture(scope="module")
def rows(site: Path) -> list[lxml.html.HtmlElement]:
    found = lxml.html.parse(site / "downloads/index.html").getroot().xpath("//tbody/tr")
    assert len(found) > 30
    return found


def test_every_size_and_digest_is_that_of_the_file(site: Path, rows: list[lxml.html.HtmlElement]) -> None:
    for row in rows:
        link, what, length, digest = row.xpath("./td")
        path = (site / "downloads" / link.xpath("string(.//a/@href)")).resolve()
        data = path.read_bytes()
        assert digest.text_content() == hashlib.sha256(data).hexdigest(), path
        assert length.text_content() == size(len(data)), path
        assert len(what.text_content()) > 10


def test_all_kinds_of_files_are_there(rows: list[lxml.html.HtmlElement]) -> None:
    names = {row.xpath("string(.//a)") for row in rows}
    ends = (".ris", ".csl.json", ".biblatex.bib", ".anki.txt", ".csv", ".ttl", ".imscc", ".xml")
    assert [end for end in ends if not any(name.endswith(end) for name in names)] == []


@pytest.mark.parametrize(
    ("count", "shown"), [(0, "0 B"), (999, "999 B"), (1000, "1 kB"), (999_499, "999 kB"), (1_300_000, "1.3 MB")]
)
def test_sizes_are_written_for_people(count: int, shown: str) -> None:
    assert size(count) == shown
