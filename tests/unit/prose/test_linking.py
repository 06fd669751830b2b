"""Linking terms and citations never changes what a reader reads."""

from __future__ import annotations

import re

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kb.adapters.mkdocs.configuration import read_project
from kb.emit.parts.markdown import PageWriter, page_doc
from kb.pipeline import load_and_resolve
from kb.prose.blocks import Block
from kb.prose.body import Body
from kb.prose.term_links import Entry, Linker, first_uses
from kb.resolve.site import Site
from lxml import html
from project_copy import ROOT, library

APART = "\u202f"
"""The narrow space between a figure and a mark."""

EXTENSIONS = ["admonition", "attr_list", "sane_lists"]


def visible(text: str) -> str:
    """What a reader sees of Markdown, without reference marks, with all white space as single spaces."""
    tree = html.fragment_fromstring(markdown.markdown(text, extensions=EXTENSIONS), create_parent="div")
    for mark in tree.iter("sup"):
        mark.drop_tree()
    return " ".join(tree.text_content().replace(APART, "").split())


@pytest.fixture(scope="module")
def resolved() -> Site:
    return load_and_resolve(library(), read_project(ROOT))


def test_linking_leaves_the_visible_text_of_every_page(resolved: Site) -> None:
    for page in resolved.ordered:
        writer = PageWriter(resolved, page_doc(page))
        body = resolved.catalog.bodies[page.id]
        linked = writer.prose(body.blocks, page.body, resolved.term_links[page.id])
        without = re.sub(r" *\[@[^\]]*\]", "", page.body)
        for figure in resolved.catalog.figures.values():
            without = without.replace(f"[figure](figure:{figure.id})", figure.title)
        assert visible(linked) == visible(without), page.id
        assert linked.count("\n") == page.body.count("\n"), f"{page.id}: lines moved"


WORDS = st.sampled_from(
    ["NATO", "nato", "attachés", "military attaché’s", "Article 5", "soft power", "a", "C", "`NATO`", "“NATO”",
     "[@vcdr-1961, art. 7]", "[soft power](topic:soft-power)", "*joint* exercises", "status of forces agreements",
     "(SOFA)", "sofa", "ship visits,", "the", "rules.", "Host states"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_linking_leaves_the_visible_text_of_any_paragraph(resolved: Site, text: str) -> None:
    block = Block("paragraph", text, 0)
    linker = Linker.of(resolved.catalog.terms.values())
    mentions = [(block, mention) for mention in linker.mentions(block)]
    writer = PageWriter(resolved, page_doc(resolved.ordered[0]))
    linked = writer.prose([block], text, mentions)
    plain = writer.prose([block], text)
    assert visible(linked) == visible(plain)
    for _, mention in mentions:
        assert not any(z.start < mention.end and mention.start < z.end for z in block.zones)


def linked(resolved: Site, text: str, skip: set[str] = frozenset()) -> list[str]:
    """The words that would be linked in a body, with their terms."""
    linker = Linker.of(resolved.catalog.terms.values())
    return [f"{m.term}: {b.text[m.start : m.end]}" for b, m in first_uses(linker, Body(text).blocks, skip)]


def test_a_term_is_linked_at_its_first_use_in_each_section(resolved: Site) -> None:
    text = "NATO, and NATO.\n\n## On NATO { #on }\n\nNATO again.\n\n### Deeper { #deep }\n\nNATO still.\n"
    assert linked(resolved, text) == ["nato: NATO", "nato: NATO"]


def test_a_page_links_no_term_that_it_is_about(resolved: Site) -> None:
    assert linked(resolved, "NATO and ASEAN.", {"nato"}) == ["asean: ASEAN"]
    for page in resolved.ordered:
        assert not {mention.term for _, mention in resolved.term_links[page.id]} & resolved.terms_about[page.id]
    assert "military-attaches" in {id_ for id_, terms in resolved.terms_about.items() if "defense-attache" in terms}


def test_a_term_may_be_kept_from_linking(resolved: Site) -> None:
    assert linked(resolved, "Transparency and consent build trust.") == []


def test_nothing_is_linked_inside_what_must_stay(resolved: Site) -> None:
    for text in ("# NATO", "> NATO", "`NATO`", "“NATO”", "‘NATO’", '"NATO"', "[@x, NATO]", "[NATO](topic:nato)",
                 "<b title='NATO'>", "```\nNATO\n```", "https://nato.int/NATO"):  # fmt: skip
        assert linked(resolved, text) == [], text


def test_a_citation_inside_a_quotation_stays_a_citation() -> None:
    (block,) = Body("He said “yes [@vcdr-1961, art. 7] and NATO” then.").blocks
    assert [zone.kind for zone in block.zones] == ["quote", "cite", "quote"]


def test_a_body_is_found_again_in_its_blocks(resolved: Site) -> None:
    for page in resolved.ordered:
        for block in Body(page.body).blocks:
            assert page.body[block.offset :].startswith(block.text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two percent is 2% of it.", ["2%"]),
        ("On 2 April 2013, [[2]],000 men, Article 2(1).", []),
        ("2. Manage what is left.", []),
        ("The ADMM met, then the ADMM+ met.", ["ADMM+"]),
        ("ADMM++ is another.", ["ADMM+"]),
    ],
)
def test_a_name_with_a_sign_is_found_with_its_sign_only(text: str, found: list[str]) -> None:
    linker = Linker([Entry("target", ("2%",), False, ()), Entry("meeting", ("ADMM+",), False, ())])
    block = Block("paragraph", text, 0)
    assert [text[mention.start : mention.end] for mention in linker.mentions(block)] == found
