"""The cartridges: what importers ask for holds, wrong ones are noticed, and every address exists."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest
import yaml
from cartridges import faults, files, modules, written
from hypothesis import given
from hypothesis import strategies as st
from kb.emit.files import list_files
from kb.load.catalog import Catalog
from kb.model.places import Edition
from kb.permanence.address import places
from kb.pipeline import load_and_check
from kb.resolve.site import resolve
from kb.teaching.cartridge import Link, Module, cartridge, untagged
from kit_site import HOME, PROJECT, missing
from project_copy import library

CARTRIDGES = sorted((library() / "content" / "reading-lists").glob("*.yml"))
NAMES = [path.stem for path in CARTRIDGES] + ["all"]

Parts = dict[str, bytes]


@pytest.mark.parametrize("name", NAMES)
def test_a_cartridge_has_what_importers_ask_for(site: Path, name: str) -> None:
    parts = files((site / "lists" / name / f"{name}.imscc").read_bytes())
    assert faults(parts) == []
    links = [link for _, links in modules(parts) for link in links]
    assert links
    assert [wrong for _, address in links if (wrong := missing(site, address))] == []


def test_a_cartridge_says_what_its_list_says(site: Path) -> None:
    parts = files((site / "lists" / "introduction" / "introduction.imscc").read_bytes())
    [(title, links)] = modules(parts)
    assert title == "1. The term, three instruments, and one claim tested"
    assert links[2] == (
        "Military attachés: Status under the Vienna Convention", f"{HOME}topics/military-attaches/#law"
    )  # fmt: skip


def test_a_cartridge_carries_notes_questions_and_readings_elsewhere(site: Path) -> None:
    for name in NAMES[:-1]:
        parts = files((site / "lists" / name / f"{name}.imscc").read_bytes())
        plan = yaml.safe_load((library() / "content" / "reading-lists" / f"{name}.yml").read_text(encoding="utf-8"))
        pages, topics = written(parts, "webcontent"), written(parts, "imsdt_xmlv1p1")
        assert len(pages) == len(plan["sessions"])
        assert len(topics) == sum(bool(session.get("questions")) for session in plan["sessions"])
        for page, session in zip(pages, plan["sessions"], strict=True):
            said = lxml.html.fromstring(page).text_content()
            assert [item["why"] for item in session["items"] if item["why"] not in said] == []
            assert [text for text in session.get("questions", ()) if text not in said] == []
            assert "minutes of reading" in said


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Défense & <b>2026</b>", "Défense & 2026"),
        ("<<b>b>x", "x"),
        ("3 < 4 > 2", "3 < 4 > 2"),
        ("<br>", "Readings"),
    ],
)
def test_titles_have_no_tags(title: str, plain: str) -> None:
    assert untagged(title) == plain


def _swap(old: bytes, new: bytes) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        text = parts["imsmanifest.xml"]
        assert old in text
        parts["imsmanifest.xml"] = text.replace(old, new, 1)

    return change


def _no_metadata(parts: Parts) -> None:
    text = parts["imsmanifest.xml"]
    start, end = text.index(b"    <lomimscc:lom>"), text.index(b"</lomimscc:lom>") + len(b"</lomimscc:lom>\n")
    parts["imsmanifest.xml"] = text[:start] + text[end:]


MUTANTS: dict[str, tuple[Callable[[Parts], None], str]] = {
    "missing item title": (_swap(b"<title>One</title></item>", b"</item>"), "does not begin with its title"),
    "id starts with a digit": (_swap(b'identifier="M_1"', b'identifier="1_M"'), "is no xs:ID"),
    "title on the root item": (_swap(b'identifier="ROOT">', b'identifier="ROOT"><title>x</title>'), "root item has a"),
    "no LOM": (_no_metadata, "no LOM"),
    "wrong schemaversion": (_swap(b"1.1.0", b"1.3.0"), "wrong schemaversion"),
    "dangling identifierref": (_swap(b'identifierref="R_one"', b'identifierref="R_other"'), "R_other is no resource"),
    "href on a web link": (_swap(b'type="imswl_xmlv1p1"', b'type="imswl_xmlv1p1" href="R_one.xml"'), "has an href"),
}
"""Wrong cartridges, each with the words in which the fault is found."""


def small() -> Parts:
    return files(cartridge("Small", "One link", [Module("1. Only", (Link("one", "One", f"{HOME}topics/x/"),))]))


@pytest.mark.parametrize("name", MUTANTS)
def test_a_wrong_cartridge_is_noticed(name: str) -> None:
    change, words = MUTANTS[name]
    parts = small()
    assert faults(parts) == []
    change(parts)
    assert any(words in fault for fault in faults(parts)), faults(parts)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1).filter(str.strip))
def test_any_title_arrives(title: str) -> None:
    parts = files(cartridge(title, title, [Module(title, (Link("topic:a#b", title, f"{HOME}a/#b"),))]))
    assert faults(parts) == []
    plain = untagged(title)
    assert modules(parts) == [(plain, [(plain, f"{HOME}a/#b")])]


def test_the_same_list_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """Built a second time, on a later day and from elsewhere."""
    pages = dict(list_files.emit(resolve(load_and_check(library())[0], PROJECT)))
    for name in NAMES:
        assert pages[f"lists/{name}/{name}.imscc"] == (site / "lists" / name / f"{name}.imscc").read_bytes()


def test_with_an_edition_there_is_a_second_cartridge_with_its_addresses(site: Path) -> None:
    catalog, _ = load_and_check(library())
    edition = Edition("2027.1", dt.date(2027, 1, 15), frozenset(places(catalog)))
    content = dataclasses.replace(catalog.content, editions=(edition,))
    pages = dict(list_files.emit(resolve(Catalog(content), PROJECT)))
    for name in NAMES:
        live = modules(files(pages[f"lists/{name}/{name}.imscc"]))
        parts = files(pages[f"lists/{name}/{name}-2027.1.imscc"])
        assert faults(parts) == []
        frozen = modules(parts)
        for (title, links), (other, others) in zip(live, frozen, strict=True):
            assert title == other
            for (_, address), (_, kept) in zip(links, others, strict=True):
                assert kept == address.replace(HOME, f"{HOME}v/2027.1/")
                assert missing(site, kept.replace("v/2027.1/", "")) == ""
