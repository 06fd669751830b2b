"""The syllabus builder in a browser: pick, order, reload from the address, download, and parse what was downloaded."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
import rispy
from cartridges import faults, files, modules
from kit_site import HOME, missing
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


def download(page: Page, button: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return Path(waiting.value.path()).read_bytes()


def pick(page: Page, words: str, label: str) -> None:
    page.get_by_label("Find a page, section, case or term").fill(words)
    page.get_by_label(label, exact=True).check()


def chosen(page: Page) -> list[str]:
    return [text.split(" (")[0] for text in page.locator(".builder-list > li > span:first-child").all_inner_texts()]


@pytest.fixture
def builder(page: Page, address: str) -> Page:
    page.goto(f"{address}builder/")
    page.get_by_role("heading", name="Your list").wait_for()
    return page


def label(page: Page, see: str) -> str:
    return page.locator(f"label[for='pick-{see}']").text_content()


def test_a_choice_is_ordered_kept_in_the_address_and_downloaded(builder: Page, site: Path) -> None:
    for see in ("topic:joint-exercises", "topic:military-attaches#law", "case:partnership-for-peace", "term:nato"):
        builder.locator(f"[id='pick-{see}']").evaluate("box => box.closest('details').open = true")
        builder.get_by_label(label(builder, see), exact=True).check()
    builder.get_by_label("Title", exact=True).fill("Week three, “quoted” & <odd>")
    builder.get_by_role("button", name="Move up: Partnership for Peace").click()
    builder.get_by_role("button", name="Move up: Partnership for Peace").click()
    order = chosen(builder)
    assert order[0] == "Partnership for Peace"
    assert len(order) == 4

    builder.reload()
    builder.get_by_role("heading", name="Your list").wait_for()
    assert chosen(builder) == order
    assert builder.get_by_label("Title", exact=True).input_value() == "Week three, “quoted” & <odd>"

    parts = files(download(builder, "Download cartridge"))
    assert faults(parts) == []
    [(title, links)] = modules(parts)
    assert title == "1. Week three, “quoted” &", "what Moodle takes for a tag is left out"
    assert [name.removesuffix(" (glossary)") for name, _ in links] == order
    assert [wrong for _, where in links if (wrong := missing(site, where))] == []

    records = rispy.loads(download(builder, "Download RIS").decode())
    rows = list(csv.DictReader(io.StringIO(download(builder, "Download CSV").decode("utf-8-sig"), newline="")))
    addresses = [where for _, where in links]
    assert [record["urls"][0] for record in records] == [row["Address"] for row in rows] == addresses
    text = builder.get_by_label("Lines for a syllabus").input_value()
    assert re.findall(rf"{re.escape(HOME)}\S+(?= \()", text) == addresses


def test_files_are_named_by_the_letters_of_the_title(page: Page, address: str) -> None:
    page.goto(f"{address}builder/?list=introduction")
    page.get_by_label("Title", exact=True).fill("Sécurité & “défense” naïve")
    with page.expect_download() as made:
        page.get_by_role("button", name="Download CSV").click()
    assert made.value.suggested_filename == "securite-defense-naive.csv"


@pytest.mark.parametrize("name", ["introduction", "undergraduate", "limits-and-disagreements", "going-abroad"])
def test_a_list_of_the_site_gives_the_files_of_the_site(page: Page, address: str, site: Path, name: str) -> None:
    """The browser's RIS, text and links of the cartridge are those that the build made from the same list."""
    page.goto(f"{address}builder/?list={name}")
    page.get_by_role("heading", name="Your list").wait_for()
    folder = site / "lists" / name
    made, built = files(download(page, "Download cartridge")), files((folder / f"{name}.imscc").read_bytes())
    assert modules(made) == modules(built)
    links = made.keys() - {"imsmanifest.xml"}
    assert {part: made[part] for part in links} == {part: built[part] for part in links}
    assert download(page, "Download RIS").decode() == (folder / f"{name}.ris").read_text(encoding="utf-8")
    lines = (folder / "syllabus.txt").read_text(encoding="utf-8").splitlines()
    built = [line for line in lines if "For discussion" not in line]
    text = page.get_by_label("Lines for a syllabus").input_value().splitlines()
    assert len(text) == len(built)
    assert [line for line, whole in zip(text, built, strict=True) if not whole.startswith(line)] == []


def test_it_is_worked_by_keyboard_alone(builder: Page) -> None:
    builder.get_by_label("Find a page, section, case or term").focus()
    builder.keyboard.type("attaches")
    expect(builder.locator(".builder-found")).to_contain_text("found")
    builder.keyboard.press("Tab")  # the group
    builder.keyboard.press("Tab")  # its first reading
    builder.keyboard.press("Space")
    builder.keyboard.press("Tab")
    builder.keyboard.press("Space")
    first, second = chosen(builder)
    builder.get_by_role("button", name=f"Move down: {first}", exact=True).focus()
    builder.keyboard.press("Enter")
    assert chosen(builder) == [second, first]
    assert builder.evaluate("document.activeElement.getAttribute('aria-label')") == f"Move up: {first}"
    expect(builder.locator(".builder-status")).to_have_text(f"{first} is now number 2 of 2.")
    builder.keyboard.press("Enter")
    assert chosen(builder) == [first, second]


def test_what_an_address_names_and_the_site_has_not_is_said(page: Page, address: str) -> None:
    page.goto(f"{address}builder/#list=topic:gone&list=topic:joint-exercises&list=%3Cimg+src=x+onerror=alert(1)%3E")
    expect(page.locator(".builder-status")).to_contain_text("2 readings of this address are not on this site")
    assert chosen(page) == ["Joint exercises"]


def test_nothing_in_an_address_becomes_markup(page: Page, address: str) -> None:
    page.goto(f"{address}builder/#title=%3Cimg+src=x%3E&list=session:%3Cb%3Ebold%3C/b%3E&list=topic:joint-exercises")
    page.get_by_role("heading", name="Your list").wait_for()
    assert page.locator("#builder :is(img, b)").count() == 0
    parts = files(download(page, "Download cartridge"))
    assert faults(parts) == []
    assert modules(parts)[0][0] == "1. bold"


def test_it_fits_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    try:
        page = context.new_page()
        page.goto(f"{address}builder/?list=undergraduate")
        page.get_by_role("heading", name="Your list").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        sizes = page.locator(".builder-moves button").evaluate_all(
            "all => all.map(b => Math.min(b.offsetWidth, b.offsetHeight))"
        )
        assert min(sizes) >= 24
    finally:
        context.close()


def test_without_scripts_the_page_leads_to_the_lists(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(f"{address}builder/")
        page.get_by_role("link", name="Military diplomacy in one session").click()
        assert page.get_by_role("link", name="with the addresses of the current pages").get_attribute("href")
    finally:
        context.close()


ONE = "#list=topic:soft-power"


@pytest.mark.parametrize("link", ["Skip to the text", "Top of this page"])
def test_a_link_within_the_page_leaves_the_list(page: Page, address: str, link: str) -> None:
    page.goto(f"{address}builder/{ONE}")
    page.get_by_role("heading", name="Your list").wait_for()
    page.get_by_role("link", name=link).focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}builder/{ONE}")
    assert chosen(page) == ["Soft power"]


def test_a_part_of_the_page_in_the_address_leaves_the_list_that_it_names(page: Page, address: str) -> None:
    page.goto(f"{address}builder/?list=introduction#text")
    page.get_by_role("heading", name="Your list").wait_for()
    assert chosen(page)


def test_editing_a_heading_keeps_the_focus_and_the_clicks(page: Page, address: str) -> None:
    page.goto(f"{address}builder/#list=session:One&list=topic:soft-power&list=topic:joint-exercises")
    heading = page.get_by_label("Title of the session")
    heading.fill("Week one")
    page.keyboard.press("Enter")
    expect(heading).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Move down: Week one")).to_be_focused()
    heading.click()
    page.keyboard.type(" of two")
    page.get_by_role("button", name="Remove: Soft power").click()
    assert chosen(page) == ["Joint exercises"]
    assert "session:Week+one+of+two" in page.url


def test_what_was_removed_at_once_comes_back(page: Page, address: str) -> None:
    page.goto(f"{address}builder/?list=introduction")
    page.get_by_role("heading", name="Your list").wait_for()
    before, url = chosen(page), page.url
    page.get_by_role("button", name="Remove all").focus()
    page.keyboard.press("Enter")
    assert chosen(page) == []
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    assert chosen(page) == before
    assert page.url == url
    expect(undo).to_be_hidden()
    expect(page.get_by_role("button", name="Remove all")).to_be_focused()


def test_one_is_said_in_the_singular_and_a_repetition_is_not_called_lost(page: Page, address: str) -> None:
    page.goto(f"{address}builder/#list=term:nato&list=term:nato&list=topic:gone")
    expect(page.locator(".builder-total")).to_have_text("1 reading, about 1 minute.")
    said = "1 reading of this address is not on this site any more. 1 reading of this address is a repetition"
    expect(page.locator(".builder-status")).to_contain_text(said)
    page.evaluate("location.hash = '#list=term:nato&list=topic:gone'")
    expect(page.locator(".builder-status")).to_contain_text("1 reading of this address is not on this site any more.")


def test_the_list_stands_beside_what_it_is_chosen_from(builder: Page) -> None:
    builder.set_viewport_size({"width": 1440, "height": 900})
    picker, own = builder.locator(".builder-catalog").bounding_box(), builder.locator(".builder-choice").bounding_box()
    assert own["x"] >= picker["x"] + picker["width"]
    assert abs(own["y"] - picker["y"]) < 40


def test_the_link_is_copied_or_selected_even_where_the_address_cannot_be_written(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script("history.replaceState = () => { throw new DOMException('blocked', 'SecurityError'); }")
    page.goto(f"{address}builder/")
    pick(page, "joint", label(page, "topic:joint-exercises"))
    assert chosen(page) == ["Joint exercises"]
    page.get_by_role("button", name="Copy the link").click()
    expect(page.locator(".builder-status")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    other = context.new_page()
    other.goto(copied)
    expect(other.locator(".builder-list > li")).to_have_count(1)
    assert chosen(other) == ["Joint exercises"]
    context.close()
