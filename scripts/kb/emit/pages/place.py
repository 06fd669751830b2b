"""A page for each state: the pages that it acts on, the sentences that name it, and its figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from kb.citing import reference_text
from kb.emit.parts.markdown import PageWriter, front_matter
from kb.figures.world.names import Named, named
from kb.load.presence import Presence, Sentence
from kb.model.ids import DocPath, PageId
from kb.model.kinds import PAGE, PLACE
from kb.model.target import Target
from kb.model.text import escape, joined, sort_key
from kb.permanence.address import placed_states
from kb.resolve.site import Site

_HONESTLY = "Sentences below cite these. That a state is a party, or bound by one, no citation says by itself."


def ids(site: Site) -> Iterator[str]:
    """The states that have a page, by their codes."""
    return (state.id for state in placed_states(site.catalog))


def emit(site: Site, id_: str) -> Iterator[tuple[DocPath, str]]:
    """The page of a state."""
    state = named()[id_]
    writer = PageWriter(site, Target(PLACE.name, state.slug).doc)
    yield writer.doc, _page(writer, site.catalog.states.get(id_) or Presence(state))


def _page(writer: PageWriter, found: Presence) -> str:
    title = found.state.title
    meta = {
        "title": title,
        "description": f"What the pages of this reference say of {title}: {_sum(found)}.",
        "kind": PLACE.name,
    }
    parts = [front_matter(meta), _lead(writer, found)]
    for kind, heading in (("case", "Cases"), ("topic", "Topics")):
        acts = [id_ for id_ in found.acts if writer.site.catalog.pages[id_].kind == kind]
        if acts:
            rows = _pages(writer, sorted(acts, key=writer.site.order.__getitem__))
            parts.append(f"## {heading} {{ #acts-in-{kind}s data-search-exclude }}\n\n{rows}")
    if found.figures:
        parts.append("## Figures { #figures data-search-exclude }\n\n" + _figures(writer, found))
    if law := _law(writer, found):
        parts.append(f"## Treaties and other law cited {{ #law data-search-exclude }}\n\n{_HONESTLY}\n\n{law}")
    if found.sentences:
        heading = "## Sentences that name it { #sentences data-search-exclude }"
        parts.append("\n\n".join([heading, *_sentences(writer, found.sentences)]))
    return "\n\n".join(parts) + "\n"


def _sum(found: Presence) -> str:
    counts = ((len(found.pages), "page"), (len(found.sentences), "sentence"), (len(found.figures), "figure"))
    said = [f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in counts if n]
    return joined(said) or "nothing at present"


def _lead(writer: PageWriter, found: Presence) -> str:
    """What there is in numbers, by which names it was found, and what became of a state that is gone."""
    state = found.state
    if not (found.pages or found.figures):
        return f"Nothing here on {escape(state.title)} at present."
    also = [f"“{escape(name)}”" for name in state.names[1:]]
    called = f" Also found as {joined(also, 'or')}." if also else ""
    adjectives = [f"“{escape(name)}”" for name in state.adjectives]
    described = f" The adjective {joined(adjectives, 'or')} counts before the name of a thing." if adjectives else ""
    gone = f" It is gone; there are now {_states(writer, state)}." if state.now else ""
    return f"{_sum(found)} of this reference.{gone}{called}{described}"


def _states(writer: PageWriter, state: Named) -> str:
    """The states that are where one was; those with a page as links."""
    linked = {each.id for each in placed_states(writer.site.catalog)}
    return joined(
        [
            f"[{escape(each.title)}]({writer.href(Target(PLACE.name, each.slug))})"
            if each.id in linked
            else escape(each.title)
            for each in sorted(map(named().__getitem__, state.now), key=lambda each: sort_key(each.title))
        ]
    )


def _pages(writer: PageWriter, ids: Iterable[PageId]) -> str:
    pages = writer.site.catalog.pages
    return "\n".join(f"-   {writer.plain_link(id_)}: {escape(pages[id_].summary)}" for id_ in ids)


def _figures(writer: PageWriter, found: Presence) -> str:
    shown = {figure.id: figure for figure in writer.site.figures if figure.id in found.figures}
    return "\n".join(
        f"-   [{escape(figure.title)}]({writer.href(Target('figure', id_))}): {escape(figure.shows)}"
        for id_, figure in shown.items()
    )


def _law(writer: PageWriter, found: Presence) -> str:
    """The law that the sentences cite, treaties first, each with a link to its record."""
    references = writer.site.catalog.references
    cited = {key for each in found.sentences for key in each.cited} & references.keys()
    law = sorted(
        (references[key] for key in cited if references[key].kind == "law"),
        key=lambda each: (each.type != "treaty", each.issued or "", reference_text.order(each)),
    )
    return "\n".join(
        f"-   [{escape(each.title)}]({writer.href(Target(PAGE, 'references', each.id))})"
        f"{f' ({each.issued[:4]})' if each.issued else ''}"
        for each in law
    )


def _sentences(writer: PageWriter, found: Iterable[Sentence]) -> Iterator[str]:
    """The sentences of each page below its title, each with a link to its paragraph."""
    order = sorted(found, key=lambda each: writer.site.order[each.page])
    for id_, group in groupby(order, key=lambda each: each.page):
        rows = "\n".join(_sentence(writer, each, writer.site.paragraphs[id_]) for each in group)
        yield f"### {writer.plain_link(id_)} {{ #{id_} data-search-exclude }}\n\n{rows}"


def _sentence(writer: PageWriter, each: Sentence, paragraphs: Mapping[str, int]) -> str:
    before, words, after = each.block.excerpt(each.start, each.end)
    number = paragraphs.get(each.anchor)
    where = f"Paragraph {number}" if number else each.block.title or writer.site.catalog.pages[each.page].title
    link = writer.section_link(each.page, each.anchor, where)
    return f"-   {escape(before)}<mark>{escape(words)}</mark>{escape(after)} {link}"
