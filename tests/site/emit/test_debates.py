"""The page of debates has every point of every page, with all that its page says of it."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import html
from project_copy import library

HEADING = re.compile(r"^### (?P<title>.+?) \{ #(?P<id>[a-z0-9-]+) \}$", re.MULTILINE)


def points() -> dict[str, tuple[str, str, list[str]]]:
    """{anchor: (title, page and section it came from, paragraphs)}, read from the files that authors wrote."""
    found = {}
    for path in sorted((library() / "content").rglob("*.md")):
        _, _, part = path.read_text().partition("{ #debates }\n")
        part = re.split(r"^## ", part, maxsplit=1, flags=re.MULTILINE)[0]
        folder = "cases" if path.parent.parent.name == "content" else "topics"
        for match in HEADING.finditer(part):
            text = part[match.end() :].split("\n### ")[0]
            address = f"../{folder}/{path.stem}/#{match['id']}"
            found[f"{path.stem}-{match['id']}"] = (match["title"], address, words(text))
    return found


def words(text: str) -> list[str]:
    text = re.sub(r'^!!! editors "(.*)"$', r"\1", re.sub(r"\s*\[@[^\]]*\]|\{ #[^}]*\}", "", text), flags=re.MULTILINE)
    return re.findall(r"\w+", re.sub(r"\]\([a-z]+:[^)]*\)", "", text))


def test_every_point_stands_on_the_page_with_its_sides_in_full(site: Path) -> None:
    tree = html.parse(site / "debates" / "index.html")
    for mark in tree.xpath("//article//sup | //article//a[contains(@class, 'headerlink')]"):
        mark.drop_tree()
    shown = {}
    for heading in tree.xpath("//article//h4"):
        text = ""
        for element in heading.itersiblings():
            if element.tag in ("h1", "h2", "h3", "h4"):
                break
            text += " " + element.text_content()
        link = heading.find("a")
        shown[heading.get("id")] = (heading.text_content(), link.get("href"), re.findall(r"\w+", text))
    wanted = points()
    assert len(wanted) >= 10
    assert shown.keys() == wanted.keys()
    for anchor, point in wanted.items():
        assert shown[anchor] == point, anchor


def test_every_mark_of_the_page_leads_to_a_reference_and_back(site: Path) -> None:
    tree = html.parse(site / "debates" / "index.html")
    listed = html.parse(site / "debates" / "references" / "index.html")
    ids = tree.xpath("//article//@id")
    assert len(ids) == len(set(ids))
    marks = tree.xpath("//sup/a[contains(@class, 'cite')]")
    assert len(marks) > len(points())
    assert {mark.get("href") for mark in marks} == {f"references/#{id_}" for id_ in listed.xpath("//article//li/p/@id")}
    backs = listed.xpath("//a[contains(@class, 'back')]/@href")
    assert set(backs) == {f"../#{mark.get('id')}" for mark in marks}


def test_areas_and_pages_stand_in_the_order_of_the_site(site: Path) -> None:
    tree = html.parse(site / "debates" / "index.html")
    areas = [area.removeprefix("area-") for area in tree.xpath("//article//h2/@id") if area.startswith("area-")]
    wanted = re.findall(r"^- id: (\S+)$", (library() / "content" / "areas.yml").read_text(), re.MULTILINE)
    assert areas == [area for area in wanted if area in areas]
    assert len(areas) == len(wanted)
