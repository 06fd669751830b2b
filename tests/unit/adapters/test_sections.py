"""The sections of a page are rendered to what the whole is, and a page that may not be cut is whole."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.adapters.mkdocs.configuration import read_project
from kb.adapters.mkdocs.fast import sections as cutting
from kb.adapters.mkdocs.fast.rendered import Rendered
from kb.adapters.mkdocs.fast.sections import sections
from kb.pipeline import build
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from project_copy import ROOT, library
from test_fast_markdown import LINES

CONFIG = load_config(str(ROOT / "mkdocs.yml"), hooks=[])
EXTENSIONS = CONFIG.markdown_extensions
DOCS = build(library(), read_project(ROOT))
TEXTS = {path: str(text).split("\n---\n", 1)[1] for path, text in DOCS.items() if path.endswith(".md")}

HEADED = st.lists(
    LINES
    | st.sampled_from(
        [
            "## Two { #two }",
            "## Two more { #more .x }\n\n### Three { #three }",
            "## Without an id",
            "## Link [x](other.md#there) { #link }",
            "<div markdown>",
            "</div>",
            "<figure id='f'><img src='a.png'></figure>",
            "<!-- a comment",
            "-->",
            "```",
            "> ## Quoted { #quoted }",
            "- ## Listed { #listed }",
            "- ## Same",
            "1. # Same",
            "[TOC]",
            'text <a title="',
            '<div>" >x</a> </div>',
            "    ## Code { #code }",
            "[other](other.md#missing) [here](#two) [here](#nowhere)",
        ]
    ),
    max_size=12,
).map("\n\n".join)


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "_LENGTH", 0)


def page(text: str) -> tuple[Page, Files]:
    """A page with this Markdown, among others."""
    names = ("page.md", "other.md", "a.md", "b.md")
    files = Files([File(name, "docs", "site", use_directory_urls=True) for name in names])
    made = Page(None, next(iter(files)), CONFIG)
    made.meta, made.markdown = {}, text
    return made, files


def told(made: Page) -> tuple[object, ...]:
    """All that MkDocs knows of a page that it has rendered."""
    links = {to.src_uri: dict(anchors) for to, anchors in (made.links_to_anchors or {}).items()}
    return made.content, list(outline(made.toc)), made._title_from_render, made.present_anchor_ids, links


def outline(links: object) -> Iterator[object]:
    for link in links:
        yield link.title, link.id, link.level, list(outline(link.children))


def both(text: str) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """What MkDocs makes of a page, and what is made of its sections."""
    whole, files = page(text)
    whole.render(CONFIG, files)
    cut, files = page(text)
    Rendered().reuse(cut, CONFIG, files)
    cut.render(CONFIG, files)
    return told(whole), told(cut)


@given(HEADED)
def test_any_page_is_rendered_by_its_sections_as_it_is_whole(text: str) -> None:
    whole, cut = both(text)
    assert cut == whole


@pytest.mark.parametrize("path", sorted(TEXTS))
def test_every_page_is(path: str) -> None:
    whole, cut = both(TEXTS[path])
    assert cut == whole


def test_most_long_pages_have_several() -> None:
    found = [len(sections(text, EXTENSIONS)) for text in TEXTS.values() if text.count("\n## ") > 2]
    assert len(found) > 20
    assert sum(count > 2 for count in found) > len(found) * 3 / 4


TWO = "Lead.\n\n## A { #a }\n\nWords.\n\n## B { #b }"
ACROSS = [
    "[one]: a.md",
    "<div>",
    "</div>",
    "<!-- a",
    "```",
    "<h2>H</h2>",
    "H\n---",
    "## No id",
    "# H { #t }",
    "<one@b.example>",
    "- ## Same",
    "1. * # Same",
    "[TOC]",
    'a <a title="',
]


@pytest.mark.parametrize("across", ACROSS)
def test_what_reaches_across_sections_keeps_a_page_whole(across: str) -> None:
    assert sections(TWO, EXTENSIONS) == ["Lead.", "## A { #a }\n\nWords.", "## B { #b }"]
    text = TWO.replace("Words.", across)
    assert sections(text, EXTENSIONS) == [text]


def test_an_extension_that_is_not_known_keeps_it_whole() -> None:
    assert sections(TWO, [*EXTENSIONS, "footnotes"]) == [TWO]


def test_only_the_section_that_differs_is_rendered_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = copy.copy(CONFIG)
    config.config_file_path = str(tmp_path / "mkdocs.yml")
    rendered: list[str] = []
    render = Page.render
    monkeypatch.setattr(Page, "render", lambda page, *given: (rendered.append(page.markdown), render(page, *given))[1])
    parts = ["Lead.", "## A { #a }\n\nOne.", "## B { #b }\n\nTwo.", "## A again { #c }\n\nOne."]
    memory = Rendered()

    def made(texts: list[str], kept: Rendered) -> list[str]:
        rendered.clear()
        page_, files = page("\n\n".join(texts))
        kept.reuse(page_, config, files)
        page_.render(config, files)
        kept.save(config)
        return rendered

    assert made(parts, memory) == parts
    assert made(parts, memory) == []
    assert made(parts, Rendered()) == []
    changed = [parts[0], parts[1], parts[2] + " More.", parts[3]]
    assert made(changed, memory) == [changed[2]]
    assert made(parts, memory) == [parts[2]]
    assert made(parts, Rendered()) == []
    assert made(changed, Rendered()) == [changed[2]]
    assert made([parts[0], parts[3], parts[2], parts[1]], Rendered()) == [parts[2]]


SPOILED = ["", "[]", "{}", '{"digest": 1, "sections": [["a", {"content": ""}]]}', '{"digest": "x"']


@pytest.mark.parametrize("text", SPOILED)
def test_a_cache_that_was_spoiled_is_none(tmp_path: Path, text: str) -> None:
    config = copy.copy(CONFIG)
    config.config_file_path = str(tmp_path / "mkdocs.yml")
    for _ in range(2):
        kept = Rendered()
        page_, files = page("Lead.\n\n## A { #a }\n\nOne.")
        kept.reuse(page_, config, files)
        page_.render(config, files)
        assert 'id="a"' in (page_.content or "")
        kept.save(config)
        (file,) = (tmp_path / ".cache" / "rendered" / "mkdocs").iterdir()
        assert file.read_text() != text
        file.write_text(text)
