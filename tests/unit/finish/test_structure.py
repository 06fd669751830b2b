"""Where the parts of a page's text go, on small pages and on any tree of elements."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.finish.steps import finish
from kb.finish.structure import SCROLL as REGION
from kb.finish.structure import StructureError, arrange, read

LEAD = '<div class="page__lead" data-place="lead"></div>'
FACTS = '<div class="page__facts" data-place="facts"></div>'
OPENING = '<div class="preface" data-place="opening"></div>'
TABLE = "<table><tr><td>x</td></tr></table>"
SCROLL = REGION.format(name="Table")


def page(text: str, *places: str) -> str:
    return f'<body>{"".join(places)}<nav>toc</nav><div data-place="text">{text}</div><footer></footer></body>'


def squeezed(html: str) -> str:
    return re.sub(r"\s*\n\s*", "", html)


def test_lead_then_contents_then_sections() -> None:
    text = '<p>Lead.</p><p>More.</p><h2 id="a">A</h2><p>a</p><h2 class="x" id="b">B</h2><p>b</p>'
    assert squeezed(arrange(page(text, LEAD))) == (
        '<body><div class="page__lead"><p>Lead.</p></div><nav>toc</nav><p>More.</p><div class="parts">'
        '<section class="part part--a content"><h2 id="a">A</h2><p>a</p></section>'
        '<section class="part part--b content"><h2 class="x" id="b">B</h2><p>b</p></section></div>'
        "<footer></footer></body>"
    )


def test_on_a_case_the_lead_is_the_lead_and_not_the_facts() -> None:
    done = squeezed(arrange(page(f"{TABLE}<p>Lead.</p><p>More.</p>", FACTS, LEAD)))
    assert f'<div class="page__facts">{SCROLL}{TABLE}</div></div><div class="page__lead"><p>Lead.</p></div>' in done


def test_without_facts_no_place_for_them_is_left() -> None:
    done = arrange(page("<p>Lead.</p>", FACTS, LEAD))
    assert "page__facts" not in done
    assert "data-place" not in done


def test_the_opening_is_all_before_the_first_section() -> None:
    done = squeezed(arrange(page("<p>Lead.</p><p>1</p><ul><li>2</li></ul><h2>H</h2>", LEAD, OPENING)))
    assert '<div class="preface"><p>1</p><ul><li>2</li></ul></div>' in done
    assert '<div class="parts"><section class="part"><h2>H</h2></section></div>' in done  # a heading without an id


def test_a_text_without_a_paragraph_before_its_first_section_has_no_lead() -> None:
    done = squeezed(arrange(page('<ul><li><p>x</p></li></ul><h2 id="a">A</h2><p>a</p>', LEAD)))
    assert "page__lead" not in done
    assert "<nav>toc</nav><ul><li><p>x</p></li></ul><div" in done


@pytest.mark.parametrize(
    "table", [TABLE, '<table class="x"><tr><td>x</td></tr></table>', f"<table><tr><td>{TABLE}</td></tr></table>"]
)
def test_each_table_scrolls_once(table: str) -> None:
    done = squeezed(arrange(page(f'<p>Lead.</p><div class="compare">{table}</div><h2 id="a">A</h2>{table}', LEAD)))
    assert done.count(SCROLL) == 2
    assert f'<div class="compare">{SCROLL}{table}</div></div>' in done
    assert f'<h2 id="a">A</h2>{SCROLL}{table}</div></section>' in done


def test_a_heading_inside_another_element_begins_no_section() -> None:
    done = squeezed(arrange(page("<p>Lead.</p><div><h2 id='q'>Q</h2></div>", LEAD)))
    assert "<div><h2 id='q'>Q</h2></div><div class=\"parts\"></div>" in done


def test_what_only_looks_like_a_tag_is_none() -> None:
    text = '<p title="a > b </p>">Lead<br> &lt;h2&gt;<!-- </p> <h2> --></p><p>More.</p>'
    done = squeezed(arrange(page(text, LEAD)))
    assert done.startswith(
        '<body><div class="page__lead"><p title="a > b </p>">Lead<br> &lt;h2&gt;<!-- </p> <h2> --></p></div>'
    )


def test_a_page_without_a_text_to_arrange_is_left_alone() -> None:
    assert arrange("<body><h2>404</h2><table></table></body>") == "<body><h2>404</h2><table></table></body>"


def test_what_is_arranged_stays_as_it_is() -> None:
    once = arrange(page('<p>Lead.</p><h2 id="a">A</h2>' + TABLE, LEAD))
    assert arrange(once) == once


@pytest.mark.parametrize(
    ("text", "said"),
    [("<p>Lead.</h2>", "<p> is closed by </h2>"), ('<p id="x">Lead.', '<p id="x"> is closed by </div>')],
)
def test_what_is_no_tree_is_named(text: str, said: str) -> None:
    with pytest.raises(StructureError, match=re.escape(said)):
        arrange(page(text, LEAD))


def test_what_is_never_closed_is_named() -> None:
    with pytest.raises(StructureError, match="<section> is never closed"):
        read("<section><p>x</p>")


def tags(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    names = st.sampled_from(["p", "h2", "div", "ul", "table"])
    return st.builds(lambda name, parts: f"<{name}>{''.join(parts)}</{name}>", names, st.lists(inner, max_size=4))


@given(st.lists(st.recursive(st.sampled_from(["x", "<br>", "<img src='a'/>", "\n"]), tags), max_size=6))
def test_nothing_is_lost_or_added_but_the_places(parts: list[str]) -> None:
    text = "".join(parts)
    done = arrange(page(text, FACTS, LEAD, OPENING)).replace("<nav>toc</nav>", "")
    assert re.sub(r"<(?!img|br)[^>]*>|\s", "", done) == re.sub(r"<(?!img|br)[^>]*>|\s", "", text)
    assert done.count("<section") == sum(element.name == "h2" for element in read(text).top)


def test_pages_are_arranged_even_where_nothing_is_known_of_the_content(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(page("<p>Lead.</p><p>More.</p>", LEAD), encoding="utf-8")
    finish(tmp_path, None, closed=False)
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == arrange(page("<p>Lead.</p><p>More.</p>", LEAD))


def test_a_page_that_is_no_tree_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(page("<p>Lead.</b>", LEAD), encoding="utf-8")
    with pytest.raises(StructureError, match=r"^a/index\.html: <p>"):
        finish(tmp_path, None, closed=False)
