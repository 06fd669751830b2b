"""The timeline and the map: well-formed, labels apart, every link alive, the same content as the lists beside them."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml
from boxes import overlap
from kb.emit.drawings.draw import Box
from lxml import etree, html
from playwright.sync_api import Browser, Page, expect
from project_copy import library

PAGES = ("timeline", "map")
DRAWN = [(page, kind) for page in PAGES for kind in ("wide", "narrow")]


def events() -> list[dict]:
    text = (library() / "content" / "topics" / "foundations" / "history.md").read_text()
    return yaml.safe_load(text.split("\n---\n")[0])["timeline"]


def svg(site: Path, page: str, kind: str) -> etree._Element:
    text = (site / page / "index.html").read_text()
    return etree.fromstring(re.search(rf'<svg class="{page}-{kind}".*?</svg>', text, re.DOTALL).group())


@pytest.mark.parametrize(("page", "kind"), DRAWN)
def test_a_drawing_is_well_formed_named_and_without_inline_styles(site: Path, page: str, kind: str) -> None:
    drawing = svg(site, page, kind)
    ids = drawing.xpath("//@id")
    for attribute in ("aria-labelledby", "aria-describedby"):
        assert drawing.get(attribute) in ids
    assert drawing.find("title").text
    assert drawing.find("desc").text
    assert not drawing.xpath("//@style | //@*[starts-with(name(), 'on')] | //style | //script")
    assert not drawing.xpath("//@fill | //@stroke"), "colors belong to the style sheet, which knows dark mode"


@pytest.mark.parametrize("page", PAGES)
def test_every_id_stands_once(site: Path, page: str) -> None:
    ids = html.parse(site / page / "index.html").xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("page", "kind"), DRAWN)
def test_every_link_of_a_drawing_leads_to_a_page_and_an_anchor(site: Path, page: str, kind: str) -> None:
    links = svg(site, page, kind).xpath("//a/@href")
    assert len(links) >= 30
    for link in links:
        target = urlsplit(urljoin(f"http://site/{page}/", link))
        file = site / unquote(target.path).lstrip("/") / "index.html"
        assert file.is_file(), link
        assert not target.fragment or html.parse(file).xpath("//*[@id=$id]", id=target.fragment), link


def test_the_timeline_has_every_event_in_both_forms_and_in_the_list(site: Path) -> None:
    wanted = sorted(event["what"] for event in events())
    for kind in ("wide", "narrow"):
        labels = svg(site, "timeline", kind).xpath("//a/@aria-label")
        assert sorted(label.partition(": ")[2] for label in labels) == wanted
    rows = html.parse(site / "timeline" / "index.html").xpath("//article//ul/li[strong]")
    assert sorted(row.find("strong").tail.strip().removesuffix(".") for row in rows) == wanted
    for row in rows:
        assert row.xpath("sup/a[contains(@class, 'cite')]"), row.text_content()
        assert row.xpath("a[starts-with(@href, '../')]"), row.text_content()


def test_the_map_has_every_page_once_and_every_arc_is_explained_in_the_list(site: Path) -> None:
    tree = html.parse(site / "map" / "index.html")
    items = tree.xpath("//article//ul/li[.//ul]")
    ties = {item.xpath("(.//a)[1]")[0].text: item.xpath(".//ul/li//a[1]/text()") for item in items}
    for kind in ("wide", "narrow"):
        drawing = svg(site, "map", kind)
        titles = drawing.xpath("//a/@aria-label")
        assert sorted(titles) == sorted(ties)
        arcs = drawing.xpath("//*[@class='arcs']/*")
        assert len(titles) <= len(arcs) <= 2 * len(titles)
        assert len({arc.get("d") for arc in arcs}) == len(arcs)
        for node in drawing.xpath("//*[@class='node']"):
            count = len(node.xpath(".//*[@class='arc']"))
            assert min(2, len(ties[node.find("a").get("aria-label")])) <= count


@pytest.mark.browser
@pytest.mark.parametrize(("page_name", "kind"), DRAWN)
def test_labels_as_drawn_stay_inside_and_apart(page: Page, address: str, page_name: str, kind: str) -> None:
    page.set_viewport_size({"width": 1280 if kind == "wide" else 390, "height": 900})
    page.goto(f"{address}{page_name}/")
    drawing = page.locator(f"svg.{page_name}-{kind}")
    expect(drawing).to_be_visible()
    expect(page.locator(f"svg.{page_name}-{'narrow' if kind == 'wide' else 'wide'}")).to_be_hidden()
    measure = "all => all.map(e => { const b = e.getBoundingClientRect(); return [b.x, b.y, b.width, b.height] })"
    frame = Box(*drawing.evaluate_all(measure)[0])
    texts = [Box(*box) for box in drawing.locator("a text, text.area").evaluate_all(measure)]
    assert len(texts) >= 30
    for box in texts:
        assert frame.x <= box.x + 0.5
        assert box.x + box.width <= frame.x + frame.width + 0.5
        assert box.y + box.height <= frame.y + frame.height + 0.5
    close = [(one, other) for one, other in combinations(texts, 2) if overlap(one, other)]
    assert close == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (
        drawing.locator("a text").first.evaluate("e => e.getScreenCTM().a * parseFloat(getComputedStyle(e).fontSize)")
        >= 12
    )


@pytest.mark.browser
def test_a_page_of_the_map_shows_its_arcs_to_the_keyboard_and_opens(page: Page, address: str) -> None:
    page.goto(address + "map/")
    nodes = page.locator("svg.map-wide .node")
    nodes.nth(0).locator("a").focus()
    page.keyboard.press("Tab")
    second = nodes.nth(1)
    expect(second.locator("a")).to_be_focused()
    expect(second.locator(".own")).to_have_css("visibility", "visible")
    expect(nodes.nth(0).locator(".own")).to_have_css("visibility", "hidden")
    assert second.locator(".ring").evaluate("e => getComputedStyle(e).stroke") != "none"
    title = second.locator("a").get_attribute("aria-label")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


def over(color: str, ground: tuple[float, ...]) -> tuple[float, ...]:
    """A color of CSS, blended with what it stands on."""
    red, green, blue, *alpha = map(float, re.findall(r"[\d.]+", color))
    share = alpha[0] if alpha else 1.0
    return tuple(c * share + g * (1 - share) for c, g in zip((red, green, blue), ground, strict=True))


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Contrast ratio of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""

    def luminance(color: tuple[float, ...]) -> float:
        parts = [c / 255 for c in color]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.browser
@pytest.mark.parametrize("page_name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_labels_stand_out_in_light_and_dark(browser: Browser, address: str, page_name: str, scheme: str) -> None:
    with browser.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(f"{address}{page_name}/")
        ground = over(page.evaluate("getComputedStyle(document.body).backgroundColor"), (255, 255, 255))
        assert (sum(ground) < 384) == (scheme == "dark")
        fills = page.locator(f"svg.{page_name}-wide :is(tspan, text)").evaluate_all(
            "all => all.filter(e => !e.children.length).map(e => getComputedStyle(e).fill)"
        )
        assert fills
        assert {fill: contrast(over(fill, ground), ground) for fill in set(fills)} == {
            fill: pytest.approx(21, abs=21 - 4.5) for fill in set(fills)
        }
