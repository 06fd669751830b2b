"""World shapes of npm's world-atlas and names of pycountry in; three files of scripts/kb/figures/world/ out.

Run it in a folder into which `npm pack world-atlas` was unpacked, with pycountry at hand:
`pip install --target /tmp/iso pycountry && PYTHONPATH=/tmp/iso python scripts/tools/world.py /tmp/package`
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pycountry

OUT = Path(__file__).resolve().parents[1] / "kb" / "figures" / "world"

KOSOVO = "XKX"
"""A shape without a number, since ISO 3166-1 has no Kosovo: XK, which it leaves to its users, is what others write."""


def arcs_of(value: Any) -> list[int]:
    """Every arc of a geometry."""
    return [value] if isinstance(value, int) else [arc for part in value for arc in arcs_of(part)]


def middle(topology: dict[str, Any], geometry: dict[str, Any]) -> tuple[float, float]:
    """The middle of the longest ring of a geometry, in degrees east and north."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    best: list[tuple[float, float]] = []
    for arc in arcs_of(geometry["arcs"]):
        x = y = 0
        points = []
        for dx, dy in topology["arcs"][arc if arc >= 0 else ~arc]:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        best = max(best, points, key=len)
    xs, ys = [x for x, _ in best], [y for _, y in best]
    return round((min(xs) + max(xs)) / 2, 1), round((min(ys) + max(ys)) / 2, 1)


def names(country: Any) -> list[str]:
    """The names of a country as sentences have them, the shortest usual one first: brackets and inversions go."""
    found = [getattr(country, field, "") for field in ("common_name", "name", "official_name")]
    plain = (re.sub(r" \([^()]*\)", "", name) for name in found if name)
    turned = (re.sub(r"\A([^,]+), (.*\b(?:of|of the))\Z", r"\2 \1", name) for name in plain)
    return list(dict.fromkeys(name.removeprefix("The ").removeprefix("the ") for name in turned if ", " not in name))


def main(folder: Path) -> None:
    """Write shapes at 1:110m without names; {code: names}; {code: number, name, place of one too small to show}."""
    coarse = json.loads((folder / "countries-110m.json").read_text(encoding="utf-8"))
    fine = json.loads((folder / "countries-50m.json").read_text(encoding="utf-8"))
    drawn = {geometry.get("id") for geometry in coarse["objects"]["countries"]["geometries"]}
    small = {g["id"]: g for g in fine["objects"]["countries"]["geometries"] if "id" in g and g["id"] not in drawn}
    states: dict[str, list[Any]] = {"XK": [KOSOVO, "Kosovo"]}
    for country in sorted(pycountry.countries, key=lambda each: each.alpha_2):
        name = getattr(country, "common_name", country.name)
        row: list[Any] = [country.numeric, name]
        if country.numeric in small:
            row += middle(fine, small[country.numeric])
        states[country.alpha_2] = row
    for geometry in coarse["objects"]["countries"]["geometries"]:
        if geometry.pop("properties")["name"] == "Kosovo":
            geometry["id"] = KOSOVO
    del coarse["objects"]["land"]
    OUT.mkdir(exist_ok=True)
    named = {each.alpha_2: names(each) for each in pycountry.countries}
    _write("names.json", {"XK": ["Kosovo"], **{code: found for code, found in named.items() if found}})
    (OUT / "countries-110m.json").write_text(json.dumps(coarse, separators=(",", ":")) + "\n", encoding="utf-8")
    _write("states.json", states)


def _write(name: str, rows: dict[str, Any]) -> None:
    """Write a file of JSON, a row a line."""
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(row, ensure_ascii=False)}" for key, row in sorted(rows.items()))
    (OUT / name).write_text("{\n" + lines + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
