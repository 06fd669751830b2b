"""A book leaves out what only a screen has a use for, and what no page of paper can hold."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from kb.adapters.mkdocs.configuration import markdown_extensions
from kb.books.chapters import Renderer, _leave_out
from kb.books.figures import Figures
from kb.books.notes import name_list
from project_copy import ROOT


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(markdown_extensions(ROOT))


def test_the_ways_of_the_site_are_left_out_and_its_texts_stay(renderer: Renderer) -> None:
    body = renderer.html(
        "Events.\n\n"
        "## Literature { #literature }\n\n- A work\n\nDownload these: BibTeX.\n{ .files }\n\n"
        "## What changed { #changes }\n\n- First published\n\n## Related pages { #related }\n\n- Another page\n"
    )
    _leave_out(body)
    assert " ".join(body.text_content().split()) == "Events. Literature A work Related pages Another page"
    assert {element.get("class") for element in body.iter("ul")} == {"more"}


def test_a_figure_is_its_wide_drawing_and_its_caption(tmp_path: Path) -> None:
    drawing = '<figure class="chart" id="f"><picture><img src="../figures/a-wide-light.svg" alt="Rows"></picture>'
    figure = f"{drawing}<details>Data</details><figcaption><b>Figure 1.</b></figcaption></figure>"
    body = lxml.html.fragment_fromstring(figure, create_parent="div")
    Figures(tmp_path, {"a-wide-light.svg": "<svg/>"}).replace(body)
    (made,) = body
    assert (made.tag, made.get("class")) == ("div", "chart")
    assert [child.tag for child in made] == ["p", "p"]
    assert made.xpath("string()") == "Figure 1."
    assert made.xpath(".//img/@alt") == ["Rows"]
    assert (tmp_path / "a-wide-light.svg").read_text() == "<svg/>"


def test_places_of_a_note_are_parted_by_a_sign() -> None:
    said = '<span class="said">: It is so.</span>'
    places = (
        f'<span class="place">Para. 2{said}</span> <span class="place">3{said}</span> <span class="kind">Law</span>'
    )
    body = lxml.html.fragment_fromstring(
        f'<h2 id="references">References</h2><ol><li>A work. {places}</li></ol>', create_parent="div"
    )
    name_list(body)
    assert body.xpath("string(.//li)") == "A work. Para. 2: It is so; 3: It is so. Law."
