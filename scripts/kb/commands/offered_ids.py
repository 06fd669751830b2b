"""Write down the ids that there are, so that editors offer them: a JSON Schema, and snippets for Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kb.check.all_rules import FILE_RULES
from kb.load.catalog import Catalog
from kb.model.kinds import KINDS
from kb.model.problems import BLANK, Problem
from kb.permanence.stamp import ALPHABET, LENGTH, STAMPED
from kb.prose.blocks import STAMP
from kb.write import swap

IDS = "schemas/ids.json"
SNIPPETS = ".vscode/ids.code-snippets"
_NUMBERED = rf"#{STAMP}[{ALPHABET}]{{{LENGTH}}}$"
_UNREAD = FILE_RULES.keys() - {BLANK, "unlisted-edition"}
"""The rules that a record breaks which is missing from the content."""


def keep(root: Path, catalog: Catalog, problems: list[Problem]) -> None:
    """Write the ids anew where they changed; not while a record cannot be read, nor where nothing can be written."""
    if any(problem.rule in _UNREAD for problem in problems) or not (root / "schemas").is_dir():
        return
    texts = {IDS: schema(catalog), SNIPPETS: snippets(catalog)}
    try:
        changed = {root / name: text for name, text in texts.items() if _text(root / name) != text}
        if changed:
            swap.replace_files(changed, root / ".cache")
    except OSError:
        return


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def schema(catalog: Catalog) -> str:
    """The JSON Schema of the ids of each kind, with what each is called, as the others refer to it."""
    found: dict[str, Mapping[str, str]] = {
        name: {id_: record.title for id_, record in catalog.records[name].items()}
        for name in ("topic", "case", "term", "reference")
    }
    pages = {**found["topic"], **found["case"]}
    places = {**pages, **{f"{page}#{anchor}": words for page, anchor, words in _parts(catalog)}}
    readings = {f"{page.kind}:{page.id}": page.title for page in catalog.pages.values()}
    readings |= {f"{catalog.pages[page].kind}:{page}#{anchor}": words for page, anchor, words in _parts(catalog)}  # type: ignore[index]
    readings |= {f"term:{id_}": name for id_, name in found["term"].items()}
    offered = {kind: _enum(ids) for kind, ids in {**found, "page": pages}.items()}
    offered |= {kind: _or_numbered(_enum(ids)) for kind, ids in (("place", places), ("reading", readings))}
    whole = {"$schema": "http://json-schema.org/draft-07/schema#", "$defs": offered}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _parts(catalog: Catalog) -> Iterator[tuple[str, str, str]]:
    """Page, anchor and words of every part that has a name."""
    for page, anchors in catalog.anchors.items():
        yield from ((page, anchor, words or anchor) for anchor, words in anchors.items() if not STAMPED.match(anchor))


def _enum(ids: Mapping[str, str]) -> dict[str, Any]:
    if not ids:
        return {"type": "string"}
    return {"type": "string", "enum": [*ids], "markdownEnumDescriptions": [*ids.values()]}


def _or_numbered(offered: dict[str, Any]) -> dict[str, Any]:
    """The same, or a paragraph by its number."""
    return {"anyOf": [offered, {"type": "string", "pattern": _NUMBERED}]}


def snippets(catalog: Catalog) -> str:
    """The snippets of VS Code that write a citation with one of its places, and a link to a record."""
    found: dict[str, dict[str, str]] = {}
    for reference in catalog.references.values():
        places = [_choice(locus.at) for locus in reference.loci if locus.at]
        at = f", ${{1|{','.join(places)}|}}" if places else ""
        found[f"@{reference.id}"] = _snippet(f"@{reference.id}", f"[@{reference.id}{at}]", reference.title)
    for key, (source, section) in catalog.sections.items():
        numbers = ",".join(str(passage.n) for passage in section.passages)
        found[f"@{key}"] = _snippet(f"@{key}", f"[@{key}/${{1|{numbers}|}}]", f"{source.title}: {section.heading}")
    for kind in (kind for kind in KINDS.values() if kind.linked):
        for id_, record in catalog.records[kind.name].items():
            link = f"{kind.name}:{id_}"
            body = f"[figure]({link})" if kind.name == "figure" else f"[${{1:{_choice(record.title)}}}]({link})"
            found[link] = _snippet(link, body, record.title)
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _snippet(prefix: str, body: str, title: str) -> dict[str, str]:
    return {"prefix": prefix, "body": body, "description": title, "scope": "markdown,yaml"}


def _choice(text: str) -> str:
    """A text as a choice of a snippet takes it."""
    return "".join(f"\\{char}" if char in "\\$},|" else char for char in text)
