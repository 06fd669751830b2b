"""Zensical makes of the same docs/ the site that MkDocs makes, but for what is named here and in ARCHITECTURE.md.

``make zensical`` installs Zensical and runs this; nothing here is ever skipped.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from axe import violations
from crawl import dead_links
from kb.adapters.zensical.run import build
from lxml import etree, html
from playwright.sync_api import Browser, Page, expect
from project_copy import ROOT, copy_project, serve
from theme_contract import missing, unknown

HOME = ROOT / ".venv" / "zensical"
PROGRAM = HOME / "bin" / "zensical"
ENTRY = "topics/military-attaches/"
LOOKED_AT = {"home": "", "topic": ENTRY, "case": "cases/admm-plus/", "glossary": "glossary/"}
ADDRESS = "https://military-diplomacy.example/"


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


# What differs between the pages of both, each with what is done here before they are compared.


def generator(tree: html.HtmlElement, _: str) -> None:
    for meta in tree.xpath("//meta[@name='generator']"):
        meta.drop_tree()


def skip_link(tree: html.HtmlElement, _: str) -> None:
    for link in tree.xpath("//a[@id='__skip'] | //a[@class='md-skip']"):
        link.drop_tree()


def hidden_parts(tree: html.HtmlElement, _: str) -> None:
    for part in tree.xpath("//*[@class='md-overlay'] | //*[@class='md-dialog']"):
        for name in ("aria-hidden", "aria-atomic", "role"):
            part.attrib.pop(name, None)


def addresses(tree: html.HtmlElement, here: str) -> None:
    for name in ("href", "src"):
        for element in tree.xpath(f"//*[@{name}]"):
            element.set(name, urljoin(here, element.get(name)))


def search_marks(tree: html.HtmlElement, _: str) -> None:
    for element in tree.xpath("//*[@data-search-exclude]"):
        del element.attrib["data-search-exclude"]


def neighbors(tree: html.HtmlElement, _: str) -> None:
    for link in tree.xpath("//head/link[@rel='prev' or @rel='next']"):
        link.drop_tree()


def spaces_of_json(tree: html.HtmlElement, _: str) -> None:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        script.text = json.dumps(json.loads(script.text), sort_keys=True)


PAGE_EXCEPTIONS: dict[str, Callable[[html.HtmlElement, str], None]] = {
    "the name of the generator": generator,
    "the theme's own link to the text, which is hidden": skip_link,
    "attributes of two parts of the theme that are hidden": hidden_parts,
    "the spelling of relative addresses": addresses,
    "the marks of what the search leaves out": search_marks,
    "the links of the head to pages before and after": neighbors,
    "the spaces in JSON-LD": spaces_of_json,
}
SITE_EXCEPTIONS = {
    "the files of the theme itself below assets/javascripts and assets/stylesheets, which no page loads": re.compile(
        r"assets/(?:javascripts|stylesheets)/.*"
    ),
    "sitemap.xml.gz, which is not made": re.compile(r"sitemap\.xml\.gz"),
}
ONLY_MKDOCS = ("make serve", "make edition", "make offline")


def lines(path: Path, root: Path) -> list[str]:
    """A page element by element, without what may differ."""
    tree = html.parse(path).getroot()
    here = urljoin(ADDRESS, path.relative_to(root).as_posix().removesuffix("index.html"))
    for except_ in PAGE_EXCEPTIONS.values():
        except_(tree, here)
    found = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if isinstance(element.tag, str):
            start = event == "start"
            found.append(f"{element.tag} {sorted(element.attrib.items())}" if start else f"/{element.tag}")
            text = (element.text if start else element.tail) or ""
            found.append(" ".join(text.split()))
    return found


def files(site: Path) -> set[str]:
    found = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    return {name for name in found if not any(form.fullmatch(name) for form in SITE_EXCEPTIONS.values())}


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
    link = entry.locator("article p a.term").first
    name, _, meaning = str(link.get_attribute("title")).partition(" — ")
    link.hover()
    card = entry.get_by_role("tooltip")
    expect(card.locator("b")).to_have_text(name)
    expect(card.locator("span")).to_have_text(meaning)


@pytest.mark.browser
def test_a_mark_leads_to_its_reference_and_back(entry: Page) -> None:
    entry.locator("article a.cite").first.click()
    expect(entry.locator("#ref-1")).to_be_in_viewport()
    entry.locator("#ref-1 a.back").first.click()
    expect(entry.locator("article a.cite").first).to_be_in_viewport()


@pytest.mark.browser
def test_a_citation_is_copied(browser: Browser, served: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(served + ENTRY)
    page.get_by_role("button", name="Copy: MLA 9, Works cited").click()
    expect(page.locator(".cite-status")).to_have_text("Copied: MLA 9, works cited.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(".cite-box dd p > span").all_inner_texts()[2]
    assert "Military Attachés" in copied
    context.close()


@pytest.mark.browser
def test_the_search_finds_and_leads(page: Page, served: str) -> None:
    page.goto(served)
    page.keyboard.press("Control+k")
    page.get_by_role("textbox").fill("attache")
    first = page.locator(".search__item").first.get_by_role("link").first
    expect(first).to_contain_text("Military attachés")
    first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Military attachés")


@pytest.mark.browser
def test_a_missing_page_names_the_nearest(page: Page, served: str, made: Path) -> None:
    page.route(
        "**/topics/military-attache/", lambda route: route.fulfill(path=made / "404.html", content_type="text/html")
    )
    page.goto(served + "topics/military-attache/")
    expect(page.locator("#nearest")).to_contain_text("Military attachés")
    assert page.locator(".every li").count() > 60
