"""Figures: each form is drawn with its words and numbers, in two widths and two sets of colors, once and for all."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from kb.figures import draw as drawing
from kb.figures.colors import GROUPS, INK, dark
from kb.figures.draw import NAMES, draw, fault, size
from kb.figures.forms import FORMS, specification
from kb.figures.layout import NARROW, WIDE
from kb.figures.words import is_when, moment, shown, text_width, wrapped
from kb.figures.world import states
from kb.load import sheets
from kb.load.files import TextFile
from kb.model.figures import Drawn, Figure, Row, Sheet
from kb.model.ids import FigureId
from kb.model.problems import Origin, Problem

PLACE = Origin("content/figures/guns.yml", {})


def figure(form: str, rows: list[dict[str, Any]], draws: dict[str, str], **more: Any) -> Figure:
    """A figure of a form, of which only the drawing matters."""
    return Figure(
        id=FigureId("guns"),
        title="Guns & salutes",
        shows="Guests fire more guns.",
        alt="Bars of guns.",
        form=form,
        drawn=Drawn(**draws, **{k: v for k, v in more.items() if k != "spec"}),
        columns={name: name.capitalize() for name in rows[0]},
        rows=tuple(Row(row, "") for row in rows),
        cite="[@a]",
        notes="",
        index=(),
        date=dt.date(2026, 1, 5),
        spec=more.get("spec", {}),
        origin=PLACE,
        rows_origin=PLACE,
    )


GUNS = [{"who": "Guests", "guns": 21}, {"who": "Hosts", "guns": None}]
SPANS = [
    {"who": "Pact", "a": 1972, "b": None, "k": "Kept"},
    {"who": "Visit", "a": "1990-05-01", "b": "1990-05-02", "k": "Left"},
]
STEPS = [{"who": "Ask", "what": "A name is asked."}, {"who": "Go", "what": "A week is given."}]
DOTS = [{"who": "Guests", "at": 3, "a": 1, "b": 5}]
MARK = {"mark": "bar", "encoding": {"x": {"field": "guns", "type": "quantitative"}, "y": {"field": "who"}}}
SAMPLES = {
    "bars": figure("bars", GUNS, {"label": "who", "value": "guns"}),
    "lines": figure("lines", [{"y": 1900, "n": 5}, {"y": "1901-06", "n": 12000}], {"x": "y", "y": "n"}),
    "dots": figure("dots", DOTS, {"label": "who", "x": "at", "low": "a", "high": "b"}),
    "ranges": figure("ranges", SPANS, {"label": "who", "start": "a", "end": "b", "group": "k"}, until=2026),
    "ladder": figure("ladder", STEPS, {"label": "who", "text": "what"}),
    "matrix": figure(
        "matrix", [{"a": "Army", "b": "Navy", "k": "Yes"}], {"x": "a", "y": "b", "group": "k", "text": "k"}
    ),
    "map": figure("map", [{"s": "KE", "k": "Host"}, {"s": "SG", "k": "Guest"}], {"state": "s", "group": "k"}),
    "spec": figure("spec", [{"who": "Guests", "guns": 21}], {}, spec=MARK),
}
SAID = {
    "bars": ["Guests", "21", "not known"],
    "lines": ["5", "12,000", "1900"],
    "dots": ["Guests"],
    "ranges": ["Pact", "Visit", "Kept", "Left"],
    "ladder": ["Ask", "A name is asked.", "Go"],
    "matrix": ["Army", "Navy", "Yes"],
    "map": ["Host", "Guest"],
    "spec": ["Guests"],
}


def texts(svg: str) -> list[str]:
    """The words of a drawing."""
    return ["".join(e.itertext()) for e in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_drawn_with_its_words(form: str, cache: Path) -> None:
    drawn = draw([SAMPLES[form]], cache / form)[FigureId("guns")]
    assert drawn.keys() == set(NAMES)
    for name, svg in drawn.items():
        root = ET.fromstring(svg)
        assert root.find("{http://www.w3.org/2000/svg}title").text == "Guns & salutes"
        assert set(SAID[form]) <= set(texts(svg)), (name, texts(svg))
        assert not re.search(r"<script|<foreignObject|\son\w+=|url\(http|href=", svg)
        assert not re.search(r"NaN|undefined", svg)
    assert abs(size(drawn["wide-light"])[0] - WIDE.pixels) <= 2
    assert abs(size(drawn["narrow-light"])[0] - NARROW.pixels) <= 2


@pytest.mark.parametrize("form", FORMS)
def test_vega_lite_takes_every_form(form: str) -> None:
    assert fault(json.dumps(specification(SAMPLES[form], WIDE))) == ""


def test_a_specification_that_is_none_is_told_from_one() -> None:
    assert "Error" in fault(json.dumps({"mark": "blob", "encoding": {"x": {"field": "a"}}}))


def test_dark_is_the_same_drawing_in_other_colors() -> None:
    light = f'<text fill="{INK}">Land #1 </text><path fill="{GROUPS[0]}"/>'
    assert dark(light) != light
    assert re.sub(r"#[0-9a-f]{6}", "", dark(light)) == re.sub(r"#[0-9a-f]{6}", "", light)
    assert len(set(GROUPS)) == len(GROUPS)


def test_a_drawing_is_made_once(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = cache / "once"
    first = draw([SAMPLES["bars"]], folder)

    def never(*_: object) -> str:
        raise AssertionError("drawn again")

    monkeypatch.setattr(drawing, "_svg", never)
    assert draw([SAMPLES["bars"]], folder) == first
    (folder / "figures.json").write_text("damaged")
    with pytest.raises(AssertionError, match="drawn again"):
        draw([SAMPLES["bars"]], folder)


def test_words_for_cells() -> None:
    assert [shown(None), shown(1972), shown(1972, counts=True), shown(2.5)] == ["–", "1972", "1,972", "2.5"]
    assert wrapped("one two three", text_width("one two ")) == "one two\nthree"
    assert all(map(is_when, (1972, "1972", "1972-05", "1972-05-26", "1967-06-05T07:59")))
    assert not any(map(is_when, ("May 1972", "1972-13", "", None)))
    assert moment("1972-07-02") == pytest.approx(1972.5, abs=0.01)
    assert moment(1972, end=True) == 1973


def test_states_have_codes_and_the_small_ones_a_place() -> None:
    known = states()
    assert known["KE"].name == "Kenya"
    assert known["KE"].place is None
    assert known["SG"].place == pytest.approx((103.8, 1.4))
    assert len(known) > 240


def csv(text: str) -> Sheet | Problem:
    return sheets.sheet(TextFile("content/figures/guns.csv", "figures/guns.csv", text))


def test_rows_come_from_a_csv_with_their_lines() -> None:
    found = csv('who,guns,share,cite\n"Guests, all",21,2.5,[@a]\n\nHosts,,,\n')
    assert isinstance(found, Sheet)
    assert [row.cells for row in found.rows] == [
        {"who": "Guests, all", "guns": 21, "share": 2.5},
        {"who": "Hosts", "guns": None, "share": None},
    ]
    assert found.rows[0].cite == "[@a]"
    assert found.origin.at("data", 1) == (4, 1)


@pytest.mark.parametrize(("text", "line"), [("a,b\n1\n", 2), ('a\n"x\n', 2), ("a\n" + "1\n" * 401, 1)])
def test_a_csv_that_is_none_is_a_problem(text: str, line: int) -> None:
    found = csv(text)
    assert isinstance(found, Problem)
    assert (found.rule, found.line) == ("figure-data", line)
