"""A project of tests/second: the engine and settings of this one, on another subject and under another name."""

from __future__ import annotations

import re
from pathlib import Path

from project_copy import ROOT, copy_project

SECOND = ROOT / "tests" / "second"


def second_project(target: Path) -> Path:
    """A copy of the project with the content and the name of the second knowledge base."""
    root = copy_project(target, SECOND / "content")
    path = root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    for line in (SECOND / "site.yml").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, _, value = line.partition(": ")
            folded = re.compile(rf"^( *){name}: (?:>-\n(?: +.*\n)+|.*\n)", re.MULTILINE)
            assert folded.search(text), name
            text = folded.sub(lambda found, n=name, v=value: f"{found[1]}{n}: {v}\n", text, count=1)
    path.write_text(text, encoding="utf-8")
    return root
