"""Stamping gives every paragraph an id that renders, once, and changes nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.model.ids import PageId
from kb.permanence.stamp import new_id, stamped
from kb.prose.blocks import numbers
from kb.prose.body import Body
from overlay import SAMPLE
from paragraphs import rendered, words
from project_copy import LIBRARY, copy_project
from scratch import kb


class FakePage:
    """As much of a page as stamping looks at."""

    def __init__(self, text: str) -> None:
        normal = text.replace("\r\n", "\n")
        self.id = PageId("a-page")
        self.body = normal.split("---\n", 2)[2]
        self.body_line = normal[: normal.index(self.body)].count("\n") + 1


def apply(text: str, taken: set[str] | None = None) -> str:
    page = FakePage(text)
    return stamped(text, page, Body(page.body, page.body_line).blocks, taken if taken is not None else set())


SENTENCE = st.sampled_from(["One fact [@a-b, p. 1].", "It *was* so, says [NATO](term:nato).", "Ends in `code`", "A: b"])
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=3).map("\n".join)


def _list(items: list[str], marker: str, gap: str) -> str:
    return gap.join(f"{marker} {item}" for item in items)


LIST = st.builds(
    _list,
    st.lists(SENTENCE, min_size=2, max_size=4),
    st.sampled_from(["-", "*", "1."]),
    st.sampled_from(["\n", "\n\n"]),
)
NOTE = st.one_of(PARAGRAPH, LIST).map(
    lambda text: '!!! editors "Note"\n' + "\n".join(f"    {line}" if line else "" for line in text.split("\n"))
)
BODY = st.lists(st.one_of(PARAGRAPH, LIST, NOTE), min_size=1, max_size=5).map("\n\n".join)


@given(BODY, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_any_body_keeps_its_lines_and_its_words(body: str, newline: str, ends: bool) -> None:
    text = ("---\nid: a-page\n---\n\n" + body + "\n" * ends).replace("\n", newline)
    result = apply(text)
    kept = [line for line in result.split(newline) if "{ #p-" not in line]
    assert kept == text.split(newline)
    assert apply(result) == result
    assert result.count("\r") == (result.count("\n") if newline == "\r\n" else 0)
    tree = rendered(result)
    assert words(tree) == words(rendered(text))
    assert not any("{ #" in (t or "") for t in tree.itertext())


@given(BODY)
def test_every_block_of_any_body_gets_an_id_of_its_own(body: str) -> None:
    text = f"---\nid: a-page\n---\n{body}\n"
    blocks = Body(FakePage(apply(text)).body).blocks
    assert all(block.id for block in blocks)
    shown = rendered(apply(text)).xpath("//@id")
    assert shown == [block.id for block in blocks]
    assert list(numbers(blocks).values()) == list(range(1, len(blocks) + 1))


def test_ids_never_collide_with_those_that_were_there() -> None:
    first = new_id(PageId("x"), "same words", set())
    taken = {first}
    assert new_id(PageId("x"), "same words", taken) != first
    assert len(taken) == 2


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_project(tmp_path_factory.mktemp("stamped"))
    kb(root, "stamp")
    return root


def test_the_real_content_is_stamped_once_and_stays_right(copy: Path) -> None:
    kb(copy, "check")
    assert "0 files" in kb(copy, "stamp")
    seen: set[str] = set()
    for path in sorted((copy / "content").rglob("*.md")):
        if path.parent.name == "content":  # the home page and the guide are not cited by paragraph
            continue
        text, old = path.read_text(), (LIBRARY / path.relative_to(copy)).read_text()
        fresh = [line for line in text.splitlines() if line not in old.splitlines()]
        assert all(line.strip().startswith("{ #p-") for line in fresh)
        blocks = [b for b in Body(text.split("---\n", 2)[2]).blocks if b.kind not in ("heading", "figure")]
        assert all(block.id for block in blocks), path
        ids = rendered(text).xpath("//p/@id | //li/@id")
        assert ids == [block.id for block in blocks], path
        assert seen.isdisjoint(ids)
        seen |= set(ids)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small copy that is stamped, and of which no edition was made."""
    root = copy_project(tmp_path_factory.mktemp("small"), SAMPLE)
    kb(root, "stamp")
    return root


def test_a_paragraph_keeps_its_id_when_it_is_reworded(small: Path, tmp_path: Path) -> None:
    root = tmp_path / "again"
    shutil.copytree(small, root)
    path = root / "content/topics/means/staff-talks.md"
    before = path.read_text()
    lines = before.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("{ #p-"))
    lines[at - 1] = "Quite other words " + lines[at - 1]
    path.write_text("\n".join(lines) + "\n")
    assert "0 files" in kb(root, "stamp")
    assert lines[at] in path.read_text()


def test_a_run_that_was_stopped_is_finished_by_the_next(small: Path, tmp_path: Path) -> None:
    """Whatever part of the files it had written, the register first."""
    root = tmp_path / "again"
    shutil.copytree(small, root)
    pages = [root / "content" / name for name in ("cases/the-visit.md", "topics/means/staff-talks.md")]
    for path in pages:
        path.write_text(path.read_text().rstrip() + "\n\nOne more thing is known [@primer/talks/1].\n")
    register = root / "content/permalinks.yml"
    old = {path: path.read_text() for path in (register, *pages)}
    kb(root, "stamp")
    new = {path: path.read_text() for path in old}
    for written in (1, 2):
        for n, path in enumerate(old):
            path.write_text(new[path] if n < written else old[path])
        assert "`make publish`" in kb(root, "check", status=1)
        assert f"{len(old) - written} files stamped" in kb(root, "stamp")
        assert {path: path.read_text() for path in old} == new


def test_an_id_that_was_lost_otherwise_is_not_given_to_other_words(small: Path, tmp_path: Path) -> None:
    root = tmp_path / "again"
    shutil.copytree(small, root)
    path = root / "content/topics/means/staff-talks.md"
    text = path.read_text().rstrip()
    mark = text.splitlines()[-1]
    assert mark.strip().startswith("{ #p-")
    changed = text.removesuffix(mark).rstrip() + " Other words now [@primer/talks/1].\n"
    path.write_text(changed)
    assert "nothing was written" in kb(root, "stamp", status=1)
    assert path.read_text() == changed
