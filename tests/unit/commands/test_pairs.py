"""The sheet of a second reader: each stretch of a page beside what its sources say."""

from __future__ import annotations

import json

from click.testing import CliRunner
from kb.adapters.mkdocs.configuration import read_project
from kb.commands.cli import main
from kb.commands.pairs import pairs
from kb.pipeline import load_and_resolve
from kb.prose.citation_syntax import citations
from overlay import SAMPLE

ROOT = SAMPLE.parent


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["--root", str(ROOT), "pairs", *arguments])
    return result.exit_code, result.output


def test_a_stretch_ends_at_its_citation_and_has_what_each_source_says() -> None:
    _, output = run("port-calls")
    assert (
        "content/topics/means/port-calls.md:41: It ends with a salute\n"
        "    harbor-rules-1900, rule 2 (law): A guest salutes first, and the host returns the salute.\n\n"
    ) in output
    assert ": A squadron calls at three harbors\n" in output


def test_every_citation_of_a_page_is_on_the_sheet_with_its_words() -> None:
    site = load_and_resolve(ROOT, read_project(ROOT))
    for page in site.ordered:
        found = list(pairs(site, page))
        cited = [item for text in site.catalog.texts(page) for item in citations(text.body.text)]
        assert sum(len(pair.sources) for pair in found) == len(cited)
        assert all(pair.words and says for pair in found for _, _, says in pair.sources)


def test_other_programs_read_it_as_json() -> None:
    status, output = run("port-calls", "--format", "json")
    assert status == 0
    assert {"path", "line", "words", "sources"} == set(json.loads(output)[0])


def test_a_page_that_is_not_there_is_named_with_the_nearest() -> None:
    status, output = run("port-call")
    assert (status, output) == (1, "no page `port-call`; did you mean `port-calls`?\n")
