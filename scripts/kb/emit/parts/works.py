"""What lists of works say of each: its attributes for the filter, its authors, the words of its annotation."""

from __future__ import annotations

import re

from kb.citing import reference_text
from kb.model.values import Work
from kb.model.works import Reference

_CITED = re.compile(r"\s*\[@[^\[\]]*\]")


def authors(work: Reference) -> list[str]:
    """Those who wrote or edited a work, persons with their family name first."""
    return list(dict.fromkeys(reference_text.inverted(name) for name in (*work.author, *work.editor)))


def attributes(work: Reference) -> str:
    """What docs/assets/works.js filters a list by, as Markdown's attributes: kind, year, and names without marks."""
    names = re.sub(r'["*_]', "", "; ".join(authors(work)))
    year = f' data-year="{work.issued[:4]}"' if work.issued else ""
    return f'data-kind="{work.kind}"{year} data-by="{names}"'


def note(work: Work) -> str:
    """The words about a work, on one line and without the citations, which stand on the page that recommends it."""
    return " ".join(_CITED.sub("", work.note).split())
