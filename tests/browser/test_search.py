"""How the search behaves in a real browser: what it lists and says, by which keys, at which addresses, offline."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from asking import ask, open_search
from playwright.sync_api import Browser, Page, expect
from project_copy import serve

pytestmark = pytest.mark.browser


def total(page: Page, query: str) -> int:
    """How many results the search counts."""
    ask(page, query)
    return page.evaluate("window.answers.at(-1).total")


@pytest.mark.parametrize(
    "words",
    [
        ("military", "attaché", "immunity"),
        ("exercise", "balikatan", "2025"),
        ("defense", "agreement", "sovereignty"),
        ("trust", "transparency", "exercise"),
        ("vienna", "convention", "expulsion"),
    ],
)
def test_more_words_narrow(search: Page, words: tuple[str, ...]) -> None:
    counts = [total(search, f"{' '.join(words[:n])} ") for n in range(1, len(words) + 1)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1] > 0
    for word in words:
        assert total(search, f"{word}  ") >= counts[-1]


def test_what_comes_behind_the_best_is_listed_a_moment_later(search: Page) -> None:
    entries = search.locator(".search__item")
    assert len(ask(search, "military")) == 10
    expect(entries).to_have_count(40)
    expect(entries.last.locator(".search__snippet").first).not_to_be_empty()
    addresses = entries.evaluate_all("all => all.map(one => one.querySelector('a').href.replace(/[?]h=[^#]*/, ''))")
    assert len(set(addresses)) == 40


def test_a_quoted_phrase_lists_only_pages_that_have_it(search: Page) -> None:
    loose, quoted = total(search, "mutual trust"), total(search, '"mutual trust"')
    assert 0 < quoted < loose
    texts = search.evaluate(
        "window.answers.at(-1).results.map(({ title, places }) =>"
        " title + places.map(({ title, snippet }) => title + snippet.map(({ text }) => text).join('')).join(' '))"
    )
    assert all("mutual trust" in text.lower() for text in texts)


def test_kinds_and_the_page_of_a_section_are_shown(search: Page) -> None:
    assert total(search, "peacekeeping observers") > 1
    entries = search.locator(".search__item")
    page = entries.filter(has=search.locator(".search__title", has_text="United Nations peacekeeping")).first
    expect(page.locator(".search__kind")).to_have_text("Case study")
    expect(page.locator(".search__place").first).not_to_be_empty()
    ask(search, "SOFA")
    first = entries.first
    assert first.locator(".search__kind").inner_text() == "Glossary term"
    expect(first.locator(".search__snippet")).to_contain_text("legal position")


def test_stop_words_find_the_titles_that_begin_with_them(search: Page) -> None:
    assert "topics/from-aims-to-practice/" in ask(search, "From")
    assert "topics/why-states-use-it/" in ask(search, "Why")
    found = ask(search, "The")
    assert found
    assert len({address.split("#")[0] for address in found}) == len(found)


def test_a_correction_is_told(search: Page) -> None:
    ask(search, "balikaten exercise")
    expect(search.locator(".search__notes")).to_contain_text("No page has “balikaten”: these have “balikatan”.")


def test_nothing_found_offers_names_and_two_places_to_look(search: Page, address: str) -> None:
    assert ask(search, "balikatonienne") == []
    notes = search.locator(".search__notes")
    expect(notes.get_by_role("link", name="Balikatan").first).to_be_visible()
    expect(notes.get_by_role("link", name="A–Z index")).to_have_attribute("href", "a-z/")
    expect(notes.get_by_role("link", name="glossary")).to_have_attribute("href", "glossary/")
    expect(search.locator(".search__meta")).to_have_text("Nothing found for “balikatonienne”")


def test_results_are_announced_and_the_dialog_has_a_name(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("dialog", name="Search")).to_be_attached()
    page.keyboard.press("Control+k")
    page.keyboard.type("soft power")
    expect(page.locator(".search__status")).to_contain_text("pages")
    page.keyboard.press("Escape")
    expect(page.locator(".search__status")).to_be_empty()


def type_at_once(page: Page, query: str) -> None:
    """Enter a query as a paste does: it is answered once, and the list is not drawn again under the test's hands."""
    page.keyboard.insert_text(query)


def test_the_keyboard_alone_finds_opens_and_closes(page: Page, address: str) -> None:
    page.goto(address)
    link = page.locator("article").get_by_role("link", name="Military attachés").first
    link.focus()
    page.keyboard.press("Control+k")
    page.keyboard.type("naval")
    page.locator(".search__link").first.wait_for()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    page.keyboard.press("Control+k")
    type_at_once(page, "balikatan")
    expect(page.locator(".search__item .search__title").first).to_contain_text("Southeast Asia")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search__link").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("The United States in Southeast Asia")


def test_enter_opens_the_first_result_with_its_words_marked(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Control+k")
    type_at_once(page, "attache")
    expect(page.locator(".search__snippet mark").first).to_be_visible()  # the texts are there, and not only the names
    expect(page.locator(".search__item .search__title").first).to_contain_text("Military attachés")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Military attachés")
    page.wait_for_function("CSS.highlights.get('found')")
    marked = page.evaluate("[...CSS.highlights.get('found')].map(range => range.toString().toLowerCase())")
    assert {"attaché", "attachés"} <= set(marked)
    assert "h=" not in page.url


def test_a_term_opens_its_anchor(page: Page, address: str) -> None:
    page.goto(f"{address}topics/soft-power/?q=persona+non+grata")
    page.locator(".search__item").filter(has_text="Glossary term").first.get_by_role("link").first.click()
    expect(page.locator("#persona-non-grata")).to_be_in_viewport()


def test_an_address_with_a_query_opens_the_search_on_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 780}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{address}?q=d%C3%A9tente+hotline")
    first = page.locator(".search__item").first
    expect(first).to_be_in_viewport()
    expect(first).to_contain_text("otline")
    expect(first).to_be_in_viewport(ratio=1)
    assert page.evaluate("innerWidth") <= 390
    context.close()


def test_the_search_works_below_any_path(page: Page, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "some/deep/path")
    with serve(tmp_path) as url:
        open_search(page, f"{url}some/deep/path/topics/history/")
        assert ask(page, "defence attaché")[0] == "topics/military-attaches/"
        page.keyboard.press("Escape")


def test_the_search_works_from_a_disk_without_a_network(browser: Browser, offline: Path) -> None:
    folder = offline / "site-offline"
    context = browser.new_context(offline=True)
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{(folder / 'topics/history.html').as_uri()}?q=attachee")
    first = page.locator(".search__item").first.get_by_role("link").first
    expect(first).to_contain_text("Military attachés")
    first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Military attachés")
    assert page.url.startswith((folder / "topics/military-attaches.html").as_uri())
    assert all(url.startswith("file:") for url in requests), requests
    open_search(page, (folder / "index.html").as_uri())
    assert ask(page, "(SOFA)")[0] == "glossary.html#sofa"
    context.close()


def test_a_quoted_phrase_that_stands_nowhere_is_told(search: Page) -> None:
    assert total(search, '"trust mutual naval"') > 0
    expect(search.locator(".search__notes")).to_contain_text("No page has “trust mutual naval” word for word")
    ask(search, '"mutual trust"')
    expect(search.locator(".search__notes")).not_to_contain_text("word for word")


def test_no_hit_prints_a_whole_list(search: Page) -> None:
    ask(search, "hotline")
    heights = search.locator(".search__link").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert heights
    assert max(heights) < 200
