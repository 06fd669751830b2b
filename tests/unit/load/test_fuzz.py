"""Any bytes whatever in content/ give problems or pages: never a traceback, a hang, or a file outside docs/.

``FUZZ_EXAMPLES`` is the number of examples in total, 500 where it is not set.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from overlay import SAMPLE, copy_sample, fixtures, front_matter, lay
from project_copy import ROOT, library
from surviving import files_of, mutant, spoiled, survives

TOTAL = int(os.environ.get("FUZZ_EXAMPLES", "500"))
SHARES = {"front": 15, "yaml": 20, "body": 20, "cite": 12, "glossary": 15, "names": 8, "mutants": 8, "real": 1}
TOPIC, GLOSSARY = Path("topics/means/staff-talks.md"), Path("glossary/toy.yml")


def share(name: str) -> settings:
    """The settings of a test that runs its share of all examples."""
    count = max(1, TOTAL * SHARES[name] // sum(SHARES.values()))
    return settings(max_examples=count, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample, to be spoiled."""
    root = tmp_path_factory.mktemp("toy")
    copy_sample(root)
    return root


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.sampled_from(
    ["port-calls", "staff-talks", "the-visit", "salute", "[@primer/talks/1]", "2026-02-30", "1901-04", "a > #rooms",
    "index"]
)  # fmt: skip
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8),
        inner, max_size=3), max_leaves=8)  # fmt: skip
FIELDS = ["id", "title", "order", "summary", "aliases", "level", "objectives", "questions", "terms", "related", "cases",
          "index", "published", "reviewed", "changes", "timeline", "x"]  # fmt: skip


@share("front")
@given(changes=st.dictionaries(st.sampled_from(FIELDS), VALUES, min_size=1, max_size=3))
def test_any_front_matter(toy: Path, changes: dict) -> None:
    page = (toy / "content" / TOPIC).read_text()
    head, body = page.removeprefix("---\n").split("\n---\n", 1)
    fields = {**yaml.load(head, yaml.BaseLoader), **changes}
    with spoiled(toy, TOPIC, f"---\n{yaml.safe_dump(fields, allow_unicode=True)}---\n{body}"):
        survives(toy)


YAML = st.lists(st.sampled_from(
    ["- ", "id: ", "term: ", "? ", ": ", ":", "\n", "\n  ", "\n- ", "[", "]", "{", "}", ",", "&a ", "*a", "!!str ",
    "!x ",
     "|\n", ">-\n", "'", '"', "\\", "#", " ", "---\n", "...\n", "%YAML 1.1\n", "<<: ", "~", "null", "yes", "0x10",
     "1e9", ".nan",
     "2026-01-01", "salute", "\t", "\u0085", "\u2028", "\ufeff", "@", "`", "é", "\0", "\ud800"]) | st.text(max_size=5),
    max_size=40).map("".join)  # fmt: skip


@share("yaml")
@given(
    text=YAML,
    name=st.sampled_from(["glossary/toy.yml", "areas.yml", "references.yml", "sources/primer.yml", str(TOPIC)]),
)
@example(text="[" * 290_000, name="areas.yml")
@example(text="{" * 290_000, name="areas.yml")
@example(text="? " * 140_000, name="areas.yml")
@example(text="- " * 140_000, name="areas.yml")
@example(text="a: " * 90_000, name="areas.yml")
@example(text="- x\n" * 70_000, name="references.yml")
@example(text="'" * 290_000, name="areas.yml")
@example(text="- {a: b}\n" * 29_000, name="glossary/toy.yml")
@example(text="- id: a\n  term: b\n  short: c.\n  cite: '[@x]'\n" * 6_000, name="glossary/toy.yml")
@example(text='- id: "' + "\\x41" * 70_000 + '"', name="references.yml")
def test_any_yaml(toy: Path, text: str, name: str) -> None:
    with spoiled(toy, Path(name), f"---\n{text}\n---\n\nText.\n" if name.endswith(".md") else text):
        survives(toy)


MARKS = st.lists(st.sampled_from(
    ["word ", "\n", "\n\n", "    ", "[@primer/talks/1]", "[@", "]", "[", "](", ")", "topic:port-calls",
    "term:salute", "![", "!!! ",
     "??? ", '"', "“", "”", "*", "**", "_", "`", "~~~", "<", ">", "<!--", "{", "}", "{ #x }", "&#", "\\", "|", "# ",
     "## A { #a }",
     "=", "---", "- ", "1. ", "> ", "https://x", "\r", "\x0b", "\u2028", "’", "flag officer", "port call",
     "."]) | st.text(max_size=4),
    max_size=60).map("".join)  # fmt: skip
LONG = ["[", "[@", "[@a;", "[@a, ", "“", '"', "`", "` `` ", "{", "{ #", "*a ", "**a", "_a", "<", "<!--", "![",
        "[x](", "[x](y ",
        "\\", "> ", "- ", "    ", "\n\n> ", "\n- ", "\n[x]:\n", "[@nobody] ", "[a](topic:b) ", "!!! a\n", "## a\n",
        "\n\n## a { #a }\n\n", "a. A ",
        "port call ", "flag ", "…", "‘", "1. ", "https://", "'", "&", "\n", "{ #a }\n", "[@primer/talks/1] ", "\t",
        "\u00a0", "x\u00a0", " \u00a0\n", "*", "**a ", "\\* ", "_", "a_", "@harbor-rules-1900 ", "@a/", "[harbor-rules-1900",
        "[a] ", "]", "[a] (b ", "~~", "\\\n", "a) b\n", "\n• ", "i. ", "\n<<<<<<< \n", "{ #p-22ab }\n"]  # fmt: skip


@share("body")
@given(body=MARKS)
def test_any_body(toy: Path, body: str) -> None:
    with spoiled(toy, TOPIC, front_matter(toy / "content" / TOPIC).decode() + body):
        survives(toy)


@pytest.mark.parametrize("piece", LONG)
def test_a_page_of_one_mark_repeated_does_not_hang(toy: Path, piece: str) -> None:
    head = front_matter(toy / "content" / TOPIC).decode()
    body = "Text [@primer/talks/1].\n\n" + piece * (90_000 // len(piece.encode()))
    with spoiled(toy, TOPIC, head + body):
        survives(toy)


CITES = st.lists(st.sampled_from(
    ["[@", "]", ";", ",", "@", " ", "primer/talks/1", "primer/calls", "harbor-rules-1900", "rule 2", "/", "1", "٢",
    "9" * 5000, "-",
     "\n", "[", "art. 7", "“", '"', "{", "Text "]) | st.text(max_size=4), max_size=25).map("".join)  # fmt: skip


@share("cite")
@given(text=CITES, field=st.sampled_from(["body", "cite", "long"]))
def test_any_citation(toy: Path, text: str, field: str) -> None:
    if field == "body":
        with spoiled(toy, TOPIC, front_matter(toy / "content" / TOPIC).decode() + "Text [@primer/talks/1].\n\n" + text):
            survives(toy)
        return
    entry = {"id": "odd", "term": "odd", "short": "Odd.", "cite": "[@primer/talks/1]", field: text}
    terms = (toy / "content" / GLOSSARY).read_text() + yaml.safe_dump([entry], allow_unicode=True)
    with spoiled(toy, GLOSSARY, terms):
        survives(toy)


IDS = st.sampled_from(["a", "b", "c", "salute", "port-call", "letter-a", "flag-officer"])
NAMES = st.sampled_from(
    ["A", "a", "B b", "C", "Ç", "NATO", "salute", "ß", "İ", "ﬁ", "日本", "1", "a’s", "A of B"]
) | st.text(min_size=1, max_size=6)
TERMS = st.fixed_dictionaries(
    {"id": IDS, "term": NAMES},
    optional={"acronym": NAMES, "aliases": st.lists(NAMES, max_size=3), "short": NAMES.map(lambda n: n + "."),
              "long": st.just("Long [@primer/talks/1]."), "cite": st.just("[@primer/talks/1]"), "see": IDS,
              "see_also": st.lists(IDS, max_size=2), "broader": IDS, "topic": st.sampled_from(["port-calls", "x"]),
              "match": st.just("case"), "never": st.lists(NAMES, max_size=2), "link": st.booleans()},
)  # fmt: skip


@share("glossary")
@given(terms=st.lists(TERMS, max_size=8), alone=st.booleans())
def test_any_glossary(toy: Path, terms: list[dict], alone: bool) -> None:
    entries = yaml.safe_dump(terms, allow_unicode=True)
    known = "" if alone else (toy / "content" / GLOSSARY).read_text()
    with spoiled(toy, GLOSSARY, known + entries if terms else known or "[]"):
        survives(toy)


FOLDERS = st.sampled_from(
    ["", "topics/means", "topics", "cases", "glossary", "sources", "topics/new/deeper/still/more"]
)
FILES = st.binary(min_size=1, max_size=240) | st.sampled_from(
    [b"Staff-Talks.md", b"STAFF-TALKS.MD", b"con.md", b"a b.md", b"..md", b"x" * 250, "é.md".encode(),
    "e\u0301.md".encode(),
     b"\n.md", b"\x1b[31m.md", b"\xff.yml", "\u202e.md".encode(), b"-rf", b"a:b.md", b"index.md",
     b"README.md"])  # fmt: skip


@share("names")
@given(folder=FOLDERS, name=FILES, content=st.sampled_from([b"", b"x", b"---\nid: a\n---\n", b"- id: a\n", b"\0"]))
def test_any_file_name(tmp_path_factory: pytest.TempPathFactory, folder: str, name: bytes, content: bytes) -> None:
    assume(b"/" not in name and b"\0" not in name and name not in (b".", b".."))
    root = tmp_path_factory.mktemp("names")
    copy_sample(root)
    (root / "content" / folder).mkdir(parents=True, exist_ok=True)
    target = os.path.join(os.fsencode(root), b"content", folder.encode(), name)
    if not os.path.isdir(target):
        with open(target, "wb") as file:
            file.write(content)
        survives(root)
    shutil.rmtree(root)


@share("mutants")
@given(which=st.integers(0, 1000), seed=st.integers(0, 2**32))
def test_any_change_of_the_sample(toy: Path, which: int, seed: int) -> None:
    files = files_of(SAMPLE)
    path = files[which % len(files)]
    with spoiled(toy, path, mutant((SAMPLE / path).read_bytes(), seed)):
        survives(toy)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real content, to be spoiled."""
    root = tmp_path_factory.mktemp("real")
    shutil.copytree(library() / "content", root / "content")
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


@share("real")
@given(which=st.integers(0, 1000), seed=st.integers(0, 2**32))
def test_any_change_of_the_real_content(real: Path, which: int, seed: int) -> None:
    files = files_of(library() / "content")
    path = files[which % len(files)]
    with spoiled(real, path, mutant((library() / "content" / path).read_bytes(), seed)):
        survives(real)


@pytest.mark.parametrize("name", fixtures())
def test_every_fixture(name: str, tmp_path: Path) -> None:
    lay(name, tmp_path)
    survives(tmp_path)
