"""No file of the engine names the subject of the site: that stands in content/ and mkdocs.yml alone."""

from __future__ import annotations

import re

from project_copy import ROOT

SUBJECT = re.compile(r"military|attach|nato|warfighter|mylitary", re.IGNORECASE)
ENGINE = ("scripts", "docs/theme", "docs/assets")
TEXT = {".py", ".js", ".html", ".css", ".sh", ".json", ".svg", ".txt", ".tsv", ".yml"}


def test_no_file_of_the_engine_names_the_subject() -> None:
    files = [ROOT / "Makefile", *(path for folder in ENGINE for path in (ROOT / folder).rglob("*"))]
    read = {path: path.read_text(encoding="utf-8") for path in files if path.suffix in TEXT or path.name == "Makefile"}
    assert len(read) > 200
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path, text in read.items()
        for number, line in enumerate(text.split("\n"), start=1)
        if SUBJECT.search(line)
    ]
    assert found == []
