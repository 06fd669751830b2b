"""What readers do on a page, whichever program has built it, and what they must then see."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect


def see_preview(page: Page) -> None:
    """Hover over the first link to a term: its card says what its title said."""
    link = page.locator("article p a.term").first
    name, _, meaning = str(link.get_attribute("title")).partition(" — ")
    link.hover()
    card = page.get_by_role("tooltip")
    expect(card.locator("b")).to_have_text(name)
    expect(card.locator("span")).to_have_text(meaning)


def reach_cite_box(page: Page) -> None:
    """Scroll to the box "Cite this page", whose program then comes."""
    page.locator("#cite").scroll_into_view_if_needed()
    expect(page.get_by_role("combobox", name="Style")).to_be_visible()


def shown_citations(page: Page) -> list[str]:
    """The text of every citation, in order: two a style, of which one is chosen."""
    return page.locator(".cite-box dd p > span").all_text_contents()


def copy_citation(browser: Browser, address: str) -> tuple[str, str]:
    """Copy the citation of a page in MLA; what the clipboard then holds, as text and as HTML."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address)
    reach_cite_box(page)
    page.get_by_role("combobox", name="Style").select_option("MLA 9")
    page.get_by_role("button", name="Copy: MLA 9, Works cited").click()
    expect(page.locator(".cite-status")).to_have_text("Copied: MLA 9, works cited.")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text == shown_citations(page)[2]
    rich = page.evaluate(
        "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then((blob) => blob.text())"
    )
    context.close()
    return text, rich


def search_by_keys(page: Page, query: str, title: str) -> None:
    """Open the search, ask, and open what comes first: the page of a title."""
    page.keyboard.press("Control+k")
    page.keyboard.type(query)
    expect(page.locator(".search__link").first).to_contain_text(title)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(title)
