"""What is spared in a build: the HTML and the search index are those of MkDocs and Material without it."""

from __future__ import annotations

from types import SimpleNamespace

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.adapters.mkdocs.configuration import read_project
from kb.adapters.mkdocs.fast.fast_markdown import BLOCK, INLINE
from kb.adapters.mkdocs.fast.index_entries import IndexEntries
from kb.emit.parts.markdown import front_matter, read_front_matter
from kb.pipeline import build
from material.plugins.search.plugin import SearchIndex
from mkdocs.config import load_config
from mkdocs.structure.pages import _RawHTMLPreprocessor
from mkdocs.utils.meta import get_data
from project_copy import ROOT, library

CONFIG = load_config(str(ROOT / "mkdocs.yml"))
PAGES = {path: text for path, text in build(library(), read_project(ROOT)).items() if path.endswith(".md")}

LINES = st.sampled_from(
    [
        "A word, *another* and __a third__.",
        'See [this](a.md "Title"){ .term } and [that][one].',
        "[one]: b.md 'One'",
        '[a [nested] one](a.md \'single\') and [b](b(c)d.md "with (parens) here"), [c](<d e.md> "it\'s")',
        '[open](a.md "no end) and [`code`]( b.md  "two\nlines" ) [*em*](a.md \'x "y" z\') [](#p){ .para }',
        "# Heading { #one }",
        "Heading\n=====",
        "- item\n    - inner",
        "1.  first\n\n    - - -",
        "> quoted\n> ***",
        "---",
        "| a | b |\n|---|---|\n| `c|d` | \\* |",
        '!!! note "N"\n    inside',
        "??? more\n    folded <b>bold</b>",
        "<div markdown>\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n</div>",
        "![image](a.png) ![short]",
        "<https://a.example/>",
        "<someone@example.org> &amp; &copy; \\[not\\]",
        "two spaces  \nthen a break",
        "``code ` here``",
        "    code\n    more",
        "\tcode",
        "[short] and [one][]",
        "line\r\nwith returns",
        "***\n",
        "<sup>1</sup>[](#p){ .para }\n{ #p }",
        '[1](#r){ #c .cite aria-label="Reference 1, law: art. 2" }, [*Its* title](a.md "T"){ .x } }',
        "[*x*](b)*y* a_b_ c_ [z](d_e_f)",
        "*one [link](a.md)* **two** ***three*** *4** a*b*c *open {[x](y){ .z }",
        '<span title="[x](y) *z*">s</span> <b>*c*</b> <br/> <i\nid="k">&#38; &amp </i> <!-- [c](d) -->',
        '<p class="one">\n\n*two*\n\n</p>\n<dl><dt>A</dt></dl> tail\n<hr>\n<script>[a](b) <b id="z">',
        "# Heading { #two data-search-exclude }\n\n<h2 name=n>H</h2><a name='k'>",
    ]
)


def convert(text: str, *more: str) -> str:
    extensions = [*CONFIG.markdown_extensions, *more]
    return markdown.markdown(text, extensions=extensions, extension_configs=CONFIG.mdx_configs)


@pytest.mark.parametrize("path", sorted(PAGES))
def test_front_matter_is_read_as_by_mkdocs(path: str) -> None:
    markdown, meta = get_data(PAGES[path])
    assert len(meta) >= 2
    assert read_front_matter(PAGES[path]) == (meta, markdown)


WORD = st.from_regex(r"k[a-z]{0,8}", fullmatch=True)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9999)
    | st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" ")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORD, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(WORD, JSON, min_size=1, max_size=5), st.integers(0, 20), st.text(alphabet='ab-:#\n "'))
def test_any_front_matter_is_read_as_by_mkdocs(meta: dict, lines: int, body: str) -> None:
    text = front_matter(meta, lines) + body
    assert read_front_matter(text) == get_data(text)[::-1] == (meta, body.lstrip("\n"))


@pytest.mark.parametrize("text", ["", "# No front matter", "---\ntitle: A title\n---\n", '---\ntitle: "open"\n'])
def test_front_matter_by_another_hand_is_left_to_mkdocs(text: str) -> None:
    assert read_front_matter(text) is None


@pytest.mark.parametrize("path", sorted(PAGES))
def test_a_page_is_rendered_as_by_all_processors(path: str) -> None:
    body = PAGES[path].split("\n---\n", 1)[1]
    assert convert(body, "kb.adapters.mkdocs.fast.fast_markdown") == convert(body)


@given(
    st.lists(LINES, max_size=8).map("\n\n".join)
    | st.text(alphabet="ab *_[]()\"'!<>`\\|#-=:&@.1\n", max_size=80)
    | st.text(alphabet="a []()\"'<>\\", max_size=30).map("[a](".__add__)
)
def test_any_markdown_is_rendered_as_by_all_processors(text: str) -> None:
    assert convert(text, "kb.adapters.mkdocs.fast.fast_markdown") == convert(text)


def test_every_name_is_that_of_a_processor_and_most_pages_do_without_some() -> None:
    parser = markdown.Markdown(extensions=CONFIG.markdown_extensions, extension_configs=CONFIG.mdx_configs)
    assert all(name in parser.inlinePatterns for name in INLINE)
    assert all(name in parser.parser.blockprocessors for name in BLOCK)
    lean = markdown.Markdown(extensions=["kb.adapters.mkdocs.fast.fast_markdown"])
    lean.convert("Words [and](a.md) more.")
    assert len(lean.inlinePatterns) < len(parser.inlinePatterns) / 2


@pytest.mark.parametrize(
    "text", ["Words.", "<p id=one>Words</p>", 'A <a\nNAME = "two">b</a> and <b Id="3">c</b>', "# H { #h }"]
)
def test_anchors_in_raw_html_are_found_as_by_mkdocs(text: str) -> None:
    found = []
    for more in ([], ["kb.adapters.mkdocs.fast.fast_markdown"]):
        parser = markdown.Markdown(
            extensions=[*CONFIG.markdown_extensions, *more], extension_configs=CONFIG.mdx_configs
        )
        raw = _RawHTMLPreprocessor()
        raw._register(parser)
        parser.convert(text)
        found.append((raw.present_anchor_ids, parser.toc_tokens))
    assert found[0] == found[1]


def page(url: str, content: str) -> SimpleNamespace:
    return SimpleNamespace(url=url, content=content, title="A page", meta={}, toc=[])


def test_the_index_is_the_one_that_material_makes() -> None:
    mine, stock = (SearchIndex(lang=["en"], separator=" ", pipeline=[], fields={}) for _ in range(2))
    IndexEntries().index_without_excluded({"material/search": SimpleNamespace(search_index=mine)})
    bodies = {path: convert(text.split("\n---\n", 1)[1]) for path, text in PAGES.items()}
    assert sum("data-search-exclude" in body for body in bodies.values()) > 30
    for n in range(2):  # the second time from what was kept
        for path, body in bodies.items():
            mine.add_entry_from_context(page(path, body))
            stock.add_entry_from_context(page(path, body))
        assert mine.entries == stock.entries, n


def test_a_page_that_changed_is_read_again() -> None:
    index = SearchIndex(lang=["en"], separator=" ", pipeline=[], fields={})
    IndexEntries().index_without_excluded({"search": SimpleNamespace(search_index=index)})
    for words in ("old", "new"):
        changed = page("a/", f"<h2 id='x'>X</h2><p>{words}</p>")
        index.add_entry_from_context(changed)
        assert changed.content.endswith(f"<p>{words}</p>")
    assert ["old" in entry["text"] for entry in index.entries if entry["text"]] == [True, False]


LINKED = '<h2 id="x">X</h2><p>See <a {}href="a.html" title="{}">the other</a>.</p>'


def test_only_what_the_index_holds_of_a_link_has_a_page_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    mine, stock = (SearchIndex(lang=["en"], separator=" ", pipeline=[], fields={}) for _ in range(2))
    read: list[str] = []
    add = mine.add_entry_from_context
    monkeypatch.setattr(mine, "add_entry_from_context", lambda page: (read.append(page.content), add(page)))
    IndexEntries().index_without_excluded({"search": SimpleNamespace(search_index=mine)})
    given = [LINKED.format("", "Old"), LINKED.format("", "New"), LINKED.format("data-search-exclude ", "New")]
    for content in given:
        mine.add_entry_from_context(page("a/", content))
        stock.add_entry_from_context(page("a/", content))
    assert mine.entries == stock.entries
    assert read == [given[0], given[2]]
