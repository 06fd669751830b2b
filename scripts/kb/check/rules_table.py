"""Write the table of rules that RULES.md shows."""

from __future__ import annotations

import inspect
from pathlib import Path

from kb.check.all_rules import FILE_RULES, RULES

BEGIN = "<!-- rules: written by `scripts/build.py rules --update`, not by hand -->"
END = "<!-- end of rules -->"


def sentences() -> dict[str, str]:
    """Each rule's id, and the sentence that says what holds when nothing breaks it."""
    whole = {name: (inspect.getdoc(rule) or "").split("\n\n")[0].replace("\n", " ") for name, rule in RULES.items()}
    return FILE_RULES | whole


def table() -> str:
    """A Markdown table of every rule, in alphabetical order."""
    rows = [f"| `{name}` | {text.replace('``', '`')} |" for name, text in sorted(sentences().items())]
    return "\n".join(["| rule | what it asks for |", "|---|---|", *rows]) + "\n"


def updated(text: str) -> str:
    """A document with the table between its two markers brought up to date. Raises ValueError without markers."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"no lines `{BEGIN}` and `{END}` between which the rules stand")
    return f"{before}{BEGIN}\n\n{table()}\n{END}{after}"


def update(path: Path) -> bool:
    """Bring the table in a file up to date; whether it changed. Raises OSError and ValueError."""
    text = path.read_text(encoding="utf-8")
    new = updated(text)
    if new != text:
        path.write_text(new, encoding="utf-8")
    return new != text
