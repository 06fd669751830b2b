"""Figures on their pages: the numbers are those of the data, every file is there, and nothing is asked of others."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path

import pytest
import yaml
from lxml import etree, html
from project_copy import LIBRARY

FOLDER = LIBRARY / "content" / "figures"
FIGURES = {path.stem: yaml.safe_load(path.read_text()) for path in FOLDER.glob("*.yml")}
PAGES = {"exercise-nations": "topics/joint-exercises", "anzus-parties": "topics/defense-pacts"}


def rows(id_: str) -> list[dict]:
    """The rows that an author wrote, in place or beside."""
    if data := FIGURES[id_].get("data"):
        return data
    return list(csv.DictReader(StringIO((FOLDER / f"{id_}.csv").read_text())))


def placed(site: Path, id_: str) -> html.HtmlElement:
    page = html.parse(site / PAGES[id_] / "index.html")
    (found,) = page.xpath(f"//figure[@id='fig-{id_}']")
    return found


@pytest.mark.parametrize("id_", FIGURES)
def test_table_csv_and_drawing_have_the_numbers_of_the_data(site: Path, id_: str) -> None:
    wanted = [[str(row[name]) for name in FIGURES[id_]["columns"]] for row in rows(id_)]
    written = list(csv.reader(StringIO((site / "figures" / f"{id_}.csv").read_text(encoding="utf-8-sig"))))
    assert written[0] == [*FIGURES[id_]["columns"].values(), "Source"]
    assert [row[:-1] for row in written[1:]] == wanted
    assert all(row[-1] for row in written[1:])
    table = [
        [cell.text_content() for cell in row.xpath("./td")][: len(wanted[0])]
        for row in placed(site, id_).xpath(".//tbody/tr")
    ]
    assert table == wanted
    if FIGURES[id_]["form"] == "bars":
        svg = etree.parse(site / "figures" / f"{id_}-wide-light.svg")
        words = {"".join(text.itertext()) for text in svg.iter("{*}text")}
        assert {cell for row in wanted for cell in row} <= words


@pytest.mark.parametrize("id_", FIGURES)
def test_a_figure_has_its_words_sources_and_files(site: Path, id_: str) -> None:
    figure = placed(site, id_)
    caption = figure.find("figcaption").text_content()
    assert caption.startswith(f"Figure 1. {FIGURES[id_]['title']}. {FIGURES[id_]['shows']}")
    page = html.parse(site / PAGES[id_] / "index.html")
    marks = figure.xpath("./figcaption//a[contains(@class, 'cite')]/@href")
    assert marks
    for mark in marks:
        assert page.xpath("//*[@id=$id]", id=mark.removeprefix("#")), mark
    for image in figure.xpath(".//img"):
        assert image.get("alt") == FIGURES[id_]["alt"]
        assert image.get("loading") == "lazy"
        assert int(image.get("width")) > int(image.xpath("ancestor::picture//source/@width")[0])
    here = site / PAGES[id_]
    for path in figure.xpath(".//@src | .//@srcset | .//a[@download]/@href"):
        assert (here / path).resolve().is_file(), path
    assert f"{PAGES[id_]}/#fig-{id_}" in figure.xpath("string(.//details)")


def test_all_figures_stand_on_one_page_in_the_index_and_in_the_search(site: Path) -> None:
    page = html.parse(site / "figures" / "index.html")
    assert set(page.xpath("//h2/@id")) >= FIGURES.keys()
    for id_ in FIGURES:
        assert page.xpath(f"//a[@href='../{PAGES[id_]}/#fig-{id_}']")
    assert html.parse(site / "a-z" / "index.html").xpath("//a[@href='../figures/#exercise-nations']")
    index = (site / "search" / "search_index.json").read_text()
    assert '"location":"figures/#exercise-nations"' in index
    assert '"kind":"figure"' in index
    assert 'href="figures/"' in (site / "index.html").read_text()


def test_what_a_figure_rests_on_is_cited_by_its_page(site: Path) -> None:
    page = html.parse(site / "topics" / "defense-pacts" / "index.html")
    assert "Security Treaty between Australia" in page.xpath("string(//*[contains(@class, 'part--references')])")


def test_a_drawing_holds_no_program_and_asks_nobody(site: Path) -> None:
    for path in (site / "figures").glob("*.svg"):
        assert not re.search(r"<script|\son[a-z]+=|https?://(?!www\.w3\.org)", path.read_text()), path


def test_the_kinds_of_evidence_are_those_that_each_page_says(site: Path) -> None:
    references = html.parse(site / "references" / "index.html")
    kinds = references.xpath("//details[@class='by-page']//thead//th/text()")[1:]
    said = {
        row.xpath("./th")[0].text_content(): [int(cell.text_content()) for cell in row.xpath("./td")]
        for row in references.xpath("//details[@class='by-page']//tbody/tr")
    }
    seen = 0
    for path in (*site.glob("topics/*/index.html"), *site.glob("cases/*/index.html")):
        page = html.parse(path)
        parts = page.xpath("//p[@class='evidence']/a")
        if not parts:
            continue
        counted = {a.xpath("string(./text())").strip(): int(a.xpath("string(./b)")) for a in parts}
        title = page.xpath("//h1")[0].text_content().strip()
        assert said[title] == [counted.get(kind, 0) for kind in kinds], title
        seen += 1
    assert seen == len(said) > 30
    (data,) = references.xpath("//details[@class='by-page']//a[@download]/@href")
    written = csv.DictReader(StringIO((site / "references" / data).read_text(encoding="utf-8-sig")))
    assert sum(int(row["Citations"]) for row in written) == sum(map(sum, said.values()))
