"""The reader's mode of Firefox, which is Readability, keeps every heading of every page, and no sign beside it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from kb.adapters.mkdocs.configuration import read_project
from node_tools import MODULES, node, package
from project_copy import ROOT
from thorough import WHOLE, some


def read(folder: Path) -> dict[str, dict]:
    """{page: what Readability made of it} of a folder."""
    package("@mozilla/readability")
    done = node(MODULES.parent / "reader.mjs", folder)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def pages(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    """Every page but the stubs of those that have moved; in a usual run, one in so many."""
    folder = tmp_path_factory.mktemp("reader")
    for path in some(sorted(site.rglob("index.html"))):
        if "data-page-moved" not in path.read_text(encoding="utf-8"):
            (folder / path.relative_to(site)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, folder / path.relative_to(site))
    return read(folder)


def test_no_heading_is_dropped(pages: dict[str, dict]) -> None:
    dropped = {name: set(found["headings"]) - set(found["kept"]) for name, found in pages.items()}
    assert sum(len(found["headings"]) for found in pages.values()) > (300 if WHOLE else 60)
    assert {name: lost for name, lost in dropped.items() if lost} == {}


def test_every_page_names_the_publisher(pages: dict[str, dict]) -> None:
    publisher = read_project(ROOT).publisher
    assert {name: found["byline"] for name, found in pages.items() if found["byline"] != publisher} == {}


def test_no_sign_is_part_of_a_heading(pages: dict[str, dict]) -> None:
    assert [name for name, found in pages.items() if any("¶" in text for text in found["kept"])] == []


def test_a_heading_with_a_suspicious_id_would_be_dropped(site: Path, tmp_path: Path) -> None:
    """Without the class that the build gives to headings and sections: so the test can fail."""
    page = (site / "topics/military-attaches/index.html").read_text(encoding="utf-8")
    (tmp_path / "index.html").write_text(page.replace(' class="content"', "").replace(" content", ""))
    (found,) = read(tmp_path).values()
    assert "Related pages" in set(found["headings"]) - set(found["kept"])


def headings(site: Path) -> Iterator[lxml.html.HtmlElement]:
    for path in site.rglob("index.html"):
        yield from lxml.html.parse(path).xpath("//h2[@id]|//h3[@id]")


def test_the_name_of_a_heading_is_its_words(site: Path) -> None:
    """Which the link within it, that has a name of its own, would else be part of."""
    seen = 0
    for heading in headings(site):
        if heading.xpath("./a[@class='headerlink']"):
            assert heading.get("aria-label") == " ".join(heading.text_content().split())
            seen += 1
    assert seen > 300


def test_one_link_skips_to_the_text(site: Path) -> None:
    for path in site.rglob("index.html"):
        page = lxml.html.parse(path)
        if page.xpath("//a[@data-page-moved]"):
            continue
        (link,) = page.xpath("//a[contains(@class, 'skip')]")
        assert page.xpath(f"//*[@id='{link.get('href').removeprefix('#')}']")
        assert not page.xpath("//input[@type='checkbox'][contains(@class, 'md-')]")
