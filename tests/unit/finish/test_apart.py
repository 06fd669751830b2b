"""What sources say leaves a page that is too heavy, and nothing else does."""

from __future__ import annotations

import json
import random

from kb.finish.apart import SAYS, take_apart
from lxml import html

WORDS = random.Random(5)


def page(places: int, mark: str = '<a class="cite law" href="#ref-1">1</a>') -> str:
    """A page that cites so many places, each with words that do not compress."""
    said = [f"&amp; {i} “{WORDS.randbytes(60).hex()}”" for i in range(places)]
    items = "".join(
        f'<li><p id="ref-{i}"><span class="record">Work</span> <span class="place">Art. {i}<span class="said">: {text}'
        f'</span> <a class="back" href="#cite-{i}-1">↑</a></span></p></li>'
        for i, text in enumerate(said, start=1)
    )
    return (
        f'<html><body><p>Text.<sup>{mark}</sup></p><div class="parts"><section class="part part--references content">\n'
        f'<h2 id="references">References<a class="headerlink" href="#references"></a></h2>\n<ol>{items}</ol></section>'
        '<section class="part part--cite content"><h2 id="cite">Cite</h2></section></div></body></html>'
    )


def test_a_light_page_stays_as_it_is() -> None:
    text = page(3)
    assert take_apart(text, "../../references/") == (text, "")


def test_a_page_that_lists_what_others_cite_stays_as_it_is() -> None:
    text = page(300, mark='<a class="term" href="../">1</a>')
    assert take_apart(text, "../../references/", heavy=1000) == (text, "")


def test_a_heavy_page_has_places_for_the_sentences_and_a_file_has_them_in_order() -> None:
    text = page(300)
    light, says = take_apart(text, "../../references/", heavy=10_000)
    before, after = html.fromstring(text), html.fromstring(light)
    places = after.xpath("//span[@class='said']")
    said = json.loads(says)
    assert said == [place.text_content() for place in before.xpath("//span[@class='said']")]
    assert said[0].startswith(": & 0 “")
    assert len(said) == len(places) == 300
    for place, sentence in zip(places, said, strict=True):
        assert place.text is None
        place.text = sentence
    part = after.xpath("//section[contains(@class, 'part--references')]")[0]
    assert part.attrib.pop("data-says") == SAYS
    line = part.xpath("p[@class='elsewhere']")[0]
    assert line.xpath("a/@href") == ["../../references/"]
    line.drop_tree()
    assert flat(after) == flat(before), "with its sentences the page is the same"


def flat(tree: html.HtmlElement) -> str:
    return "".join(html.tostring(tree, encoding="unicode").split())
