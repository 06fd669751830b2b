"""The real content, by what must hold of any content, so that no editor's work breaks a test of the code."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import recount
from asking import Question, ask, questions, score, searching, table
from crawl import dead_links
from fontTools.ttLib import TTFont
from kb.adapters.mkdocs.configuration import read_project
from kb.model.text import key
from kb.model.values import Page as Entry
from kb.permanence.edition import FOLDER
from kb.pipeline import load_and_resolve
from kb.resolve.site import Site
from lxml import html
from playwright.sync_api import Browser, Page
from project_copy import ROOT, copy_project, mkdocs, serve
from thorough import some

BYTES, REQUESTS = 90_000, 12
"""How much the first view of a topic or case may weigh, compressed as a host sends it, and in how many requests."""


FIRST, THIRD = 0.85, 0.93
"""Share of the queries of each list that the first entry must answer, and one of the first three."""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with its site built strictly from the real content."""
    root = copy_project(tmp_path_factory.mktemp("edition"), ROOT / "content")
    if (ROOT / FOLDER).exists():
        shutil.copytree(ROOT / FOLDER, root / FOLDER)
    result = mkdocs(root, "build", "--strict")
    assert result.returncode == 0, result.stdout
    assert "WARNING" not in result.stdout, result.stdout
    return root


@pytest.fixture(scope="module")
def content(edition: Path) -> Site:
    """The resolved content."""
    return load_and_resolve(edition, read_project(edition))


@pytest.fixture(scope="module")
def search(browser: Browser, edition: Path) -> Iterator[Page]:
    """A page of the site with its search open."""
    with serve(edition / "site") as address, searching(browser, address) as page:
        yield page


def test_every_link_leads_somewhere(edition: Path) -> None:
    base = urlsplit(read_project(edition).url).path
    dead, seen = dead_links(edition / "site", urljoin(read_project(edition).url, base))
    assert seen > 1000
    assert not dead, "\n".join(dead[:20])


def test_nothing_is_loaded_from_another_host(edition: Path) -> None:
    for path in (edition / "site").rglob("*.html"):
        tree = html.fromstring(path.read_text(encoding="utf-8"))
        loads = tree.xpath(
            "//script/@src | //img/@src | //iframe/@src | //link[@rel='stylesheet' or @rel='icon']/@href"
        )
        assert not [url for url in loads if urlsplit(url).netloc], path


def test_every_page_has_its_ids_once(edition: Path) -> None:
    for path in (edition / "site").rglob("*.html"):
        ids = html.fromstring(path.read_text(encoding="utf-8")).xpath("//@id")
        assert len(ids) == len(set(ids)), (path, [id_ for id_ in ids if ids.count(id_) > 1][:5])


def test_what_each_page_rests_on_is_what_its_marks_say(edition: Path, content: Site) -> None:
    for page in content.ordered:
        found = html.parse(edition / "site" / location(page) / "index.html").getroot()
        assert recount.shown(found) == recount.counted(found), page.id


def test_pages_are_light(edition: Path, content: Site) -> None:
    weights = {page.id: first_view(edition / "site" / location(page) / "index.html") for page in content.ordered}
    listing = sorted(((size, requests, id_) for id_, (size, requests) in weights.items()), reverse=True)
    assert [row for row in listing if row[0] > BYTES or row[1] > REQUESTS] == [], listing[:20]


def first_view(file: Path) -> tuple[int, int]:
    """Bytes and requests of a page with what it loads: the fonts as they are, the rest compressed.

    The fonts of rare characters are counted for a page that has one, whether it stands in italics or not.
    """
    tree = html.fromstring(file.read_text(encoding="utf-8"))
    loads = tree.xpath("//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href")
    files = {(file.parent / urlsplit(url).path).resolve() for url in loads} | {file.resolve()}
    shown = {ord(character) for text in tree.xpath("//body//text()[not(ancestor::script)]") for character in text}
    fonts = [font for font in (file.parents[2] / "assets").rglob("*.woff2") if needed(font, shown)]
    size = sum(len(gzip.compress(path.read_bytes(), 9)) for path in files) + sum(f.stat().st_size for f in fonts)
    return size, len(files) + len(fonts)


def needed(font: Path, shown: set[int]) -> bool:
    """Whether a text of these characters needs a file of fonts."""
    return not font.stem.endswith("-rare") or not shown.isdisjoint(characters(font))


@cache
def characters(font: Path) -> set[int]:
    """What a file of fonts holds."""
    return set(TTFont(font).getBestCmap())


def location(page: Entry) -> str:
    return f"{'cases' if page.kind == 'case' else 'topics'}/{page.id}/"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "first", "third"),
    [
        *((name, FIRST, THIRD) for name in ("queries", "other-words", "fresh-words", "questions", "fresh-questions")),
        ("third-questions", 0.7, 0.85),
        ("fourth-questions", 0.75, 0.85),
    ],
)
def test_what_readers_type_is_found(search: Page, content: Site, name: str, first: float, third: float) -> None:
    """Lists of queries with the pages that answer them; a page that is gone takes its queries with it."""
    known = {"glossary", "figures", "areas", *(location(page).rstrip("/") for page in content.ordered)}
    asked = [
        question
        for question in questions(f"edition/{name}.tsv")
        if any(
            address.split("/#")[0].rstrip("/") in known or address.startswith("areas/") for address in question.wanted
        )
    ]
    scores, misses = score(search, asked)
    print(f"\n{name}\n{table(scores)}\n" + "\n".join(misses))
    assert scores["all"].empty == 0
    assert scores["all"].hit(1) >= first, "\n".join(misses)
    assert scores["all"].hit(3) >= third, "\n".join(misses)


@pytest.mark.browser
def test_titles_and_aliases_come_first(search: Page, content: Site) -> None:
    owners: dict[str, set[str]] = {}
    for page in content.ordered:
        for name in (page.title, *page.aliases):
            owners.setdefault(key(name), set()).add(location(page))
    names = [name for page in content.ordered for name in (page.title, *page.aliases)]
    asked = [Question("name", name, frozenset(owners[key(name)])) for name in some(names)]
    scores, misses = score(search, asked)
    assert scores["all"].empty == 0
    assert scores["all"].hit(1) >= 0.98, "\n".join(misses)


@pytest.mark.browser
def test_every_term_is_found_by_its_name(search: Page, content: Site) -> None:
    missed = []
    for term in some(content.catalog.terms.values()):
        if f"glossary/#{term.see or term.id}" not in (found := ask(search, term.term)[:3]):
            missed.append(f"{term.term}: {found}")
    assert not missed, "\n".join(missed)
