"""Renaming and moving: every mention follows, published addresses lead on, and it is all or nothing."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path

import pytest
import yaml
from desk import FORWARDS, arrives, everything, publish, run, tree
from hypothesis import given
from hypothesis import strategies as st
from kb.model.places import Address
from kb.pipeline import load_and_check
from overlay import SAMPLE, copy_sample
from second import SECOND
from thorough import examples

FIRST = {
    "topic": "lenses", "case": "reef-tower", "term": "fresnel-lens", "reference": "reef-inquiry-1860",
    "figure": "towers", "list": "first-evening", "source": "manual", "area": "lights", "heading": "lenses#number",
}  # fmt: skip


@pytest.fixture
def second(tmp_path: Path) -> Path:
    shutil.copytree(SECOND / "content", tmp_path / "content")
    publish(tmp_path)
    return tmp_path


@pytest.mark.parametrize("kind", FIRST)
def test_every_mention_follows_and_every_published_address_leads_on(second: Path, kind: str) -> None:
    old, new = FIRST[kind], "zeal-of-9"
    published = [entry.address for entry in load_and_check(second)[0].content.published]
    uses = run(second, "where", old)[1].count("\n")
    status, output = run(second, "rename", kind, old, new)
    assert status == 0, output
    catalog, problems = load_and_check(second)
    assert problems == []
    assert all(arrives(catalog, address) for address in published)
    assert {entry.address for entry in catalog.content.published} > set(published)
    if kind in ("case", "term", "reference", "list"):  # other ids are words of the text too
        assert not re.search(rf"(?<![\w-]){old}(?![\w-])", everything(second))
    if kind != "heading":
        assert run(second, "where", old)[0] == 1
        assert run(second, "where", new)[1].count("\n") == uses > 0


def test_addresses_lead_on_in_one_step_when_a_page_is_renamed_twice_and_back(second: Path) -> None:
    before = tree(second, FORWARDS)
    published = [entry.address for entry in load_and_check(second)[0].content.published]
    for old, new in (("lenses", "glass"), ("glass", "optics"), ("optics", "lenses")):
        assert run(second, "rename", "topic", old, new)[0] == 0
        catalog, problems = load_and_check(second)
        assert problems == []
        assert all(target not in catalog.redirects for target in catalog.redirects.values())
        assert all(arrives(catalog, address) for address in published)
    assert tree(second, FORWARDS) == before
    assert catalog.redirects[Address("/topics/glass/")] == Address("/topics/lenses/")
    assert Address("/topics/lenses/") not in catalog.redirects


NAMED = [
    ("topic", "port-calls"), ("topic", "staff-talks"), ("case", "the-visit"), ("term", "port-call"), ("term", "salute"),
    ("term", "courtesy"), ("term", "flag-officer"), ("reference", "harbor-rules-1900"), ("reference", "unused-note"),
    ("source", "primer"), ("area", "means"), ("heading", "port-calls#asking"), ("heading", "port-calls#d-salute"),
    ("heading", "port-calls#t-parties"), ("heading", "staff-talks#rooms"), ("heading", "staff-talks#opening"),
]  # fmt: skip


@examples(40)
@given(
    st.lists(st.sampled_from(NAMED), min_size=1, max_size=3, unique_by=lambda each: each[1].partition("#")[0]),
    st.from_regex(r"[b-w][a-z0-9]{0,8}(-[a-z0-9]{1,5})?x", fullmatch=True),
)
def test_what_is_renamed_there_and_back_is_as_it_was(named: list[tuple[str, str]], new: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        copy_sample(root / "copy")
        root = root / "copy"
        before = tree(root)
        steps = [(kind, old, f"{'d-' if '#d-' in old else ''}{new}-{n}") for n, (kind, old) in enumerate(named)]
        for kind, old, other in steps:
            status, output = run(root, "rename", kind, old, other)
            assert status == 0, output
            assert load_and_check(root)[1] == []
        assert tree(root) != before
        for kind, old, other in reversed(steps):
            page, sign, part = old.partition("#")
            status, output = run(root, "rename", kind, f"{page}#{other}" if sign else other, part or page)
            assert status == 0, output
        assert tree(root) == before


def test_a_term_gets_another_headword_its_place_and_the_old_one_as_an_alias(second: Path) -> None:
    before = tree(second)
    (second / "content/glossary/l.yml").write_text(
        '- id: lamp\n  term: lamp\n  short: A light.\n  cite: "[@manual/lenses/1]"\n'
    )
    assert run(second, "rename", "term", "fresnel-lens", "lens", "--title", "lens of steps")[0] == 0
    terms = yaml.safe_load((second / "content/glossary/l.yml").read_text())
    assert [term["id"] for term in terms] == ["lamp", "lens"]
    assert "Fresnel lens" in terms[1]["aliases"]
    assert not (second / "content/glossary/f.yml").exists()
    assert load_and_check(second)[1] == []
    assert run(second, "rename", "term", "lens", "fresnel-lens", "--title", "Fresnel lens")[0] == 0
    (second / "content/glossary/l.yml").write_text("")
    assert yaml.safe_load(tree(second)["content/glossary/f.yml"])[0]["aliases"][0] == "lens of steps"
    assert before.keys() <= tree(second).keys()


def test_a_page_gets_another_title_and_keeps_the_old_one_for_the_search(second: Path) -> None:
    assert run(second, "rename", "topic", "lenses", "lenses", "--title", "Glass: a light")[0] == 0
    page = load_and_check(second)[0].records["topic"]["lenses"]
    assert page.title == "Glass: a light"
    assert "Lenses" in page.aliases  # type: ignore[attr-defined]


def test_a_reference_moves_to_its_letter_and_its_order(second: Path) -> None:
    assert run(second, "rename", "reference", "reef-inquiry-1860", "lens-act-999")[0] == 0
    assert not (second / "content/references/r.yml").exists()
    listed = yaml.safe_load((second / "content/references/l.yml").read_text())
    assert [each["id"] for each in listed] == ["lens-act-999", "lens-act-1830"]


def test_a_section_moves_to_another_page_with_its_links_and_index_entries(tmp_path: Path) -> None:
    root = tmp_path / "copy"
    copy_sample(root)
    publish(root)
    published = [entry.address for entry in load_and_check(root)[0].content.published]
    visit = root / "content/cases/the-visit.md"
    visit.write_text(visit.read_text() + "\nA letter asks [first](topic:port-calls#asking) [@primer/calls/2].\n")
    status, output = run(root, "move", "port-calls#asking", "the-visit")
    assert status == 0, output
    catalog, problems = load_and_check(root)
    assert problems == []
    assert "asking" in catalog.anchors["the-visit"]  # type: ignore[index]
    assert "asking" not in catalog.anchors["port-calls"]  # type: ignore[index]
    assert "[first](case:the-visit#asking)" in visit.read_text()
    assert catalog.pages["the-visit"].index == ("harbors, foreign > #asking",)  # type: ignore[index]
    assert catalog.pages["port-calls"].index == ("port calls",)  # type: ignore[index]
    assert all(arrives(catalog, address) for address in published)


def test_a_topic_moves_to_another_area_at_the_same_address(second: Path) -> None:
    assert run(second, "move", "lenses", "people")[0] == 0
    assert (second / "content/topics/people/lenses.md").exists()
    assert load_and_check(second)[1] == []
    assert not (second / "content/redirects.yml").exists()


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("rename", "term", "fresnel", "x"), "did you mean `fresnel-lens`"),
        (("rename", "topic", "lenses", "signals"), "`signals` is taken by"),
        (("rename", "topic", "lenses", "reef-tower"), "`reef-tower` is taken by"),
        (("rename", "term", "optic", "letter-a"), "is an anchor that the build uses"),
        (("rename", "term", "optic", "optic", "--title", "Fresnel lens"), "duplicate-name"),
        (("rename", "figure", "towers", "towers", "--title", "x"), "edit it in its file"),
        (("rename", "heading", "lenses#numbe", "x"), "did you mean `number`"),
        (("rename", "heading", "lenses#number", "references"), "anchor"),
        (("move", "lenses", "light"), "did you mean `lights`"),
        (("move", "lenses#number", "signal"), "did you mean `signals`"),
        (("move", "lenses#number", "signals", "--before", "nowhere"), "no heading `nowhere`"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_all_as_it_was(second: Path, command: tuple[str, ...], said: str) -> None:
    before = tree(second)
    status, output = run(second, *command)
    assert (status, said in output) == (1, True), output
    assert tree(second) == before


def test_a_dry_run_says_each_line_and_writes_nothing(second: Path) -> None:
    before = tree(second)
    status, output = run(second, "rename", "term", "fresnel-lens", "lens", "--dry-run")
    assert status == 0
    assert "-- id: fresnel-lens" in output.replace("\n-", "\n--")
    assert "+  to: /glossary/#lens" in output
    assert tree(second) == before


def test_content_with_problems_is_left_alone(second: Path) -> None:
    path = second / "content/topics/lights/lenses.md"
    path.write_text(path.read_text().replace("level:", "levle:"))
    before = tree(second)
    status, output = run(second, "rename", "term", "optic", "optics")
    assert (status, "mend them first" in output) == (1, True)
    assert tree(second) == before


def test_a_file_that_somebody_saves_meanwhile_is_not_lost(second: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = second / "content/topics/lights/lenses.md"
    calls = []

    def check(root: Path) -> object:
        calls.append(root)
        if len(calls) == 3:
            path.write_text(path.read_text() + "\nSaved [@manual/lenses/1].\n")
            os.utime(path, ns=(1, 1))
        return load_and_check(root)

    monkeypatch.setattr("kb.commands.desk.renaming.command.load_and_check", check)
    monkeypatch.setattr("kb.commands.desk.putting.load_and_check", check)
    status, output = run(second, "rename", "term", "optic", "optics")
    assert (status, "changed meanwhile" in output) == (1, True), output
    assert path.read_text().endswith("Saved [@manual/lenses/1].\n")
    assert "id: optics" not in everything(second)


def test_lines_end_as_they_did(tmp_path: Path) -> None:
    root = tmp_path / "copy"
    copy_sample(root)
    path = root / "content/glossary/toy.yml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert run(root, "rename", "term", "salute", "greeting")[0] == 0
    assert path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n")
    assert b"- id: greeting\r\n" in path.read_bytes()


@pytest.mark.parametrize("command", ["rename", "move"])
def test_each_command_has_help_with_an_example(command: str) -> None:
    status, output = run(SAMPLE, command, "--help")
    assert (status, f"build.py {command} " in output) == (0, True)
