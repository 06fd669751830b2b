"""Rules about glossary terms: the names of terms lead to terms, and each term says what it is."""

from __future__ import annotations

from collections.abc import Iterator

from kb.load.catalog import Catalog
from kb.model.ids import TermId
from kb.model.problems import Keys, Problem
from kb.model.suggest import did_you_mean


def unknown_term(catalog: Catalog) -> Iterator[Problem]:
    """Front matter and glossary name terms that exist."""
    for page in catalog.content.pages:
        for i, id_ in enumerate(page.terms):
            if id_ not in catalog.terms:
                hint = did_you_mean(id_, catalog.terms) or "; add it to the glossary, or remove this"
                message = f"no term `{id_}`{hint}"
                yield page.origin.problem("unknown-term", message, "terms", i)
    for term in catalog.content.terms:
        named: list[tuple[TermId | None, Keys]] = [(term.see, ("see",)), (term.broader, ("broader",))]
        named += [(other, ("see_also", i)) for i, other in enumerate(term.see_also)]
        for other, keys in named:
            if other == term.id:
                yield term.origin.problem("unknown-term", f"`{other}` is this term; name another", *keys)
            elif other and other not in catalog.terms:
                message = f"no term `{other}`{did_you_mean(other, catalog.terms) or '; add it, or remove this'}"
                yield term.origin.problem("unknown-term", message, *keys)


def term_form(catalog: Catalog) -> Iterator[Problem]:
    """A term has a definition with its citations, or points to another term with ``see``."""
    for term in catalog.content.terms:
        if term.see and (term.short or term.cite):
            message = "a term with `see` has no definition of its own; remove one"
            yield term.origin.problem("term-form", message, "see")
        elif not term.see and not (term.short and term.cite):
            yield term.origin.problem(
                "term-form", "this term has no definition; write `short` and `cite`, or `see`", "id"
            )
        elif term.see in catalog.terms and catalog.terms[term.see].see:
            message = f"`{term.see}` is only a pointer too; point to the term it means"
            yield term.origin.problem("term-form", message, "see")


def broader_pointer(catalog: Catalog) -> Iterator[Problem]:
    """The broader term of a term is one with a definition."""
    for term in catalog.content.terms:
        wider = catalog.terms.get(term.broader) if term.broader else None
        if wider and wider.see:
            message = f"`{wider.id}` is only a pointer; write `{wider.see}`"
            yield term.origin.problem("broader-pointer", message, "broader")


def term_cycle(catalog: Catalog) -> Iterator[Problem]:
    """The broader terms of a term do not lead back to it."""
    for term in catalog.content.terms:
        seen, at = {term.id}, term.broader
        while at in catalog.terms and at not in seen:
            seen.add(at)
            at = catalog.terms[at].broader
        if at == term.id:
            message = f"the broader terms of `{term.id}` lead back to it; cut the circle"
            yield term.origin.problem("term-cycle", message, "broader")


RULES = {
    "unknown-term": unknown_term,
    "term-form": term_form,
    "broader-pointer": broader_pointer,
    "term-cycle": term_cycle,
}
