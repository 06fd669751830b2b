"""Backlinks, related pages and the curators' ledgers: true to the text that they speak of."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kb.adapters.mkdocs.configuration import read_project
from kb.commands import link_report
from kb.emit.parts.relations import FOLD_AFTER
from kb.pipeline import load_and_resolve
from kb.prose.blocks import Block, plain
from kb.prose.body import Body
from kb.resolve.site import Site
from lxml import html
from overlay import SAMPLE
from project_copy import ROOT, copy_project, library


@pytest.fixture(scope="module")
def resolved() -> Site:
    return load_and_resolve(library(), read_project(ROOT))


def test_backlink_sentences_are_whole_and_hold_the_mention(resolved: Site) -> None:
    count = 0
    for target, links in resolved.backlinks.items():
        for link in links:
            count += 1
            sentence = link.before + link.mention + link.after
            blocks = resolved.catalog.bodies[link.source].blocks
            texts = [" ".join(plain(b.text).split()) for b in blocks if b.section == link.anchor]
            assert any(sentence in text for text in texts), (target, sentence)
            assert link.mention.strip() == link.mention != "", (target, sentence)
            assert sentence[0].isupper() or sentence[0] in "“\"'(0123456789", (target, sentence)
            assert sentence.rstrip("”\")'")[-1] in ".?!:;", (target, sentence)
            assert not any(mark in sentence for mark in ("[@", "](", "**", "\ue000", "topic:")), (target, sentence)
    assert count > 200


def test_every_backlink_leads_to_its_sentence_in_the_built_site(site: Path, resolved: Site) -> None:
    count = 0
    for page in resolved.ordered:
        here = site / ("topics" if page.kind == "topic" else "cases") / page.id
        tree = html.parse(here / "index.html")
        for item in tree.xpath('//h2[@id="backlinks"]/following-sibling::*[position()<3]//li[.//mark][not(.//li)]'):
            path, _, anchor = item.xpath("./a/@href")[-1].partition("#")
            target = (here / path / "index.html").resolve()
            sentence = item.text_content().split(": ", item.xpath("./a[last()]")[0].text_content().count(": ") + 1)[-1]
            wanted = " ".join(item.xpath("string(./mark)").split())
            text = section_text(target, anchor)
            assert wanted in text, (page.id, sentence)
            assert " ".join(sentence.split())[-40:] in text, (page.id, sentence, text[:200])
            count += 1
    pages = [{link.source for link in links} for links in resolved.backlinks.values()]
    assert count == sum(min(len(sources), FOLD_AFTER) for sources in pages)


def section_text(path: Path, anchor: str) -> str:
    """The text of a built page from a heading, or from the top, to the next heading, without reference marks."""
    article = html.parse(path).xpath("//article")[0]
    for mark in article.xpath(".//sup | .//nav"):
        mark.drop_tree()
    heads = article.xpath(".//*[self::h1 or self::h2 or self::h3]")
    start = next(i for i, head in enumerate(heads) if (head.get("id") == anchor if anchor else head.tag == "h1"))
    nodes = article.xpath(".//*[self::p or self::li or self::h1 or self::h2 or self::h3]")
    at = nodes.index(heads[start])
    end = nodes.index(heads[start + 1]) if start + 1 < len(heads) else len(nodes)
    return " ".join(" ".join(node.text_content().split()) for node in nodes[at + 1 : end])


def test_a_section_is_listed_once_and_never_the_page_itself(resolved: Site) -> None:
    for target, links in resolved.backlinks.items():
        places = [(link.source, link.anchor) for link in links]
        assert len(set(places)) == len(places)
        assert target not in {link.source for link in links}


def test_backlinks_are_grouped_by_area_and_folded_after_a_few(site: Path, resolved: Site) -> None:
    tree = html.parse(site / "topics" / "military-attaches" / "index.html")
    head = tree.xpath('//h2[@id="backlinks"]')[0]
    shown, rest = head.getnext(), head.getnext().getnext()
    assert len(shown.xpath("./li/ul/li")) == FOLD_AFTER
    assert rest.tag == "details"
    areas = [area.title for area in resolved.catalog.content.areas]
    groups = [item.text.strip() for item in rest.xpath("./ul/li")]
    assert groups == [area for area in areas if area in groups]
    count = len({link.source for link in resolved.backlinks["military-attaches"]})
    assert len(rest.xpath("./ul/li/ul/li")) == count - FOLD_AFTER
    assert len(tree.xpath('//h2[@id="backlinks"]/following-sibling::*[position()<3]//mark')) == FOLD_AFTER


def test_computed_relations_share_what_they_name(resolved: Site) -> None:
    for id_, found in resolved.similar.items():
        curated = {relation.id for relation in resolved.catalog.pages[id_].related}
        for other in found:
            assert other.id not in curated | {id_}
            for term in other.terms:
                for page in (id_, other.id):
                    used = {mention.term for _, mention in resolved.term_links[page]}
                    assert term in used | set(resolved.catalog.pages[page].terms), (id_, other.id, term)


def test_the_most_alike_come_first_and_no_page_left_out_is_more_alike(resolved: Site) -> None:
    """The cosine of two pages' terms and passages, counted here apart from the code that ranks them."""
    catalog, order = resolved.catalog, list(resolved.similar)
    features = {
        id_: {mention.term for _, mention in resolved.term_links[id_]} | set(catalog.pages[id_].terms) for id_ in order
    }
    for key, places in resolved.cited.items():
        for place, pages in places.items():
            for id_ in pages:
                features[id_].add((key, place))
    holders = Counter(feature for found in features.values() for feature in found)
    weight = {feature: math.log(len(order) / count) for feature, count in holders.items()}
    norm = {id_: math.sqrt(sum(weight[f] ** 2 for f in features[id_])) for id_ in order}
    common = len(order) // 3

    def alike(one: str, other: str) -> float:
        shared = (f for f in features[one] & features[other] if holders[f] <= common)
        return sum(weight[f] ** 2 for f in shared) / norm[one] / norm[other]

    assert any(len(found) > 1 for found in resolved.similar.values())
    for id_, found in resolved.similar.items():
        scores = [alike(id_, page.id) for page in found]
        assert scores == sorted(scores, reverse=True), id_
        curated = {relation.id for relation in catalog.pages[id_].related} | {id_}
        others = [alike(id_, other) for other in order if other not in curated | {page.id for page in found}]
        assert min(scores, default=0.1) >= max([score for score in others if score >= 0.1], default=0), id_


def test_the_ledger_has_the_place_of_every_link(resolved: Site) -> None:
    lines = list(link_report.links(resolved))
    assert len(lines) == sum(map(len, resolved.term_links.values()))
    for line in lines:
        row = (library() / line.path).read_text(encoding="utf-8").splitlines()[line.line - 1]
        assert row[line.column - 1 :].startswith(line.words.split()[0]), line


def test_mentions_are_of_other_pages_that_have_no_link(resolved: Site) -> None:
    lines = list(link_report.mentions(resolved))
    assert lines
    for line in lines:
        source = (library() / line.path).read_text(encoding="utf-8")
        assert f":{line.id})" not in source, line
        assert f":{line.id}#" not in source.split("\n---\n", 1)[1], line
    assert len(list(link_report.mentions(resolved, everywhere=True))) > len(lines)


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "--root", str(root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_the_ledgers_can_be_read_by_people_and_programs() -> None:
    for name in ("links", "mentions"):
        human, machine = (run(SAMPLE.parent, name, "--format", form) for form in ("human", "json"))
        assert human.returncode == machine.returncode == 0
        records = json.loads(machine.stdout)
        assert len(human.stdout.splitlines()) == len(records)
        assert records[0].keys() == {"path", "line", "column", "id", "before", "words", "after"}


def test_a_ledger_of_wrong_content_names_the_problem(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "copy", SAMPLE)
    page = root / "content" / "topics" / "means" / "port-calls.md"
    page.write_text(page.read_text().replace("(topic:", "(topic:no-", 1))
    result = run(root, "links")
    assert result.returncode == 1
    assert "content/topics/means/port-calls.md:" in result.stderr
    assert "Traceback" not in result.stderr


PIECES = st.sampled_from(
    ["One thing. ", "See p. 1. ", "Dr. No came. ", "Rank counts [@vcdr-1961, art. 7. B]. ", "In e.g. Rome it rained. ",
     "*Who* did? ", "[A link. Here](topic:x) stays. ", "“Done. He said.” ", "It is 3.5 m. ", "`A. B` is so. "]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(PIECES, max_size=8), st.lists(PIECES, max_size=8))
def test_a_sentence_holds_its_words_and_touches_its_neighbours(before: list[str], after: list[str]) -> None:
    head, tail = "".join(before), "".join(after)
    text = f"{head}The MENTION stands here. {tail}".strip()
    block = Block("paragraph", text, 0)
    start = text.index("MENTION")
    first, last = block.sentence(start, start + 7)
    assert text[first:last].strip().endswith("The MENTION stands here.")
    assert "MENTION" in text[first:last]
    for zone in block.zones:
        if zone.kind != "quote":
            assert not zone.start < first < zone.end
            assert not zone.start < last < zone.end


def test_quoted_blocks_are_left_alone() -> None:
    quoted, plain_block = Body("> NATO said so.\n\nNATO did not.\n").blocks
    assert (quoted.kind, plain_block.kind) == ("quote", "paragraph")
