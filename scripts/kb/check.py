"""A Catalog in; every problem of the content out, each found by a rule that neither prints, raises nor reads files."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kb.catalog import Catalog
from kb.model import Problem
from kb.rules import citations, history, identity, links, markup, permalinks

RULES: dict[str, Callable[[Catalog], Iterable[Problem]]] = {
    **identity.RULES,
    **citations.RULES,
    **links.RULES,
    **markup.RULES,
    **permalinks.RULES,
    **history.RULES,
}
"""The rules that look at the whole content, by id. Those of single files are in ``READING``."""

READING = {
    "missing-file": "A file that the site needs is there.",
    "unknown-file": "Every file in content/ is of a kind that the tree in README.md names.",
    "file-name": "A file name is short, of lower-case ASCII letters, digits and hyphens.",
    "symlink": "No file of content/ is a symbolic link.",
    "unreadable": "Every file can be read.",
    "too-large": "A file is smaller than a million bytes.",
    "empty-file": "A file has text in it.",
    "nul-byte": "A file holds no NUL byte.",
    "encoding": "A file is UTF-8.",
    "front-matter": "A Markdown file begins with front matter between two lines `---`.",
    "yaml": "YAML can be read, and uses no tags, anchors or aliases.",
    "duplicate-key": "A key stands once in its mapping.",
    "missing-field": "A record has all the fields it must have.",
    "unknown-field": "A record has only fields that it may have.",
    "wrong-value": "A field has the type, length and form that it must have.",
}
"""The rules that reading a file applies, each with the sentence that CONTRIBUTING.md shows."""


def check(catalog: Catalog) -> list[Problem]:
    """Run every rule."""
    return [problem for rule in RULES.values() for problem in rule(catalog)]
