"""What passes the checker renders, in the site's own Markdown, to nothing but the tags and attributes named here."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.adapters.mkdocs.configuration import read_project
from kb.model.ids import DocPath
from kb.model.kinds import EVIDENCE
from kb.pipeline import build, load_and_check
from lxml import html
from mkdocs.config import load_config
from overlay import copy_sample, front_matter
from project_copy import ROOT
from thorough import examples

ALLOWED = {
    "a": {"href", "title", "class", "id", "aria-label"}, "span": {"class", "translate"},
    "br": set(), "em": set(), "mark": set(), "strong": set(), "sup": set(), "tbody": set(), "thead": set(), "tr": set(),
    "div": {"class"}, "li": {"id"}, "ol": {"start"}, "p": {"class", "id", "data-search-exclude"}, "table": set(), "td": set(), "th": set(),
    "ul": set(), "h2": {"id", "data-search-exclude"}, "h3": {"id"},
}  # fmt: skip
"""Attributes of each tag that a page's Markdown may become."""

CLASSES = {
    "cite",
    "term",
    "back",
    "headerlink",
    "admonition",
    "editors",
    "admonition-title",
    "about",
    "files",
    "letters",
}
CLASSES |= {"record", "kind", "place", "said", *EVIDENCE}
TOPIC = Path("content/topics/means/staff-talks.md")
TERMS = Path("content/glossary/toy.yml")

TOKENS = st.sampled_from(
    ["word", "Staff talks", " ", " ", "\n", "\n\n", "    ", "  ", "[@primer/talks/1]", "[@", "]", "[", "](", ")",
    "(", "][",
     "[talks]", "[talks](topic:port-calls)", "topic:port-calls", "javascript:alert(1)", "data:text/html,x",
     "vbscript:x",
     "https://elsewhere.example/", "//elsewhere.example", "[talks]: ", "]: ", "![", "!!! ", "!!! danger", "??? ",
     '!!! editors "Note"\n    ', '"', "'", "“", "”", "*", "**", "_", "__", "`", "``", "~~~\n", "<", ">", "<script>",
     "<b",
     "</b>", "<!--", "-->", "onclick=x", "onerror=alert(1)", "style=x", "{", "}", "{ #here }", "{ .x }", "{: #x }",
     "{#x}",
     "\n{ #here }", "&", "&#106;", "&colon;", "&lt;", ";", "\\", "|", "\n|---|---|\n", "#", "\n## Words { #w }\n\n",
     "\n### ", "=", "\n===\n", "---", "\n---\n", "- ", "\n- ", "* ", "+ ", "1. ", "1) ", "\n> ", "[TOC]", "[^1]: ",
     "*[x]: ",
     "^", "~", "$", "%", "@", "a@b.c", "<a@b.c>", "\u00a0", "é", "\u2028", "\t", "flag officer", "5", "\n5. "]
)  # fmt: skip
GOOD = ["Staff talks meet [@primer/talks/1].", "- one [@primer/talks/1]\n- two [@primer/talks/1]", "## More { #more }",
        "A *word* of [calls](topic:port-calls) [@primer/talks/1].", '!!! editors "Note"\n    A note.']  # fmt: skip
HOSTILE = st.lists(TOKENS, max_size=14).map("".join)
SUSPECT = st.tuples(st.sampled_from(["", "Staff ", "a", "the flag officer "]), TOKENS,
                    st.sampled_from(["", " ", "b"]), TOKENS,
                    st.sampled_from(["", " talks", "c"])).map("".join)  # fmt: skip
"""Text with one or two marks in it, most of which an author may write."""
CITED = SUSPECT.map(lambda text: text + " [@primer/talks/1].")
BODIES = st.lists(st.sampled_from(GOOD) | HOSTILE | CITED, max_size=3)


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample, to be spoiled."""
    root = tmp_path_factory.mktemp("toy")
    copy_sample(root)
    return root


@cache
def renderer() -> markdown.Markdown:
    """Python-Markdown as mkdocs.yml sets it up."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    return markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


def faults(page: str) -> list[str]:
    """What a page of docs/ renders to beyond what is allowed."""
    text = page.split("\n---\n", 1)[1].split("\n## Cite this ", maxsplit=1)[0]  # the cite box is the build's own
    tree = html.fragment_fromstring(renderer().reset().convert(text), create_parent="body")
    found = []
    for element in tree.iterdescendants():
        if element.tag not in ALLOWED:
            found.append(f"<{element.tag}>")
            continue
        found += [f"{element.tag} {name}" for name in element.attrib if name not in ALLOWED[element.tag]]
        found += [f"class {name}" for name in element.get("class", "").split() if name not in CLASSES]
        href = element.get("href", "#")
        if ":" in href.split("/")[0] and not href.startswith("https://"):
            found.append(f"href {href}")
    ids = tree.xpath("//@id")
    return found + [f"id {name} twice" for name in set(ids) if ids.count(name) > 1]


def spoil(root: Path, path: Path, text: str, page: str) -> list[str] | None:
    """The faults of a page when a file of the sample has another text; None when the checker refuses it."""
    target = root / path
    good = target.read_bytes()
    try:
        target.write_bytes(text.encode("utf-8", "surrogatepass"))
        return None if load_and_check(root)[1] else faults(build(root, read_project(root))[DocPath(page)])
    finally:
        target.write_bytes(good)


@examples(300)
@given(blocks=BODIES)
def test_a_body_that_passes_renders_to_what_is_allowed(toy: Path, blocks: list[str]) -> None:
    head = front_matter(toy / TOPIC).decode()
    body = "\n\n".join(
        ["Staff talks meet [@primer/talks/1].", "## Rooms { #rooms }", *blocks, "An end [@primer/talks/1]."]
    )
    assert not spoil(toy, TOPIC, head + body + "\n", "topics/staff-talks.md")


FIELD = st.sampled_from(["word", "staff talks", "a (word)", "5 words", "x.y", "*one*"])
FIELD |= SUSPECT.filter(lambda text: "\n" not in text)


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@examples(200)
@given(term=FIELD, short=FIELD, long=FIELD, alias=FIELD)
def test_a_term_that_passes_renders_to_what_is_allowed(toy: Path, term: str, short: str, long: str, alias: str) -> None:
    entry = (
        f"- id: odd\n  term: {quoted(term)}\n  aliases: [{quoted(alias)}]\n  short: {quoted(short + '.')}\n"
        f"  long: {quoted(long + ' [@primer/talks/1]')}\n  cite: '[@primer/talks/1]'\n"
    )
    assert not spoil(toy, TERMS, (toy / TERMS).read_text() + entry, "glossary.md")


@examples(200)
@given(title=FIELD, why=FIELD, objective=FIELD, summary=FIELD)
def test_front_matter_that_passes_renders_to_what_is_allowed(
    toy: Path, title: str, why: str, objective: str, summary: str
) -> None:
    text = (toy / TOPIC).read_text()
    for old, new in (
        ("title: Staff talks", f"title: {quoted(title)}"),
        ("why: a call often opens the talks", f"why: {quoted(why)}"),
        ("- Explain who talks", f"- {quoted(objective)}"),
        ("summary: Meetings of officers who plan together.", f"summary: {quoted(summary + '.')}"),
    ):
        assert old in text
        text = text.replace(old, new)
    assert not spoil(toy, TOPIC, text, "topics/staff-talks.md")
    assert not spoil(toy, TOPIC, text, "areas/means.md")


KNOWN = {
    "a definition in a list": "- [x]: javascript:alert(1)\n\n[x] [@primer/talks/1]",
    "a link in the title of a note": '!!! editors "[x](javascript:alert(1))"\n    A note.',
    "an escaped backtick": "\\`[x](javascript:alert(1))\\` [@primer/talks/1]",
    "an entity in a scheme": "[x](java&#115;cript:alert(1)) [@primer/talks/1]",
    "an event in an attribute list": "*x*{ onclick=alert(1) } [@primer/talks/1]",
    "a style in an attribute list": "Words [@primer/talks/1]\n{ style=color:red }",
    "a frame": "<iframe src=//elsewhere.example></iframe> [@primer/talks/1]",
    "a picture": "![x](https://elsewhere.example/x.png) [@primer/talks/1]",
    "a mail address": "<1@b.example> [@primer/talks/1]",
}


@pytest.mark.parametrize("name", KNOWN)
def test_what_the_renderer_would_run_is_refused(toy: Path, name: str) -> None:
    assert faults(f"---\n---\n{KNOWN[name]}"), "the renderer makes nothing of it: this is no test"
    head = front_matter(toy / TOPIC).decode()
    body = f"Staff talks meet [@primer/talks/1].\n\n## Rooms {{ #rooms }}\n\n{KNOWN[name]}\n"
    assert spoil(toy, TOPIC, head + body, "topics/staff-talks.md") is None
