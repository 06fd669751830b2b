"""Zensical makes of the same docs/ the site that MkDocs makes, but for what is named here and in ARCHITECTURE.md.

``make zensical`` installs Zensical and runs this; nothing here is ever skipped.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import violations
from crawl import dead_links
from kb.adapters.zensical.run import build
from lxml import etree
from playwright.sync_api import Browser, Page, expect
from project_copy import ROOT, copy_project, serve
from reader import copy_citation, search_by_keys, see_preview
from theme_contract import missing, unknown
from two_renderers import ADDRESS, PAGE_EXCEPTIONS, SITE_EXCEPTIONS, files, lines

HOME = ROOT / ".venv" / "zensical"
PROGRAM = HOME / "bin" / "zensical"
ENTRY = "topics/military-attaches/"
LOOKED_AT = {"home": "", "topic": ENTRY, "case": "cases/admm-plus/", "glossary": "glossary/"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that Zensical makes of the content of the tests."""
    assert PROGRAM.exists(), "run `make zensical`, which installs it"
    root = copy_project(tmp_path_factory.mktemp("zensical"))
    assert build(root, PROGRAM, root / "site") > 70
    return root / "site"


@pytest.fixture(scope="module")
def served(made: Path) -> Iterator[str]:
    with serve(made) as url:
        yield url


@pytest.fixture
def entry(page: Page, served: str) -> Page:
    page.goto(served + ENTRY)
    return page


ONLY_MKDOCS = ("make serve", "make edition", "make offline")


def test_every_page_is_the_same(made: Path, site: Path) -> None:
    pages = sorted(path.relative_to(site) for path in site.rglob("*.html"))
    assert len(pages) > 70
    for page in pages:
        assert lines(made / page, made) == lines(site / page, site), page


def test_every_other_file_is_the_same(made: Path, site: Path) -> None:
    assert files(made) == files(site)
    for name in sorted(files(site)):
        if not name.endswith(".html") and name not in ("sitemap.xml", "_headers"):
            assert (made / name).read_bytes() == (site / name).read_bytes(), name
    assert "search/search_index.json" in files(made)


def test_the_sitemap_has_the_same_pages_and_days(made: Path, site: Path) -> None:
    def rows(folder: Path) -> list[tuple[str, str]]:
        tree = etree.parse(folder / "sitemap.xml")
        return sorted((url.findtext("{*}loc"), url.findtext("{*}lastmod")) for url in tree.iter("{*}url"))

    assert rows(made) == rows(site)


def test_every_page_is_closed_to_what_it_does_not_need(made: Path) -> None:
    for path in made.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert text.count('http-equiv="Content-Security-Policy"') == 1 or 'http-equiv="refresh"' in text, path
    assert "Content-Security-Policy" in (made / "_headers").read_text(encoding="utf-8")


def test_no_link_is_dead(made: Path) -> None:
    dead, seen = dead_links(made, ADDRESS)
    assert seen > 10_000
    assert not dead


def test_zensicals_theme_has_all_that_ours_relies_on() -> None:
    (templates,) = HOME.glob("lib/python*/site-packages/zensical/templates")
    assert missing(templates) + unknown(templates) == []


def test_the_exceptions_are_named_and_counted() -> None:
    text = " ".join((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").split())
    for name in [*PAGE_EXCEPTIONS, *SITE_EXCEPTIONS, *ONLY_MKDOCS]:
        assert name in text, name
    count = (len(PAGE_EXCEPTIONS), len(SITE_EXCEPTIONS), len(ONLY_MKDOCS))
    assert count == (7, 2, 3)
    assert "seven ways in which its pages differ, two in which its files do, and three commands" in text


def test_what_zensical_refuses_leaves_the_site_as_it_was(made: Path, tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("old")
    broken = root / "docs/theme/partials/footer.html"
    broken.write_text("{% broken %}")
    done = subprocess.run(
        [sys.executable, "scripts/build.py", "zensical", "--program", PROGRAM, "--folder", "site"],
        cwd=root, text=True, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "footer.html" in done.stderr
    assert (root / "site" / "index.html").read_text() == "old"
    assert not list(root.glob(".zensical*"))


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", LOOKED_AT)
def test_axe_finds_no_violation(browser: Browser, served: str, name: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(served + LOOKED_AT[name])
    found = violations(page)
    context.close()
    assert not found, "\n".join(found)


@pytest.mark.browser
@pytest.mark.parametrize("name", LOOKED_AT)
def test_nothing_is_refused_or_missing(page: Page, served: str, name: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("response", lambda response: said.append(response.url) if response.status >= 400 else None)
    page.goto(served + LOOKED_AT[name])
    page.wait_for_load_state("networkidle")
    assert said == []


@pytest.mark.browser
def test_a_link_shows_its_preview(entry: Page) -> None:
    see_preview(entry)


@pytest.mark.browser
def test_a_mark_leads_to_its_reference_and_back(entry: Page) -> None:
    entry.locator("article a.cite").first.click()
    expect(entry.locator("#ref-1")).to_be_in_viewport()
    entry.locator("#ref-1 a.back").first.click()
    expect(entry.locator("article a.cite").first).to_be_in_viewport()


@pytest.mark.browser
def test_a_citation_is_copied(browser: Browser, served: str) -> None:
    assert "Military Attachés" in copy_citation(browser, served + ENTRY)[0]


@pytest.mark.browser
def test_the_search_finds_and_leads(page: Page, served: str) -> None:
    page.goto(served)
    search_by_keys(page, "attache", "Military attachés")


@pytest.mark.browser
def test_a_missing_page_names_the_nearest(page: Page, served: str, made: Path) -> None:
    page.route(
        "**/topics/military-attache/", lambda route: route.fulfill(path=made / "404.html", content_type="text/html")
    )
    page.goto(served + "topics/military-attache/")
    expect(page.locator("#nearest")).to_contain_text("Military attachés")
    assert page.locator(".every li").count() > 60
