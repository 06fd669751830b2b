"""Each topic and case has a picture of its own, drawn again only when its title changes."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import citing_samples as samples
import pytest
from kb.emit.drawings import plates
from kb.emit.files import cards
from kb.resolve.site import Site

WORDS = "Transparency and confidentiality in the dialogues on defense of two neighbors"


def test_a_long_title_fits() -> None:
    svg = plates.card(WORDS, "Topic · Challenges", "A Work & Its Name")
    lines = [line for line in svg.split("<text")[1:] if 'font-size="32"' not in line]
    assert len(lines) in (3, 4)
    assert "A Work &amp; Its Name" in svg


def test_letters_are_drawn() -> None:
    assert len(plates.png(plates.card(WORDS, "", ""))) > len(plates.png(plates.card("", "", ""))) + 10_000


def test_a_picture_is_drawn_once_for_each_title(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = samples.resolved()
    project = dataclasses.replace(site.project, cache=tmp_path)
    site = Site(**{**{f.name: getattr(site, f.name) for f in dataclasses.fields(site)}, "project": project})
    drawn: list[str] = []
    monkeypatch.setattr(plates, "png", lambda svg, scale=1: drawn.append(svg) or svg.encode())
    made = dict(cards.emit(site))
    assert len(set(made.values())) == len(made) == len(drawn) == len(site.ordered)
    assert dict(cards.emit(site)) == made
    assert len(drawn) == len(made)
