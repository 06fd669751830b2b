"""The shapes of states: whole, inside the drawing, the same from a cache, and each state once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from kb.emit.drawings import world_map
from kb.figures.world import states
from kb.figures.world.outlines import HEIGHT, WIDTH, Outlines, outlines


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Outlines:
    return outlines(tmp_path_factory.mktemp("cache"))


def corners(path: str) -> list[tuple[int, int]]:
    found = []
    for x, y, rest in re.findall(r"M(\d+) (\d+)l([^z]*)z", path):
        at = (int(x), int(y))
        found.append(at)
        steps = [int(step) for step in re.findall(r"-?\d+", rest)]
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            at = (at[0] + dx, at[1] + dy)
            found.append(at)
    return found


def test_every_shape_lies_inside_the_drawing(known: Outlines) -> None:
    assert len(known.shapes) > 170
    for id_, path in known.shapes.items():
        points = corners(path)
        assert len(points) > 2, id_
        assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points), id_


def test_states_lie_where_they_are(known: Outlines) -> None:
    def middle(code: str) -> tuple[float, float]:
        points = corners(known.shapes[states()[code].id])
        return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)

    assert middle("BR")[0] < middle("FR")[0] < middle("KE")[0] < middle("IN")[0] < middle("AU")[0]
    assert middle("FR")[1] < middle("DZ")[1] < middle("KE")[1] < middle("ZA")[1]
    x, y = known.dots["SG"]
    assert abs(x - middle("MY")[0]) < 40
    assert abs(y - middle("MY")[1]) < 20


def test_a_cache_changes_nothing(known: Outlines, tmp_path: Path) -> None:
    first = outlines(tmp_path)
    assert first == known
    assert outlines(tmp_path) == known
    (tmp_path / "outlines.json").write_text("{")
    assert outlines(tmp_path) == known


def test_each_state_is_one_link_and_all_others_are_land(known: Outlines) -> None:
    entries = [
        world_map.Entry("KE", "Kenya", 1, "kenya.md"),
        world_map.Entry("SG", "Singapore", 12, "singapore.md"),
        world_map.Entry("SU", "Soviet Union", 3, "soviet-union.md"),
    ]
    svg = world_map.draw(entries, known)
    links = {link.get("aria-label"): link for link in svg.iter("a")}
    assert set(links) == {"Kenya: 1 page", "Singapore: 12 pages"}
    assert [links[name].get("class") for name in sorted(links)] == ["state n1", "state n3"]
    kenya = known.shapes[states()["KE"].id]
    (land,) = (path.get("d") for path in svg.iter("path") if path.get("class") == "land")
    assert kenya not in land
    assert len(land) == sum(map(len, known.shapes.values())) - len(kenya)
    assert kenya in world_map.picture(entries, known)
