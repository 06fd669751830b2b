"""The frame of the pages: navigation with and without scripts, the keyboard, colors, and addresses."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from reader import search_by_keys

pytestmark = pytest.mark.browser

TOPIC = "topics/military-aid/"
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def phone(browser: Browser):
    context = browser.new_context(viewport=PHONE)
    yield context.new_page()
    context.close()


def test_the_sidebar_marks_the_page_among_those_of_its_area(page: Page, address: str) -> None:
    page.goto(address + TOPIC)
    sidebar = page.get_by_role("navigation", name="Site")
    expect(sidebar.locator("[aria-current=page]")).to_have_text("Military aid and cooperation agreements")
    page.goto(address + "areas/instruments/")
    listed = page.locator(".page--area > ul > li > p:first-child > a").all_inner_texts()
    page.goto(address + TOPIC)
    assert sidebar.locator(".sitenav__area > li > a").all_inner_texts() == listed


def test_next_leads_through_the_area_and_previous_back(page: Page, address: str) -> None:
    page.goto(address + "areas/foundations/")
    names = page.locator(".page--area > ul > li > p:first-child > a").all_inner_texts()
    page.locator(".page--area > ul a").first.click()
    walked = [page.locator("h1").inner_text()]
    while (following := page.locator("a[rel=next].pager__link")).count():
        following.click()
        walked.append(page.locator("h1").inner_text())
    assert walked == names
    page.locator("a[rel=prev].pager__link").click()
    assert page.locator("h1").inner_text() == names[-2]


def test_breadcrumbs_lead_up(page: Page, address: str) -> None:
    page.goto(address + TOPIC)
    crumbs = page.get_by_role("navigation", name="Breadcrumb")
    assert crumbs.get_by_role("listitem").all_inner_texts()[-1] == page.locator("h1").inner_text()
    crumbs.get_by_role("link", name="Instruments").click()
    expect(page.locator("h1")).to_have_text("Instruments")


def test_the_contents_name_every_section(page: Page, address: str) -> None:
    page.goto(address + TOPIC)
    headings = [re.sub("¶$", "", text) for text in page.locator(".part > h2").all_inner_texts()]
    assert page.locator(".toc a").all_inner_texts() == headings
    for link in page.locator(".toc a").all():
        assert page.locator(f"h2[id='{link.get_attribute('href')[1:]}']").count() == 1


def test_the_contents_stand_once(page: Page, phone: Page, address: str) -> None:
    for tab, shown in ((page, ".sitenav__sections a"), (phone, ".toc a")):
        tab.goto(address + "cases/uk-1998-mission/")
        listed = tab.locator(".sitenav__sections a, .toc a")
        visible = [link for link in listed.all() if link.is_visible()]
        assert 2 * len(visible) == listed.count()
        expect(tab.locator(shown).first).to_be_visible()
    expect(page.locator(".sitenav__sections a").nth(4)).to_be_in_viewport()


def test_the_menu_works_by_keyboard(phone: Page, address: str) -> None:
    phone.goto(address + TOPIC)
    menu = phone.get_by_role("navigation", name="Site")
    expect(menu).to_be_hidden()
    button = phone.get_by_role("button", name="Menu", exact=True)
    button.focus()
    phone.keyboard.press("Enter")
    expect(menu).to_be_visible()
    phone.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    phone.keyboard.press("Enter")
    phone.keyboard.press("Tab")
    expect(phone.get_by_role("button", name="Close menu")).to_be_focused()
    phone.keyboard.press("Tab")
    expect(menu.get_by_role("link", name="Home")).to_be_focused()


@pytest.mark.parametrize("width", [1280, 390])
def test_without_scripts_the_navigation_works(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 844})
    page = context.new_page()
    page.goto(address + TOPIC)
    if width == 390:
        page.get_by_role("button", name="Menu", exact=True).click()
    page.get_by_role("navigation", name="Site").get_by_role("link", name="Joint exercises").click()
    expect(page.locator("h1")).to_have_text("Joint exercises")
    expect(page.locator("[data-open-search]").first).to_be_hidden()
    context.close()


def test_a_keyboard_leads_from_home_through_the_search_to_a_topic(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    search_by_keys(page, "crisis management", "Crisis management")


def test_the_door_on_the_home_page_opens_the_search_and_takes_the_focus_back(page: Page, address: str) -> None:
    page.goto(address)
    door = page.locator(".search-door")
    door.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("treaty")
    expect(page.locator(".search__link").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(door).to_be_focused()


def test_the_skip_link_leads_past_the_navigation(page: Page, address: str) -> None:
    page.goto(address + TOPIC)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#text') !== null")


def test_the_choice_of_dark_is_kept(page: Page, address: str) -> None:
    page.goto(address)
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)
    page.get_by_role("button", name="Dark colors").click()
    dark = page.evaluate(background)
    assert dark != light
    page.goto(address + TOPIC)
    assert page.evaluate(background) == dark
    expect(page.get_by_role("button", name="Dark colors")).to_have_attribute("aria-pressed", "true")


def test_only_the_parts_in_view_say_which_section_is_read(page: Page, address: str) -> None:
    page.goto(address + TOPIC + "#references")
    expect(page.locator("[data-spy] a[data-current]")).to_have_text("References")


def test_a_reading_list_stands_below_the_reading_lists(page: Page, address: str) -> None:
    page.goto(f"{address}lists/undergraduate/")
    page.get_by_role("navigation", name="Breadcrumb").get_by_role("link", name="Reading lists").click()
    expect(page.locator("h1")).to_have_text("Reading lists")


@pytest.mark.parametrize("forced", ["none", "active"])
def test_the_paragraph_that_an_address_names_stands_out(page: Page, address: str, forced: str) -> None:
    page.emulate_media(forced_colors=forced)
    page.goto(address + TOPIC)
    ids = page.locator("article p[id^='p-']").evaluate_all("all => all.map(one => one.id)")
    style = "(id, name) => getComputedStyle(document.getElementById(id))[name]"
    name = "outlineStyle" if forced == "active" else "backgroundColor"
    page.goto(f"{address}{TOPIC}#{ids[2]}")
    look = [page.evaluate(f"([id, name]) => ({style})(id, name)", [id_, name]) for id_ in ids[1:3]]
    assert look[0] != look[1]
    assert look[1] not in ("none", "rgba(0, 0, 0, 0)")


def test_a_deep_link_arrives_at_once(page: Page, address: str) -> None:
    """Smooth scrolling through a long page would take more than a second."""
    page.goto(f"{address}glossary/#vcdr", wait_until="load")
    top = "document.getElementById('vcdr').getBoundingClientRect().top"
    first = page.evaluate(top)
    page.wait_for_timeout(1500)
    assert abs(first - page.evaluate(top)) < 2
    assert 0 <= first < 300 < page.evaluate("scrollY")


def test_the_scheme_follows_another_tab_and_a_page_that_is_shown_again(browser: Browser, address: str) -> None:
    context = browser.new_context(color_scheme="light")
    page, other = context.new_page(), context.new_page()
    page.goto(address)
    other.goto(address + TOPIC)
    button, scheme = page.get_by_role("button", name="Dark colors"), page.locator("html")
    other.get_by_role("button", name="Dark colors").click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.evaluate("window.kept.set('scheme', 'light')")
    expect(scheme).to_have_attribute("data-colors", "dark")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(scheme).to_have_attribute("data-colors", "light")
    context.close()


@pytest.mark.parametrize(
    ("key", "code", "opens"),
    [("к", "KeyR", False), ("л", "KeyK", True), ("k", "KeyV", True), ("v", "KeyK", False), (None, "KeyK", True)],
)
def test_a_shortcut_is_known_by_its_letter_or_by_its_place(
    page: Page, address: str, key: str | None, code: str, opens: bool
) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(address + TOPIC)
    page.evaluate(
        """([key, code]) => {
          const event = new KeyboardEvent("keydown", { key: key ?? "", code, ctrlKey: true, bubbles: true });
          if (key === null) Object.defineProperty(event, "key", { value: undefined });
          document.body.dispatchEvent(event);
        }""",
        [key, code],
    )
    assert page.locator(".search").evaluate("search => 'open' in search.dataset") == opens
    assert faults == []


def test_nothing_is_taken_from_an_input_method(page: Page, address: str) -> None:
    page.goto(address + TOPIC)
    page.keyboard.press("Control+k")
    page.locator(".search__input").evaluate(
        """input => input.dispatchEvent(
          new KeyboardEvent("keydown", { key: "Escape", isComposing: true, bubbles: true }))"""
    )
    expect(page.locator(".search__input")).to_be_focused()


def test_the_tools_have_a_heading_and_one_says_where_the_reader_is(page: Page, address: str) -> None:
    for path, name in (("figures/", "Figures"), ("places/", "Places"), ("bibliography/", "Bibliography")):
        page.goto(address + path)
        tools = page.locator(".sitenav__group").filter(has=page.get_by_text("Find and check", exact=True))
        expect(tools.locator("[aria-current=page]")).to_have_text(name)


def test_the_foot_leads_to_downloads_changes_and_feed(page: Page, address: str) -> None:
    page.goto(address + TOPIC)
    foot = page.get_by_role("contentinfo")
    for name in ("Downloads", "What changed", "Feed"):
        link = foot.get_by_role("link", name=name)
        assert page.request.get(link.evaluate("link => link.href")).ok


def test_after_the_text_comes_the_next_page_then_questions_and_last_what_is_for_the_record(
    page: Page, address: str
) -> None:
    page.goto(address + "topics/military-attaches/")
    last = page.evaluate("""() => {
      const parts = ["questions", "literature", "related", "references", "cite"].map(part => `.part--${part}`);
      const order = [".part--research, .part--record", ".pager", ...parts];
      const found = order.map(one => document.querySelector(one)).filter(Boolean);
      return found.length > 4 && found.every((one, i) =>
        !i || found[i - 1].compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
    }""")
    assert last
    reasons = page.locator(".part--related li").all_inner_texts()
    assert reasons
    assert not [reason for reason in reasons if re.search(r"\b(cite|passages?|tied)\b", reason)]
