"""Say in which forms a name stands in text: its plural and singular, its capitals, the signs around it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kb.model.text import key

_SIGNS = re.compile(r"([+%&#*@$€£°=~^]*).*?([+%&#*@$€£°=~^]*)\Z", re.DOTALL)


def signs(name: str) -> tuple[str, str]:
    """The signs with which a name begins and ends: ``2%`` ends with one."""
    found = _SIGNS.match(name)
    return (found[1], found[2]) if found else ("", "")


def is_acronym(name: str) -> bool:
    """Whether a name is written in capitals, so that only capitals match it."""
    letters = [c for c in name if c.isalpha()]
    return len(letters) > 1 and " " not in name and sum(c.isupper() for c in letters) * 2 > len(letters)


def inflections(name: str) -> list[str]:
    """A name, its plural, and for a name with a plural head (``rules of engagement``) that of its first word."""
    if signs(name)[1]:
        return [name]
    found = [name, plural(name)]
    if match := re.match(r"(\w+)( (?:of|for|in|to|on|at|with|the) .+)", name):
        found.append(plural(match.group(1)) + match.group(2))
    if (single := singular(name)) != name:
        found.append(single)
    return list(dict.fromkeys(found))


def plural(name: str) -> str:
    """The regular English plural of a name."""
    lower = name.lower()
    if lower.endswith(("s", "x", "z", "ch", "sh")):
        return name + "es"
    if lower.endswith("y") and lower[-2:-1] not in "aeiou":
        return name[:-1] + "ies"
    return name + "s"


def singular(name: str) -> str:
    """The singular of a name that is a regular plural of lower-case letters; else the name itself."""
    if not name[-3:].islower():
        return name
    if name.endswith("ies") and len(name) > 5:
        return name[:-3] + "y"
    if name.endswith("s") and not name.endswith(("ss", "us", "is", "ics", "ses", "xes")) and len(name) > 4:
        return name[:-1]
    return name


def keys_of(names: Iterable[str]) -> set[str]:
    """Keys of all forms of some names, by which two sets of names can be compared."""
    return {key(form) for name in names for form in inflections(name)}
