"""The colors of figures, by what they are for; SVG drawn in light colors in, the same in dark ones out.

They are those of docs/assets/base.css. No two light colors are the same, so that one drawing serves both.
"""

from __future__ import annotations

import re

_COLORS = {
    "ink": ("#1c2126", "#e3e0d8"),
    "graphite": ("#565a60", "#a9aeb5"),
    "rule": ("#d8d3c5", "#383e46"),
    "land": ("#e2ddcf", "#3a4149"),
    "paper": ("#fbfaf6", "#15181c"),
}
_GROUPS = (
    ("#1d4f86", "#93bbea"),
    ("#a8402f", "#f0a195"),
    ("#9a6b10", "#dfb95f"),
    ("#2f7a5c", "#7fc9a6"),
    ("#74488f", "#c6a3e3"),
    ("#0f7c8c", "#78c8d4"),
    ("#8c5a3c", "#d3a284"),
    ("#6d727a", "#a0a6ae"),
)

INK, GRAPHITE, RULE, LAND, PAPER = (light for light, _ in _COLORS.values())
GROUPS = tuple(light for light, _ in _GROUPS)
"""The colors of groups, in order."""

RAMP = ("#cddcec", "#8fb3d6", "#1d4f86")
"""From little to much, on a map."""

_DARK = {**dict(_COLORS.values()), **dict(_GROUPS), "#cddcec": "#34495f", "#8fb3d6": "#5d86b5"}
_COLOR = re.compile("|".join(_DARK), re.IGNORECASE)


def dark(svg: str) -> str:
    """The drawing for a dark page."""
    return _COLOR.sub(lambda match: _DARK[match[0].lower()], svg)
