"""Find every problem of the content, each by a rule that neither prints, raises nor reads files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice

from kb.check.asked import FUTURE, UNPUBLISHED
from kb.check.rules import (
    citations,
    figures,
    history,
    identity,
    lines,
    links,
    marks,
    markup,
    order,
    permalinks,
    readings,
    shape,
    terms,
    wording,
)
from kb.load.catalog import Catalog
from kb.model.problems import BLANK, Problem

RULES: dict[str, Callable[[Catalog], Iterable[Problem]]] = {
    **identity.RULES,
    **citations.RULES,
    **figures.RULES,
    **links.RULES,
    **terms.RULES,
    **markup.RULES,
    **marks.RULES,
    **order.RULES,
    **lines.RULES,
    **shape.RULES,
    **readings.RULES,
    **permalinks.RULES,
    **history.RULES,
    **wording.RULES,
}
"""The rules that look at the whole content, by id. Those of single files are in ``READING``."""

MAX_PROBLEMS_OF_RULE = 300
"""How many problems of one rule are given: a spoiled file can hold a hundred thousand."""

FILE_RULES = {
    "missing-file": "A file that the site needs is there.",
    "unknown-file": "Every file in content/ is of a kind that the list in CONTRIBUTING.md names.",
    "file-name": "A file name is short, of lower-case ASCII letters, digits and hyphens.",
    "symlink": "No file of content/ is a symbolic link.",
    "unreadable": "Every file can be read.",
    "too-large": "A file is smaller than a million bytes.",
    "empty-file": "A file has text in it.",
    "character": "A file holds no control characters, tabs, or characters that reorder or hide text.",
    "conflict": "A file holds no lines by which git marks a conflict.",
    "nul-byte": "A file holds no NUL byte.",
    BLANK: "Nothing is left to write: no line has the mark `BLANK`, or words of an example that wait for an author's.",
    "encoding": "A file is UTF-8.",
    "front-matter": "A Markdown file begins with front matter between two lines `---`.",
    "yaml": "YAML can be read, and uses no tags, anchors or aliases.",
    "duplicate-key": "A key stands once in its mapping.",
    "missing-field": "A record has all the fields it must have.",
    "unknown-field": "A record has only fields that it may have.",
    "unlisted-edition": "An archive in editions/ is one of the editions of editions.yml.",
    FUTURE: "Nothing is published or reviewed on a day that is still to come (`check` asks this, and no build).",
    UNPUBLISHED: "Every page, heading and paragraph is published (`check --published` asks this, as CI does).",
    "held-back": "What only follows from a file that cannot be read is not reported until it can.",
    "wrong-value": "A field has the type, length and form that it must have.",
}
"""The rules that reading a file applies, each with the sentence that RULES.md shows."""


def check(catalog: Catalog) -> list[Problem]:
    """Run every rule. Of a rule that finds very many problems the first ``MOST`` are given, and the last says so."""
    return [problem for rule in RULES.values() for problem in _first(rule(catalog))]


def _first(problems: Iterable[Problem]) -> list[Problem]:
    found = list(islice(problems, MAX_PROBLEMS_OF_RULE + 1))
    if len(found) > MAX_PROBLEMS_OF_RULE:
        found[MAX_PROBLEMS_OF_RULE - 1 :] = [
            replace(
                found[MAX_PROBLEMS_OF_RULE - 1],
                message=f"{found[MAX_PROBLEMS_OF_RULE - 1].message} (and more of this kind)",
            )
        ]
    return found
