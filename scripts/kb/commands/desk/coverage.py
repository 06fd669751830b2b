"""Say on what the pages rest: passages, kinds of evidence, and statements that rest on press or an article alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kb.commands.pairs import pairs
from kb.model.kinds import EVIDENCE
from kb.model.values import Page
from kb.resolve.evidence import profile
from kb.resolve.site import Site

WEAK = frozenset({"press", "article"})
"""Kinds of evidence that should not carry a statement alone."""


def coverage(site: Site) -> dict[str, Any]:
    """The passages of each section that pages cite, and of each page its kinds of evidence and its weak statements."""
    return {
        "sections": list(_sections(site)),
        "pages": [
            {"page": page.id, "evidence": profile(site.catalog, page, site.evidence), "weak": list(weak(site, page))}
            for page in site.ordered
        ],
    }


def _sections(site: Site) -> Iterator[dict[str, Any]]:
    for key, (_, section) in site.catalog.sections.items():
        cited = site.cited.get(key, {})
        numbers = [passage.n for passage in section.passages]
        missing = [n for n in numbers if f"passage {n}" not in cited]
        yield {"section": key, "passages": len(numbers), "cited": len(numbers) - len(missing), "missing": missing}


def weak(site: Site, page: Page) -> Iterator[dict[str, Any]]:
    """The statements of a page that rest on press or an article alone, with their places."""
    for pair in pairs(site, page):
        kinds = {kind for _, kind, _ in pair.sources}
        if kinds and kinds <= WEAK:
            yield {"path": pair.path, "line": pair.line, "words": pair.words, "kinds": sorted(kinds)}


def as_text(data: dict[str, Any]) -> str:
    """The coverage as plain text: sections, a table of pages, and the weak statements with their places."""
    lines = ["Passages cited, by section"]
    for row in sorted(data["sections"], key=lambda row: str(row["section"])):
        missing = f", not {', '.join(map(str, row['missing']))}" if row["missing"] else ""
        lines.append(f"    {row['section']}: {row['cited']} of {row['passages']}{missing}")
    width = max((len(row["page"]) for row in data["pages"]), default=4)
    heads = "  ".join(EVIDENCE)
    lines += ["", "Citations by kind of evidence, and statements that rest on press or an article alone"]
    lines.append(f"    {'page':{width}}  {heads}  alone")
    for row in data["pages"]:
        counts = "  ".join(f"{row['evidence'].get(kind, 0):>{len(kind)}}" for kind in EVIDENCE)
        lines.append(f"    {row['page']:{width}}  {counts}  {len(row['weak']):>5}")
    weak = [item for row in data["pages"] for item in row["weak"]]
    lines += ["", f"Statements that rest on press or an article alone: {len(weak) or 'none'}"]
    lines += [f"    {item['path']}:{item['line']}: {' and '.join(item['kinds'])}: {item['words']}" for item in weak]
    return "\n".join(lines) + "\n"
