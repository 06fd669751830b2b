"""The box "Cite this page" in a browser: with scripts and without, for a page and for a part of one."""

from __future__ import annotations

import datetime as dt
import html
import re

import citing_samples as samples
import pytest
from kb.adapters.mkdocs.configuration import read_project
from kb.citing.engine import Citations, cite_records
from kb.citing.styles import STYLES
from kb.emit.parts.cite_box import locatable
from playwright.sync_api import Browser, Page, expect
from project_copy import ROOT
from reader import copy_citation, reach_cite_box
from reader import shown_citations as shown
from thorough import some

pytestmark = pytest.mark.browser
BASE = read_project(ROOT).url
PAGE, CASE, TERMS = "topics/military-attaches/", "cases/admm-plus/", "glossary/"


def citations() -> Citations:
    site = samples.resolved()
    return cite_records(site.records, site.project.cache)


def engine_output(slug: str) -> list[str]:
    cited = citations()[slug]
    rows = [text for style in STYLES for text in (cited[style.id].full, cited[style.id].short)]
    return [html.unescape(re.sub(r"<[^>]+>", "", row)) for row in rows]


def test_without_scripts_every_page_shows_what_pandoc_printed(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for slug, record in some(samples.resolved().records.items()):
        page.goto(record.live.replace(BASE, address))
        assert shown(page) == engine_output(slug), slug
        assert page.locator(".cite-box button").count() == 0
    context.close()


def test_the_day_of_reading_is_filled_in(page: Page, address: str) -> None:
    page.clock.set_fixed_time(dt.datetime(2027, 3, 4, 12))
    page.goto(address + PAGE)
    reach_cite_box(page)
    assert "(Accessed: 4 March 2027)" in shown(page)[8]
    assert not any("[date]" in text for text in shown(page))


def test_copying_gives_plain_text_and_italics(browser: Browser, address: str) -> None:
    text, rich = copy_citation(browser, address + PAGE)
    assert "<" not in text
    assert "<em>Military Diplomacy: A Reference</em>" in rich


def test_without_leave_to_copy_the_text_is_selected(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    reach_cite_box(page)
    page.evaluate("() => { navigator.clipboard.write = () => Promise.reject(new Error('no')); }")
    assert page.get_by_role("combobox", name="Style").input_value() == "APA 7"
    page.get_by_role("button", name="Copy: APA 7, In text").click()
    expect(page.locator(".cite-status")).to_have_text("Select the text and copy it.")
    assert page.evaluate("getSelection().toString()") == shown(page)[1]


def test_the_style_is_chosen_once(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    reach_cite_box(page)
    terms = page.locator(".cite-box dt:visible")
    expect(terms).to_have_text(["APA 7"])
    page.get_by_role("combobox", name="Style").select_option("Chicago 18, notes")
    expect(terms).to_have_text(["Chicago 18, notes"])
    page.goto(address + CASE)
    reach_cite_box(page)
    expect(terms).to_have_text(["Chicago 18, notes"])


def test_a_paragraph_is_cited_and_kept_where_its_address_is_copied(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + CASE)
    reach_cite_box(page)
    page.get_by_role("combobox", name="Style").select_option("MLA 9")
    words = page.locator("#done").evaluate("heading => heading.firstChild.textContent")
    link = page.locator(".part--done a.para").first
    link.focus()
    page.keyboard.press("Enter")
    said = page.locator(".copied")
    said.get_by_role("button", name="Copy citation (MLA 9)").click()
    expect(said).to_contain_text("Citation copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert f"{BASE}{CASE}{link.evaluate('link => link.hash')}" in copied
    said.get_by_role("button", name="Add to my list").click()
    expect(said).to_contain_text("On your list of 1")
    said.get_by_role("link", name="open it").click()
    expect(page.locator(".builder-list")).to_contain_text(f"ADMM-Plus: {words}")
    context.close()


def test_the_list_of_references_is_short_until_a_reader_asks(page: Page, address: str) -> None:
    page.goto(f"{address}{PAGE}#ref-2")
    said = page.locator(".part--references .said:visible")
    number = page.locator("#ref-2 .said").count()
    expect(said).to_have_count(number)
    assert number < page.locator(".part--references .said").count()
    page.get_by_role("button", name="Show what each source says").click()
    expect(said).to_have_count(page.locator(".part--references .said").count())


def test_arriving_at_a_section_cites_the_section(page: Page, address: str) -> None:
    page.goto(f"{address}{CASE}#done")
    reach_cite_box(page)
    words = page.locator("#done").evaluate("heading => heading.firstChild.textContent")
    full, short = shown(page)[::2], shown(page)[1::2]
    assert all(text.count(f"{BASE}{CASE}#done") == 1 for text in full)
    assert f"sec. “{words}”" in short[0]
    assert short[1] == f"(“ADMM-Plus,” sec. “{words}”)"
    assert f"sec. “{words},” {BASE}{CASE}#done." in short[2]
    assert f"sec. ‘{words}’" in short[4]


def test_arriving_at_a_term_cites_the_term(page: Page, address: str) -> None:
    page.goto(f"{address}{TERMS}#anzus")
    reach_cite_box(page)
    assert shown(page)[1].endswith(", s.v. “ANZUS”)")
    assert f"{BASE}{TERMS}#anzus" in shown(page)[0]


def test_arriving_at_a_paragraph_cites_its_number(page: Page, address: str) -> None:
    """Paragraphs get ids as the stamped content has them, before the page's own script runs."""
    script = """document.addEventListener("DOMContentLoaded", () => {
      const bare = document.querySelectorAll("article > p:not([id])");
      bare.forEach((p, n) => { p.id = `p-${(n + 100).toString(36)}xy`; });
    })"""
    page.add_init_script(script)
    page.goto(address + CASE)
    reach_cite_box(page)
    ids = page.locator("article [id^='p-']").evaluate_all("ps => ps.map((p) => p.id)")
    page.goto(f"{address}{CASE}#{ids[3]}")
    reach_cite_box(page)
    short = shown(page)[1::2]
    assert short[0].endswith(", 2026, para. 4)")
    assert short[1] == "(“ADMM-Plus,” par. 4)"
    assert f", para. 4, {BASE}{CASE}#{ids[3]}." in short[2]
    assert short[4].endswith(", 2026, para. 4)")


def test_the_citation_follows_the_reader_and_goes_back(page: Page, address: str) -> None:
    page.goto(address + CASE)
    reach_cite_box(page)
    whole = shown(page)
    page.evaluate("location.hash = '#done'")
    expect(page.locator(".cite-box .address").first).to_have_text(f"{BASE}{CASE}#done")
    page.evaluate("location.hash = ''")
    expect(page.locator(".cite-box .address").first).to_have_text(f"{BASE}{CASE}")
    assert shown(page) == whole


@pytest.mark.parametrize("hash_", ["#cite", "#ref-1", "#nowhere", "#%", "#<b>"])
def test_other_anchors_cite_the_whole_page(page: Page, address: str, hash_: str) -> None:
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address + CASE)
    reach_cite_box(page)
    whole = shown(page)
    page.goto("about:blank")
    page.goto(address + CASE + hash_)
    reach_cite_box(page)
    assert shown(page) == whole
    assert errors == []


def test_the_downloads_are_there(page: Page, address: str) -> None:
    page.goto(address + CASE)
    reach_cite_box(page)
    links = page.locator("article").get_by_role("link", name="RIS", exact=True)
    response = page.request.get(links.first.evaluate("link => link.href"))
    assert response.ok
    assert response.text().startswith("TY  - ENCYC\nID  - mdr-admm-plus")


def test_the_marks_of_the_short_form_change_nothing_else() -> None:
    for slug in samples.resolved().records:
        for cited in citations()[slug].values():
            text = locatable(cited.short, cited.at)
            whole = re.sub(r"<span data-at=.*?>(.*?)</span>", r"\1", text)
            located = re.sub(r'<span data-at="(.*?)">.*?</span>', r"\1", text)
            assert (whole, located) == (cited.short, cited.at)


def test_all_styles_agree_about_the_date(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    said = page.locator(".cite-box dt").evaluate_all(
        "all => Object.fromEntries(all.map(one => [one.textContent.trim(), one.nextElementSibling.textContent]))"
    )
    years = {
        name: re.findall(r"\b20\d\d\b", text)[:1] for name, text in said.items() if name[:3] in ("APA", "MLA", "Chi")
    }
    assert len(years) == 4
    assert len({tuple(found) for found in years.values()}) == 1
    mla = re.search(r"(\d+) (\w{3})\w*\. (20\d\d)", said["MLA 9"]).groups()
    chicago = re.search(r"(\w+) (\d+), (20\d\d)", said["Chicago 18, notes"]).groups()
    assert (chicago[1], chicago[0][:3], chicago[2]) == mla
