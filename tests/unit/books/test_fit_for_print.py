"""A book leaves out what only a screen has a use for, and what no page of paper can hold."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from kb.adapters.mkdocs.configuration import markdown_extensions
from kb.books.chapters import Renderer, _leave_out
from kb.books.figures import TALLEST, Figures
from kb.books.notes import name_list
from project_copy import ROOT


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(markdown_extensions(ROOT))


def test_the_ways_of_the_site_are_left_out_and_its_texts_stay(renderer: Renderer) -> None:
    body = renderer.html(
        "Events. <span class='screen'>Each label leads on.</span>\n\n"
        "## Literature { #literature }\n\n- A work\n\nDownload these: BibTeX.\n{ .files }\n\n"
        "## What changed { #changes }\n\n- First published\n\n## Related pages { #related }\n\n- Another page\n"
    )
    _leave_out(body)
    assert " ".join(body.text_content().split()) == "Events. Literature A work Related pages Another page"
    assert {element.get("class") for element in body.iter("ul")} == {"more"}


@pytest.mark.parametrize(("height", "kept"), [(100 * TALLEST, 1), (100 * TALLEST + 1, 0)])
def test_a_drawing_higher_than_a_page_goes(height: int, kept: int, tmp_path: Path) -> None:
    drawing = f'<figure><svg viewBox="0 0 100 {height}"><title>Arcs</title></svg></figure>'
    body = lxml.html.fragment_fromstring(f"{drawing}<p>The same as a list</p>", create_parent="div")
    Figures(tmp_path, {}).replace(body, "Map")
    assert len(body.xpath(".//img")) == len(list(tmp_path.iterdir())) == kept
    assert body.xpath("./p")


def test_places_of_a_note_are_parted_by_a_sign() -> None:
    places = '<span class="place">Para. 2</span> <span class="place">Para. 3</span> <span class="kind">Law</span>'
    body = lxml.html.fragment_fromstring(
        f'<h2 id="references">References</h2><ol><li>A work. {places}</li></ol>', create_parent="div"
    )
    name_list(body)
    assert body.xpath("string(.//li)") == "A work. Para. 2; Para. 3 Law."
