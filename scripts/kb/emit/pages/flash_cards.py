"""The terms of the glossary as cards to print and cut."""

from __future__ import annotations

from collections.abc import Iterator

from kb.emit.parts.markdown import PageWriter, front_matter
from kb.model.ids import DocPath
from kb.model.kinds import PAGES
from kb.model.target import Target
from kb.model.text import escape, sort_key
from kb.model.values import Term
from kb.resolve.site import Site

HERE = PAGES["glossary-cards"]
DOC = HERE.doc


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The page of cards, one for each term that has a definition."""
    writer = PageWriter(site, DOC)
    terms = sorted((term for term in site.catalog.terms.values() if not term.see), key=lambda term: sort_key(term.term))
    meta = {
        "title": HERE.title,
        "description": f"{len(terms)} cards to print and cut: a term, what it means, and the page that treats it.",
        "kind": "flash-cards",
        "above": "glossary",
        "styles": ["flash-cards.css"],
        "scripts": ["to-print.js"],
        "search": {"exclude": True},
    }
    intro = (
        f"{len(terms)} cards, one for each term that the glossary defines: what it means in a sentence, its area "
        "and level, and the page that treats it. On a sheet of A4 or Letter stand eight, two by four, to be cut along "
        "the lines."
    )
    hint = "To print them, choose *Print* in the menu of the browser.\n{ .to-print }"
    yield DOC, "\n\n".join([front_matter(meta), intro, hint, "\n".join(_card(writer, term) for term in terms)]) + "\n"


def _card(writer: PageWriter, term: Term) -> str:
    catalog = writer.site.catalog
    acronym = f" ({term.acronym})" if term.acronym else ""
    page = catalog.pages[term.topic] if term.topic else None
    area = f" *{escape(' · '.join(filter(None, (catalog.areas[page.area].title, page.level))))}*" if page else ""
    leads = writer.plain_link(page.id) if page else f"[Glossary]({writer.href(Target('term', term.id))})"
    return f"-   **{escape(term.term + acronym)}**{area} {escape(term.short)} {leads}"
