"""What was published stays: the register only grows, and nothing in it may be lost."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml
from kb.adapters.mkdocs.configuration import read_project
from kb.model.ids import DocPath
from kb.permanence.address import path_of, places
from kb.pipeline import build, load_and_check
from lxml import html
from project_copy import ROOT, library
from scratch import edit, kb, problems, published_copy, rename, stamps

REGISTER = "content/permalinks.yml"
REDIRECTS = "content/redirects.yml"
ATTACHES = "content/topics/instruments/military-attaches.md"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published_copy(tmp_path_factory.mktemp("published"))


@pytest.fixture
def root(published: Path, tmp_path: Path) -> Path:
    target = tmp_path / "copy"
    shutil.copytree(published, target, ignore=shutil.ignore_patterns("docs"))
    return target


def lost(root: Path, address: str) -> None:
    """The one thing that is wrong is that an address is gone, and the place named is where it is registered."""
    found = problems(root)
    assert [problem["rule"] for problem in found] == ["permalink"], found
    assert f"`{address}`" in found[0]["message"]
    assert found[0]["path"] == REGISTER
    line = (root / REGISTER).read_text().splitlines()[found[0]["line"] - 1]
    path, _, anchor = address.partition("#")
    assert line[found[0]["column"] - 1 :].startswith(anchor or path)


def send(root: Path, *pairs: tuple[str, str]) -> None:
    rows = [f'- from: "{source}"\n  to: "{target}"\n' for source, target in pairs]
    (root / REDIRECTS).write_text("".join(rows))


def test_the_register_holds_every_page_section_paragraph_and_term(published: Path) -> None:
    register = yaml.safe_load((published / REGISTER).read_text())
    anchors = {path: {a for row in rows for a in row} for path, rows in register.items()}
    catalog, _ = load_and_check(published)
    for id_, body in catalog.bodies.items():
        wanted = {block.id for block in body.blocks}
        path = "cases" if catalog.pages[id_].kind == "case" else "topics"
        assert wanted <= anchors[f"/{path}/{id_}/"], id_
    assert set(catalog.terms) <= anchors["/glossary/"]
    assert set(catalog.references) <= anchors["/references/"]
    assert {path_of(DocPath(doc)) for doc in build(published, read_project(published)) if doc.endswith(".md")} == set(
        register
    )


def test_what_counts_as_an_address_is_on_the_built_page(site: Path) -> None:
    catalog, _ = load_and_check(library())
    built, checked = build(library(), read_project(ROOT)), 0
    for path, place in places(catalog).items():
        if place.doc in built:
            ids = set(html.parse(site / path.strip("/") / "index.html").xpath("//@id"))
            assert set(place.anchors) <= ids, path
            checked += len(place.anchors)
    assert checked > 500


def test_a_register_that_is_lost_is_missed(root: Path) -> None:
    (root / REGISTER).unlink()
    assert [(p["path"], p["line"], p["rule"]) for p in problems(root)] == [(REGISTER, 1, "unregistered")]


def test_a_line_that_is_lost_from_the_register_is_missed(root: Path) -> None:
    lines = (root / REGISTER).read_text().splitlines(keepends=True)
    lost = next(line for line in lines if stamps(root / ATTACHES)[-1] in line)
    (root / REGISTER).write_text("".join(line for line in lines if line != lost))
    wanted = {id_ for id_ in stamps(root / ATTACHES) if id_ in lost}
    assert wanted
    assert {(p["path"], p["rule"]) for p in problems(root)} == {(ATTACHES, "unregistered")}
    assert {p["message"].split("`")[1] for p in problems(root)} == {f"#{id_}" for id_ in wanted}


def test_a_paragraph_may_move_to_another_page(root: Path) -> None:
    last = stamps(root / ATTACHES)[-1]
    edit(root / ATTACHES, f"\n  {{ #{last} }}", "")
    page = root / "content/topics/foundations/history.md"
    page.write_text(page.read_text().rstrip() + f"\n\nWords that moved [@vcdr-1961, art. 7].\n{{ #{last} }}\n")
    send(root, (f"/topics/military-attaches/#{last}", f"/topics/history/#{last}"))
    kb(root, "check")
    assert "1 new" in kb(root, "publish")


def test_publishing_again_changes_nothing(root: Path) -> None:
    before = (root / REGISTER).read_bytes()
    assert "0 new" in kb(root, "publish")
    assert (root / REGISTER).read_bytes() == before


def test_publishing_adds_lines_and_changes_none(root: Path) -> None:
    before = (root / REGISTER).read_text().splitlines()
    page = root / ATTACHES
    page.write_text(page.read_text() + "\n## A new part { #new-part }\n\nNew words [@vcdr-1961, art. 7].\n")
    kb(root, "stamp")
    assert "0 new addresses" in kb(root, "publish")
    after = (root / REGISTER).read_text().splitlines()
    added = [line for line in after if line not in before]
    assert added == [f"  - [new-part, {stamps(page)[-1]}]"]
    assert [line for line in after if line not in added] == before


def test_a_heading_id_that_is_deleted_is_missed(root: Path) -> None:
    edit(root / ATTACHES, "{ #duties }", "{ #work }")
    edit(root / ATTACHES, "> #duties", "> #work")
    lost(root, "/topics/military-attaches/#duties")
    send(root, ("/topics/military-attaches/#duties", "/topics/military-attaches/#work"))
    kb(root, "check")


def test_a_paragraph_id_that_is_dropped_is_missed(root: Path) -> None:
    last = stamps(root / ATTACHES)[-1]
    edit(root / ATTACHES, f"\n  {{ #{last} }}", "")
    lost(root, f"/topics/military-attaches/#{last}")
    send(root, (f"/topics/military-attaches/#{last}", "/topics/military-attaches/#d-rank"))
    kb(root, "check")


def test_an_id_that_was_published_is_never_given_again(root: Path) -> None:
    last = stamps(root / ATTACHES)[-1]
    edit(root / ATTACHES, f"\n  {{ #{last} }}", "")
    send(root, (f"/topics/military-attaches/#{last}", "/topics/military-attaches/#d-rank"))
    kb(root, "stamp")
    assert stamps(root / ATTACHES)[-1] != last
    kb(root, "check")
    given = stamps(root / ATTACHES)[-1]
    edit(root / REGISTER, f"  - [{given}]\n", "")
    edit(root / ATTACHES, f"\n  {{ #{given} }}", "")
    kb(root, "stamp")
    assert stamps(root / ATTACHES)[-1] != last


def test_a_page_that_is_renamed_is_missed(root: Path) -> None:
    rename(root, "topics/challenges", "culture-language-protocol", "culture-and-protocol")
    lost(root, "/topics/culture-language-protocol/")
    send(root, ("/topics/culture-language-protocol/", "/topics/culture-and-protocol/"))
    kb(root, "check")


def test_a_page_that_becomes_part_of_another_needs_a_place_for_each_anchor(root: Path) -> None:
    rename(root, "topics/challenges", "culture-language-protocol", "culture-and-protocol")
    old = stamps(root / "content/topics/challenges/culture-and-protocol.md")
    send(root, ("/topics/culture-language-protocol/", "/topics/soft-power/"))
    missed = {problem["message"].split("`")[1] for problem in problems(root)}
    assert {f"/topics/culture-language-protocol/#{id_}" for id_ in old} <= missed
    assert "/topics/culture-language-protocol/#questions" not in missed
    rows = "\n".join(f'    - "{address}"' for address in sorted(missed))
    with (root / REDIRECTS).open("a") as file:
        file.write(f'- from:\n{rows}\n  to: "/topics/soft-power/#record"\n')
    kb(root, "check")


def test_a_term_that_is_renamed_is_missed(root: Path) -> None:
    for path in (root / "content").rglob("*.*"):
        if path.name != "permalinks.yml":
            path.write_text(re.sub(r"\bmission-creep\b(?!-\d)", "creep", path.read_text()))
    lost(root, "/glossary/#mission-creep")
    send(root, ("/glossary/#mission-creep", "/glossary/#creep"))
    kb(root, "check")


@pytest.mark.parametrize(
    ("source", "target", "word"),
    [
        ("/topics/old/", "/topics/nowhere/", "no `/topics/nowhere/`"),
        ("/topics/old/", "/topics/soft-powder/", "did you mean `/topics/soft-power/`"),
        ("/topics/old/", "/topics/soft-power/#limit", "did you mean `/topics/soft-power/#limits`"),
        ("/topics/soft-power/", "/topics/history/", "still exists"),
        ("/topics/soft-power/#limits", "/topics/history/", "still exists"),
        ("/topics/old/", "/topics/old/", "itself sent on"),
        ("/assets/old/", "/topics/history/", "no address of a page"),
    ],
)
def test_a_redirect_that_leads_nowhere_is_refused(root: Path, source: str, target: str, word: str) -> None:
    send(root, (source, target))
    found = problems(root)
    assert [problem["rule"] for problem in found] == ["redirect"]
    assert word in found[0]["message"]
    assert found[0]["path"] == REDIRECTS
    assert found[0]["line"] in (1, 2)


def test_chains_and_second_thoughts_are_refused(root: Path) -> None:
    send(root, ("/topics/a/", "/topics/b/"), ("/topics/b/", "/topics/history/"), ("/topics/a/", "/topics/history/"))
    found = {(problem["line"], problem["message"].split(";")[-1].strip()) for problem in problems(root)}
    assert found == {(2, "write `/topics/history/`"), (5, "keep one")}


def test_loops_are_refused(root: Path) -> None:
    send(root, ("/topics/a/", "/topics/b/"), ("/topics/b/", "/topics/a/"))
    assert [problem["rule"] for problem in problems(root)] == ["redirect", "redirect"]


@pytest.mark.parametrize(
    ("name", "text", "rule", "line"),
    [
        ("redirects.yml", "- from: topics/x\n  to: /topics/history/\n", "wrong-value", 1),
        ("redirects.yml", "- from: /topics/x/\n  to: /topics/history\n", "wrong-value", 2),
        ("redirects.yml", "- from: /topics/x/\n", "missing-field", 1),
        ("permalinks.yml", "- /topics/x/\n", "wrong-value", 1),
        ("permalinks.yml", "/topics/history/:\n  - [Record]\n", "wrong-value", 2),
        ("editions.yml", '- id: "2026"\n  date: 2026-01-01\n', "wrong-value", 1),
        (
            "editions.yml",
            '- {id: "2026.2", date: 2026-02-01}\n- {id: "2026.1", date: 2026-03-01}\n',
            "edition-order",
            2,
        ),
        (
            "editions.yml",
            '- {id: "2026.1", date: 2026-02-01}\n- {id: "2026.2", date: 2026-01-01}\n',
            "edition-order",
            2,
        ),
    ],
)
def test_a_file_that_is_wrong_is_told_at_its_place(root: Path, name: str, text: str, rule: str, line: int) -> None:
    (root / "content" / name).write_text(text)
    found = [problem for problem in problems(root) if problem["rule"] != "held-back"]
    assert [(p["rule"], p["path"], p["line"]) for p in found] == [(rule, f"content/{name}", line)]
