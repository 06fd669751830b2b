"""The curator's desk, on copies of the sample and of the second knowledge base: begin records, ask where and why."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from kb.commands.cli import main
from kb.commands.desk.coverage import WEAK
from kb.pipeline import load_and_check
from overlay import SAMPLE, copy_sample
from second import SECOND

TERM = ("new", "term", "cat", "--term", "cat's eye")
NEW = [
    ("new", "topic", "fog", "--title", 'Fog: a "signal"', "--area", "lights"),
    ("new", "case", "old-tower", "--title", "The old tower", "--start", "1700", "--topic", "lenses"),
    TERM,
    ("new", "reference", "lens-act-1829", "--title", "An Act", "--kind", "law", "--type", "legislation"),
    ("new", "list", "a-week", "--title", "A week", "--page", "reef-tower"),
    ("new", "figure", "ships", "--title", "Ships lost, 1840"),
    ("new", "source", "almanac", "--title", "An Almanac"),
    ("new", "area", "weather", "--title", "Weather"),
]


def run(root: Path, *arguments: str, typed: str | None = None) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["--root", str(root), *arguments], input=typed)
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result.exit_code, result.output


def tree(root: Path) -> dict[str, bytes]:
    """Every file of content/."""
    return {str(path): path.read_bytes() for path in (root / "content").rglob("*") if path.is_file()}


@pytest.fixture
def second(tmp_path: Path) -> Path:
    shutil.copytree(SECOND / "content", tmp_path / "content")
    return tmp_path


@pytest.mark.parametrize("command", NEW, ids=lambda command: command[1])
def test_a_new_record_has_no_problems_but_its_blanks(second: Path, command: tuple[str, ...]) -> None:
    before = tree(second)
    status, output = run(second, *command)
    assert status == 0, output
    problems = load_and_check(second)[1]
    assert problems
    assert {problem.rule for problem in problems} == {"blank"}
    assert all(str(problem) in output for problem in problems)
    changed = [path for path, data in tree(second).items() if before.get(path) != data]
    assert len(changed) == 1


def test_all_of_them_stand_side_by_side(second: Path) -> None:
    for command in NEW:
        assert run(second, *command)[0] == 0
    assert {problem.rule for problem in load_and_check(second)[1]} == {"blank"}


def test_a_term_and_a_reference_stand_in_their_order(second: Path) -> None:
    run(second, *TERM)
    run(second, *NEW[3])
    catalog = load_and_check(second)[0]
    assert [term.id for term in catalog.content.terms][:2] == ["cat", "characteristic"]
    assert [reference.id for reference in catalog.content.references][:2] == ["lens-act-1829", "lens-act-1830"]


def test_an_area_stands_before_that_of_the_cases(second: Path) -> None:
    run(second, *NEW[-1])
    assert [*load_and_check(second)[0].areas] == ["lights", "people", "weather", "cases"]


def test_a_term_whose_blanks_are_filled_passes(second: Path) -> None:
    run(second, *TERM)
    path = second / "content/glossary/c.yml"
    text = path.read_text().replace("BLANK define it in one sentence.", "A stone that shines.")
    path.write_text(text.replace("BLANK the citation on which the definition rests", '"[@manual/lenses/1]"'))
    assert load_and_check(second)[1] == []


def test_what_an_option_does_not_say_is_asked(second: Path) -> None:
    status, output = run(second, "new", "term", "cat", typed="cat\n")
    assert (status, "Headword" in output) == (0, True)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("new", "term", "optic", "--term", "optic"), "`optic` is taken by content/glossary/o.yml"),
        (("new", "term", "cat", "--term", "optic"), "duplicate-name"),
        (("new", "term", "letter-a", "--term", "letter A"), "is an anchor that the build uses"),
        (("new", "topic", "Fog", "--title", "Fog", "--area", "lights"), "`Fog` is no id"),
        (("new", "topic", "fog", "--title", "A <b>", "--area", "lights"), "wrong-value"),
        (("new", "topic", "fog", "--title", "Fog", "--area", "light"), "did you mean `lights`"),
        (("new", "case", "fog", "--title", "Fog", "--start", "1900", "--topic", "lense"), "did you mean `lenses`"),
        (("new", "area", "lights", "--title", "Lights"), "`lights` is taken by content/areas.yml"),
        (("new", "list", "all", "--title", "Every page", "--page", "lenses"), "reserved-list"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_all_as_it_was(second: Path, command: tuple[str, ...], said: str) -> None:
    before = tree(second)
    status, output = run(second, *command)
    assert (status, said in output) == (1, True), output
    assert tree(second) == before


def test_where_names_each_use_with_its_line() -> None:
    root = SAMPLE.parent
    status, output = run(root, "where", "flag-officer")
    assert status == 0
    assert output.splitlines() == [
        "content/cases/the-visit.md:35:86: linked: its flag officer",
        "content/glossary/toy.yml:26:3: term, in `see`",
        "content/index.md:6:57: linked: flag officer",
        "content/topics/means/port-calls.md:45:44: linked by the build: flag officer",
        "content/topics/means/staff-talks.md:22:76: linked by the build: flag officer",
    ]
    cited = [line for line in run(root, "where", "harbor-rules-1900")[1].splitlines() if ": cited" in line]
    written = [path.read_text().count("@harbor-rules-1900") for path in SAMPLE.rglob("*.*")]
    assert len(cited) == sum(written) > 5
    assert "content/cases/the-visit.md:12:15: page, in `instruments.1`" in run(root, "where", "port-calls")[1]
    assert run(root, "where", "unused-note") == (0, "`unused-note` is used nowhere\n")
    assert run(root, "where", "flag-offices") == (
        1,
        "nothing has the id `flag-offices`; did you mean `flag-officer`?\n",
    )


def test_why_link_says_why_words_are_linked_or_not(tmp_path: Path) -> None:
    root = tmp_path / "copy"
    copy_sample(root)
    page = root / "content/topics/means/staff-talks.md"
    page.write_text(
        page.read_text().replace(
            "A flag officer leads them.",
            'A flag officer leads them. Flag officers and admirals follow, "flag officer" is a title, '
            "the flag officer of the day waits, and salutes are fired.",
        )
    )
    glossary = root / "content/glossary/toy.yml"
    glossary.write_text(glossary.read_text().replace("  broader: courtesy\n", "  broader: courtesy\n  link: false\n"))
    lines = [line.partition(": ")[2] for line in run(root, "why-link", "staff-talks", "flag officer")[1].splitlines()]
    assert len(lines) == 4
    assert lines[0].startswith("flag officer: linked to `flag-officer` (content/glossary/toy.yml:")
    assert lines[1].endswith("is linked earlier in this part of the page")
    assert lines[2].endswith("not linked: it stands in quotation marks")
    assert "`never`" in lines[3]
    assert "only points to `flag-officer`" in run(root, "why-link", "staff-talks", "admirals")[1]
    assert "has `link: false`" in run(root, "why-link", "staff-talks", "salutes")[1]
    assert "a heading, where no term is linked" in run(root, "why-link", "staff-talks", "Where they")[1]
    assert "no term has this name" in run(root, "why-link", "staff-talks", "capital")[1]
    assert "this page is about" in run(root, "why-link", "port-calls", "port call")[1]
    assert "stands nowhere" in run(root, "why-link", "port-calls", "submarine")[1]
    assert run(root, "why-link", "port-call", "x") == (1, "no page `port-call`; did you mean `port-calls`?\n")


def test_coverage_counts_evidence_and_names_what_rests_on_weak_evidence_alone() -> None:
    data = json.loads(run(SAMPLE.parent, "coverage", "--format", "json")[1])
    assert {row["section"]: row["cited"] for row in data["sections"]} == {"primer/calls": 2, "primer/talks": 1}
    pages = {row["page"]: row for row in data["pages"]}
    assert pages["staff-talks"]["evidence"] == {"article": 2}
    assert [item["line"] for item in pages["staff-talks"]["weak"]] == [22, 27]
    assert all(set(item["kinds"]) <= WEAK for page in pages.values() for item in page["weak"])
    text = run(SAMPLE.parent, "coverage")[1]
    assert "    primer/calls: 2 of 2\n" in text
    assert "content/topics/means/staff-talks.md:27: article: They meet in turn" in text


@pytest.mark.parametrize("command", [("new",), *((*c[:2],) for c in NEW), ("where",), ("why-link",), ("coverage",)])
def test_each_command_has_help_with_an_example(command: tuple[str, ...]) -> None:
    status, output = run(Path(), *command, "--help")
    assert status == 0
    assert f"{' '.join(command)} " in " ".join(output.split("\n", 1)[1].split())
