"""The Content-Security-Policy: computed from the pages, strict, kept by all they do; nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.finish.security import harden, inline_hashes, with_csp
from kinds import PAGES
from lxml import html
from playwright.sync_api import Page, expect
from reader import reach_cite_box
from thorough import some

PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>t</title></head><body>{}</body></html>'


def written(tmp_path: Path, body: str) -> tuple[Path, dict[str, list[str]]]:
    """A hardened page with this body, and the directives of its policy."""
    path = tmp_path / "index.html"
    text = with_csp(PAGE.format(body))
    path.write_text(text, encoding="utf-8")
    harden(tmp_path, inline_hashes(text))
    tree = html.fromstring(text)
    (content,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    return path, {rule.split()[0]: rule.split()[1:] for rule in content.split(";")}


@given(st.text(st.characters(exclude_characters="<\r", exclude_categories=["Cs"])))
def test_the_source_of_an_inline_script_is_the_digest_of_its_text(text: str) -> None:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    assert inline_hashes(f"<p><script>{text}</script>") == {f"'sha256-{digest}'"}


def test_files_and_data_need_no_hash() -> None:
    page = (
        '<script src="a.js"></script><script type="application/ld+json">{}</script><script id=x type=speculationrules>'
    )
    assert inline_hashes(page + "{}</script>") == set()


@pytest.mark.browser
def test_a_browser_runs_the_inline_script_that_was_there_and_no_other(tmp_path: Path, page: Page) -> None:
    path, _ = written(tmp_path, "<script>document.title = 'é ran'</script>")
    injected = path.read_text(encoding="utf-8").replace("</body>", "<script>document.title = 'bad'</script></body>")
    page.route("**/*", lambda route: route.fulfill(body=injected, content_type="text/html; charset=utf-8"))
    page.goto("http://site.test/")
    assert page.title() == "é ran"


def test_the_policy_is_strict_and_leaves_frames_to_the_host(tmp_path: Path) -> None:
    _, rules = written(tmp_path, "")
    assert rules["default-src"] == ["'none'"]
    assert rules["script-src"] == rules["style-src"] == ["'self'"]
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*"} & {source for found in rules.values() for source in found}
    assert "frame-ancestors" not in rules
    headers = (tmp_path / "_headers").read_text()
    assert "Content-Security-Policy: default-src 'none'" in headers
    assert "X-Frame-Options" not in headers
    for row in (
        "Referrer-Policy: strict-origin-when-cross-origin",
        "X-Content-Type-Options: nosniff",
        "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ):
        assert f"\n  {row}\n" in headers, row


def test_a_page_has_the_policy_once(tmp_path: Path) -> None:
    path, _ = written(tmp_path, "<script>1</script>")
    once = path.read_text(encoding="utf-8")
    assert with_csp(once) == once


def test_headers_that_were_there_stay(tmp_path: Path) -> None:
    (tmp_path / "_headers").write_text('/x/*\n  Link: </x>; rel="author"\n')
    written(tmp_path, "")
    assert (tmp_path / "_headers").read_text().startswith('/x/*\n  Link: </x>; rel="author"\n\n/*\n')


def test_every_page_of_the_site_has_the_policy_before_anything_it_rules(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert pages
    for path in pages:
        head = html.fromstring(path.read_text(encoding="utf-8")).find("head")
        first = head.xpath("(./script | ./link | ./style | ./meta[@http-equiv='Content-Security-Policy'])[1]")[0]
        assert first.tag == "meta", path


def test_no_page_has_inline_programs_styles_or_handlers(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        tree = html.fromstring(text)
        assert not tree.xpath("//*[@style] | //style"), path
        assert not tree.xpath("//@*[starts-with(name(), 'on')]"), path
        assert inline_hashes(text) == set(), path


def test_the_site_has_no_source_maps(site: Path) -> None:
    assert not list(site.rglob("*.map"))
    for path in [*site.rglob("*.js"), *site.rglob("*.css")]:
        assert "sourceMappingURL=" not in path.read_text(encoding="utf-8"), path


def test_no_page_names_another_host_for_what_it_loads(site: Path) -> None:
    seen = 0
    for path in site.rglob("*.html"):
        tree = html.fromstring(path.read_text(encoding="utf-8"))
        loads = tree.xpath(
            "//script/@src | //img/@src | //iframe/@src | //source/@src"
            " | //link[contains(@rel, 'stylesheet') or contains(@rel, 'icon') or contains(@rel, 'preload')]/@href"
        )
        seen += len(loads)
        for url in loads:
            assert not urlsplit(url).netloc, f"{path}: {url}"
    assert seen > 200


@pytest.mark.browser
def test_all_that_a_reader_does_keeps_the_policy_and_stays_on_the_site(page: Page, address: str) -> None:
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    for path in PAGES.values():
        page.goto(address + path)
        page.get_by_role("button", name="Dark colors").click()
        if path in some(PAGES.values()):
            page.keyboard.press("Control+k")
            page.keyboard.type("attach")
            expect(page.locator(".search__link").first).to_be_visible()
            page.keyboard.press("Escape")
        page.mouse.wheel(0, 4000)
    page.goto(address + PAGES["topic"])
    page.locator("a.term").first.hover()
    expect(page.locator(".preview")).to_be_visible()
    reach_cite_box(page)
    page.locator(".cite-box button:visible").first.click()
    expect(page.locator(".cite-status")).not_to_be_empty()
    page.locator("a.cite").first.click()
    page.locator("a.back").first.click()
    page.locator("a.term").first.click()
    expect(page).to_have_url(urljoin(address, "glossary/") + "#diplomatic-immunity")
    assert not said, said
    assert all(url.startswith(address) for url in asked), [url for url in asked if not url.startswith(address)]
    assert not page.context.cookies()
