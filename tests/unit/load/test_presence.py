"""Which states a sentence names, and which it only seems to name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from kb.figures import world
from kb.figures.world.names import named
from kb.load.catalog import Catalog
from kb.load.presence import named_in, presences
from kb.model.ids import PageId
from kb.model.places import Address, Published
from kb.model.problems import Origin
from kb.model.text import key
from kb.permanence.address import missing_states, placed_states, places
from kb.pipeline import load_and_check
from kb.prose.body import read
from project_copy import ROOT


def sentences(text: str) -> dict[str, list[str]]:
    """{code: the sentences in which a page of that text names the state}."""
    catalog, _ = load_and_check(ROOT / "tests" / "sample")
    page = next(iter(catalog.pages.values()))
    found = presences([page], {PageId(page.id): named_in(read(text))}, [])
    return {
        code: ["".join(each.block.excerpt(each.start, each.end)) for each in presence.sentences]
        for code, presence in found.items()
        if presence.sentences
    }


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Kenya sent troops.", "KE"),
        ("The US and the U.S. are one.", "US"),
        ("Burma met the UK in the Soviet Union.", "GB MM SU"),
        ("Papua New Guinea met Guinea-Bissau and Guinea.", "GN GW PG"),
        ("Niger is not Nigeria.", "NE NG"),
        ("South Sudan left the Democratic Republic of the Congo.", "CD SS"),
        ("The Congo is either.", ""),
        ("The People’s Republic of China is not the Republic of China.", "CN TW"),
        ("The Republic of Kenya is Kenya.", "KE"),
        ("Ships crossed the South China Sea and the Gulf of Oman.", ""),
        ("Latin America is no state, nor is New Jersey.", ""),
        ("Jordan Bernhardt counts exercises.", ""),
        ("Jordan counts exercises, and Georgia’s army too.", "GE JO"),
        ("They ate turkey in the us.", ""),
        ("Indonesian officers came with a South African general.", "ID ZA"),
        ("She met a Kenyan, and Kenyans.", ""),
        ("It is written in French, in Polish and in Russian by hand, with a German translation.", ""),
        ("The Indian Ocean and the West Indian coast are American waters.", ""),
        ("They polish Turkish brass.", "TR"),
        ("East German guards met South Korean ones.", "DD KR"),
        ("It rests on this [@kenya-1900, Kenya].", ""),
        ("He said “Kenya first” to them.", ""),
        ("## Kenya { #kenya }", ""),
    ],
)
def test_a_state_is_found_by_its_names(text: str, codes: str) -> None:
    assert sorted(sentences(text)) == codes.split()


def test_a_sentence_counts_once_for_each_state() -> None:
    text = "Kenya met Kenya and Ghana. Kenya left.\n{ #p-a }"
    assert sentences(text) == {
        "KE": ["Kenya met Kenya and Ghana.", "Kenya left."],
        "GH": ["Kenya met Kenya and Ghana."],
    }


def test_front_matter_and_figures_count() -> None:
    catalog, _ = load_and_check(ROOT / "tests" / "sample")
    acts = {code: set(each.acts) for code, each in catalog.states.items() if each.acts}
    assert acts == {"FR": {"port-calls", "the-visit"}, "JP": {"port-calls"}}
    maps = {row.cells[f.drawn.state] for f in catalog.content.figures if f.form == "map" for row in f.rows}
    assert maps <= {code for code, each in catalog.states.items() if each.figures}


def test_a_page_that_was_published_stays_when_nothing_is_left() -> None:
    catalog, _ = load_and_check(ROOT / "tests" / "sample")
    published = Published(Address("/places/kenya/"), Origin("permalinks.yml", {}), ())
    later = Catalog(replace(catalog.content, published=(*catalog.content.published, published)))
    assert [state.id for state in placed_states(later)] == ["FR", "JP", "KE"]
    assert "/places/kenya/" in places(later)
    assert "/places/kenya/" not in places(catalog)
    assert "KE" in {state.id for state in missing_states(later)}


def test_names_are_whole_and_no_two_states_share_one() -> None:
    owners: dict[str, str] = {}
    for code, state in named().items():
        assert state.slug
        assert not state.now or set(state.now) <= named().keys()
        assert (code in world.states()) != bool(state.now)
        for name in (*state.names, *state.adjectives):
            assert owners.setdefault(key(name), code) == code, name
    assert named().keys() >= world.states().keys()
