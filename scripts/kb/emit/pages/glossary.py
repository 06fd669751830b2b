"""The glossary: one page, an anchor for each term."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kb.emit.files import json_ld, list_files, skos
from kb.emit.parts.cite_box import cite_box
from kb.emit.parts.head import head
from kb.emit.parts.letters import by_letter
from kb.emit.parts.list_uses import term_on_lists
from kb.emit.parts.markdown import PageWriter, front_matter
from kb.model.ids import DocPath, TermId
from kb.model.kinds import GLOSSARY, PAGES
from kb.model.target import Target, relative
from kb.model.text import escape, joined, sort_key
from kb.model.values import Term
from kb.resolve.site import Site

HERE = PAGES["glossary"]
DOC = HERE.doc

FILES = (
    (list_files.CARDS, "text/csv"),
    (list_files.ANKI, "text/plain"),
    (skos.TURTLE, "text/turtle"),
    (skos.JSON_LD, "application/ld+json"),
    (json_ld.TERMS, "application/ld+json"),
)
"""The glossary in other forms, which its page links."""


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The glossary page, and that of its references: a phone has the terms in half the time without them."""
    writer = PageWriter(site, DOC, listed=PAGES["glossary-references"])
    terms = sorted(site.catalog.terms.values(), key=lambda term: sort_key(term.term))
    bar, sections = by_letter(terms, lambda term: term.term, lambda term: _term(writer, term), gap="\n\n")
    meta = {
        "title": HERE.title,
        "description": site.records[GLOSSARY].abstract,
        "kind": "glossary",
        "styles": ["lists.css"],
        "scripts": ["fold.js", "filter.js"],
        **({"see": "term:"} if site.catalog.lists else {}),
        "head": head(site, GLOSSARY, json_ld.glossary(site), FILES),
    }
    count = sum(not term.see for term in terms)
    intro = (
        f"{count} terms, each defined in a sentence, with its sources and the pages that use it. Go to them by letter, "
        "or from any page, where the first mention of a term leads to its entry here.\n{ data-search-exclude }"
    )
    letters = f"{bar}\n{{ .letters data-search-exclude }}"
    text = "\n\n".join([front_matter(meta), intro, letters, _files(), *sections])
    yield DOC, text + cite_box(writer, GLOSSARY) + "\n"
    yield writer.references_apart(HERE)


def _files() -> str:
    docs = (PAGES["glossary-cards"].doc, list_files.ANKI, list_files.CARDS, PAGES["downloads"].doc)
    sheets, anki, table, rest = (relative(doc, "", DOC) for doc in docs)
    text = (
        f"These terms as [cards to print]({sheets}), as [flash cards for Anki]({anki}), as a [table]({table}), "
        f"and [in other forms]({rest}#terms)."
    )
    return f"{text}\n{{ .files data-search-exclude }}"


def chapter(site: Site, wanted: Collection[TermId]) -> str:
    """The terms of a book, with the references that they cite: no letters, so a heading level higher.

    The index of the book says where a term is used.
    """
    writer = PageWriter(site, DOC)
    terms = sorted((site.catalog.terms[id_] for id_ in wanted), key=lambda term: sort_key(term.term))
    text = "\n\n".join(_term(writer, term, uses=False).replace("### ", "## ", 1) for term in terms)
    return text + writer.references() + "\n"


def _term(writer: PageWriter, term: Term, uses: bool = True) -> str:
    acronym = f" ({escape(term.acronym)})" if term.acronym else ""
    heading = f"### {escape(term.term)}{acronym} {{ #{term.id} }}"
    if term.see:
        return f"{heading}\n\n*See* {writer.term_link(term.see)}."
    parts = [heading, writer.cited(escape(term.short), term.cite)]
    if term.long:
        parts.append(writer.inline(" ".join(term.long.split())))
    if notes := [*_relations(writer, term), *(_uses(writer, term) if uses else ())]:
        parts.append("\n".join(notes) + "\n{ .about data-search-exclude }")
    return "\n\n".join(parts)


def _relations(writer: PageWriter, term: Term) -> list[str]:
    """Other names of a term, the terms near it, and its page."""
    rows = []
    if term.aliases:
        rows.append(f"Also: {escape('; '.join(term.aliases))}.")
    if term.broader:
        rows.append(f"Broader: {writer.term_link(term.broader)}.")
    if term.see_also:
        rows.append(f"*See also* {joined([writer.term_link(TermId(t)) for t in term.see_also])}.")
    if term.topic:
        rows.append(f"Treated in: {writer.plain_link(term.topic)}.")
    return rows


def _uses(writer: PageWriter, term: Term) -> list[str]:
    """The pages that mention a term, and the lists on which it is."""
    rows = []
    pages = writer.site.catalog.pages
    uses = [(id_, section) for id_, section in writer.site.term_uses[term.id] if id_ != term.topic]
    if uses:
        links = []
        for id_, section in uses:
            href = writer.href(Target(pages[id_].kind, id_, section))
            links.append(f"[{escape(pages[id_].title)}]({href})")
        rows.append(f"Used in: {'; '.join(links)}.")
    if lists := term_on_lists(writer, term.id):
        rows.append(lists)
    return rows
