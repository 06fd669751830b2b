"""The A–Z index: sorted, complete, with no reference to nothing, and with a filter for those who have scripts."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from kb.adapters.mkdocs.configuration import read_project
from kb.model.target import Target
from kb.model.text import fold, initial
from kb.pipeline import load_and_resolve
from kb.resolve.index import Entry, Index, build_index
from lxml import html
from playwright.sync_api import Browser, Page, expect
from project_copy import ROOT, library

LETTERS = 'h2[id^="letter-"] + ul > li'


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    return build_index(load_and_resolve(library(), read_project(ROOT))).entries()


def test_entries_are_in_order_without_accents_or_case(entries: list[Entry]) -> None:
    def letters(entry: Entry) -> str:
        return " ".join("".join(c if c.isalnum() else " " for c in fold(entry.heading)).split())

    shown = [letters(entry) for entry in entries]
    assert shown == sorted(shown)
    assert len(set(shown)) == len(shown)


def test_every_entry_leads_somewhere(entries: list[Entry]) -> None:
    assert [e.heading for e in entries if not (e.places or e.subs or e.see)] == []
    assert [e.heading for e in entries if e.see and (e.places or e.subs)] == []


def test_see_never_leads_to_nothing_nor_in_a_circle(entries: list[Entry]) -> None:
    by_heading = {entry.heading: entry for entry in entries}
    for entry in entries:
        for other in filter(None, [entry.see, *entry.see_also]):
            assert other in by_heading, f"{entry.heading} sends readers to {other}"
            assert not by_heading[other].see, f"{entry.heading} sends readers to {other}, which sends them on"
            assert other != entry.heading


def test_no_see_reference_stands_beside_its_target(entries: list[Entry]) -> None:
    for one, other in pairwise(entries):
        assert one.see != other.heading, one.heading
        assert other.see != one.heading, other.heading


def test_spellings_and_qualifiers_of_a_heading_are_one_entry(entries: list[Entry]) -> None:
    headings = [entry.heading for entry in entries]
    assert sum(h.startswith("Code for Unplanned Encounters at Sea") for h in headings) == 1
    assert sum(h.lower().startswith(("defense pact", "defence pact")) for h in headings) == 1
    assert not any("(United States)" in h or "(United Kingdom" in h for h in headings)
    assert "NATO" in headings
    assert not any(e.places for e in entries if e.heading.startswith("North Atlantic Treaty Org"))


def test_states_stand_in_the_index_by_every_name(entries: list[Entry]) -> None:
    by_heading = {entry.heading: entry for entry in entries}
    assert Target("place", "united-kingdom") in by_heading["United Kingdom"].places
    assert by_heading["Great Britain"].see == "United Kingdom"
    assert "Kenya" not in by_heading


def test_a_page_takes_in_its_sections_and_sub_entries_ignore_small_words() -> None:
    index = Index({})
    index.add("treaty", Target("topic", "a", "x"))
    index.add("Treaty", Target("topic", "a"))
    index.add("TREATY", Target("topic", "a", "y"))
    index.add("treaty", Target("topic", "b"), "on arms")
    index.add("treaty", Target("topic", "c"), "and borders")
    (entry,) = index.entries()
    assert entry.places == [Target("topic", "a")]
    assert [sub for sub, _ in entry.sorted_subs()] == ["on arms", "and borders"]


def test_minor_names_lead_to_entries_that_exist() -> None:
    index = Index({})
    index.add("Nye, Joseph", Target("topic", "soft-power"))
    index.add("defense pact", Target("term", "defense-pact"))
    for name in ("Joseph Nye", "defence pact", "Defense pacts"):
        index.minor(name, Target("topic", "x"), see="defense pact")
    assert [entry.heading for entry in index.entries()] == ["Defense pact", "Nye, Joseph"]
    index.add("balance", Target("topic", "y"))
    index.minor("alliance", Target("topic", "x"), see="defense pact")
    assert index.entries()[0].see == "Defense pact"


def test_every_link_of_the_index_has_its_target_in_the_built_site(site: Path) -> None:
    tree = html.parse(site / "a-z" / "index.html")
    anchors: dict[Path, set[str]] = {}
    links = tree.xpath('//h2[starts-with(@id,"letter-")]/following-sibling::ul[1]//a/@href')
    assert len(links) > 500
    for link in links:
        parts = urlsplit(urljoin("http://site/a-z/", link))
        path = site / parts.path.lstrip("/") / "index.html"
        assert path.is_file(), link
        if path not in anchors:
            anchors[path] = set(html.parse(path).xpath("//@id"))
        if parts.fragment:
            assert unquote(parts.fragment) in anchors[path], link


def test_the_letter_bar_has_every_letter(site: Path, entries: list[Entry]) -> None:
    tree = html.parse(site / "a-z" / "index.html")
    bar = [link.text for link in tree.xpath('//p[@class="letters"]/a')]
    assert bar == list(dict.fromkeys(initial(entry.heading) for entry in entries))
    assert len(tree.xpath('//h2[starts-with(@id,"letter-")]/following-sibling::*[1]/self::ul/li')) == len(entries)


@pytest.mark.browser
def test_the_filter_shows_what_begins_with_the_words(page: Page, address: str) -> None:
    page.goto(address + "a-z/")
    every = page.locator(LETTERS).count()
    page.get_by_role("searchbox", name="Show entries with").fill("attache VAGTS")
    expect(page.locator(f"{LETTERS}:visible")).to_have_count(1)
    expect(page.locator(f"{LETTERS}:visible")).to_contain_text("Vagts, Alfred")
    expect(page.get_by_role("status").filter(has_text="entries")).to_have_text(f"1 of {every} entries")
    expect(page.locator('h2[id^="letter-"]:visible')).to_have_count(1)
    page.get_by_role("searchbox", name="Show entries with").fill("")
    expect(page.locator(f"{LETTERS}:visible")).to_have_count(every)


@pytest.mark.browser
def test_without_javascript_the_letters_are_plain_anchors(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "a-z/")
    expect(page.locator(".filter")).to_be_hidden()
    page.locator(".letters").get_by_role("link", name="V", exact=True).click()
    expect(page.locator("#letter-v")).to_be_in_viewport()
    context.close()
