#!/usr/bin/env python3
"""The locked dependencies in; the version and licence of each, from what is installed, out.

    python scripts/tools/audit.py [LOCK ...]

Ends with 1 when a package is missing or of another version than the lock, or when its licence is none of ``KNOWN``.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements/site.txt", "requirements/dev.txt")

KNOWN = {
    "0BSD": r"0BSD",
    "Apache-2.0": r"Apache.*",
    "Artistic-2.0": r"Artistic.*",
    "BSD": r"(The )?(New )?(\d-Clause )?BSD.*|Modified BSD.*",
    "CC0-1.0": r"CC0.*",
    "GPL-2.0-or-later": r"GPL-?v?2.*|GNU General Public License v2.*",
    "GPL-3.0-or-later": r"GPL-?v?3.*|GNU General Public License v3.*",
    "ISC": r"ISC.*",
    "LGPL": r"LGPL.*|GNU (Lesser|Library).*",
    "MIT": r"(The )?MIT.*|Expat.*",
    "MPL-2.0": r"MPL.*|Mozilla Public License.*",
    "PSF-2.0": r"PSF.*|Python Software Foundation.*|Python-2.*",
    "Unlicense": r"(The )?Unlicense.*",
    "W3C": r"W3C.*",
    "ZPL-2.1": r"ZPL.*|Zope.*",
    "public domain": r"Public Domain.*",
}
"""Licences under which the tools may be used, as an SPDX identifier, with the ways in which packages name them."""


_MIT_TEXT = "Permission is hereby granted, free of charge, to any person obtaining a copy"


def locked(path: Path) -> dict[str, str]:
    """{package: version} of a lock, without what other systems need."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := re.match(r"([\w.-]+(?:\[[^]]*\])?==[^\\#]+?)\s*(?:\\|#|$)", line):
            wanted = Requirement(match[1])
            if wanted.marker is None or wanted.marker.evaluate():
                found[wanted.name.lower()] = str(wanted.specifier).removeprefix("==")
    return found


def licence(package: Distribution) -> str:
    """What a package says of its licence: its expression (PEP 639), else its classifiers, else its text."""
    metadata: Any = package.metadata  # an email.message.Message, of which its type tells only a part
    if expression := metadata.get("License-Expression"):
        return str(expression)
    classifiers = [c.rpartition(" :: ")[2] for c in metadata.get_all("Classifier", []) if c.startswith("License ::")]
    named = [c for c in classifiers if c != "OSI Approved"]
    text = metadata.get("License") or ""
    whole = "MIT" if _MIT_TEXT in " ".join(text.split()) else ""
    return " AND ".join(named) or whole or text.strip().split("\n")[0]


def is_known(said: str) -> bool:
    """Whether every part of a licence expression is a known licence; of alternatives one suffices."""
    groups = [re.split(r" AND |, ", group.strip(" ()")) for group in re.split(r" OR ", said)]
    return any(all(_matches(part.strip(" ()")) for part in group) for group in groups)


def _matches(part: str) -> bool:
    return any(re.fullmatch(pattern, part, re.IGNORECASE) for pattern in KNOWN.values())


def main() -> None:
    """Print the list; what is wrong goes to stderr."""
    paths = [Path(name) for name in sys.argv[1:]] or [ROOT / name for name in LOCKS]
    wrong = []
    for name, version in sorted({n: v for path in paths for n, v in locked(path).items()}.items()):
        try:
            package = distribution(name)
        except PackageNotFoundError:
            wrong.append(f"{name}: {version} is locked, and nothing is installed")
            continue
        said = licence(package)
        print(f"{name:32} {package.version:14} {said}")
        if package.version != version:
            wrong.append(f"{name}: {version} is locked, and {package.version} installed")
        if not is_known(said):
            wrong.append(f"{name}: the licence `{said}` is not known; see that it may be used, and add it to KNOWN")
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
