"""The page of places, with a map and a list of the states that pages speak of, and the files of its map."""

from __future__ import annotations

from collections.abc import Iterator

from kb.emit.drawings import world_map
from kb.emit.drawings.draw import figure
from kb.emit.parts.markdown import PageWriter, front_matter
from kb.figures.colors import dark
from kb.figures.world import NOTE
from kb.figures.world.outlines import outlines
from kb.model.ids import DocPath
from kb.model.kinds import PAGES, PLACE
from kb.model.target import Target
from kb.model.text import escape, joined, sort_key
from kb.permanence.address import missing_states
from kb.resolve.site import Site

HERE = PAGES["places"]
DOC = HERE.doc

MISSING = "Nothing here on these"
"""The heading below which the states stand of which there is nothing, so that the search can say so."""

FILES = {colors: DocPath(f"places/map-{colors}.svg") for colors in ("light", "dark")}
"""The map as pictures, for the home page."""


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The page and its pictures, if the content speaks of any state."""
    if not site.catalog.states:
        return
    writer = PageWriter(site, DOC)
    known, entries = outlines(site.project.cache), _entries(writer)
    count = f"{len(site.catalog.states)} states and territories"
    meta = {
        "title": HERE.title,
        "description": f"{count} on a map and in a list, each with the pages, sentences and figures that speak of it.",
        "kind": "places",
        "styles": ["drawings.css"],
        "hide": ["toc"],
    }
    intro = (
        f"{count} that pages of this reference speak of. Each leads to the pages that it acts on, the sentences that "
        "name it, each with its paragraph, and its figures."
    )
    bounds = zip(world_map.LEVELS, [*(f"–{least - 1}" for least in world_map.LEVELS[1:]), " or more"], strict=True)
    keys = "".join(f'<span class="key n{n}">{least}{to} pages</span>' for n, (least, to) in enumerate(bounds, start=1))
    parts = [
        front_matter(meta),
        intro,
        "[Past the map, to the list](#list){ .past }",
        figure("drawing drawing--world", world_map.draw(entries, known)),
        f'<p class="keys" data-search-exclude>{keys}</p>',
        f"{NOTE}\n{{ .map-note }}",
        "## The states as a list { #list data-search-exclude }",
        '<div class="states" markdown="1">\n\n' + "\n".join(_rows(writer)) + "\n\n</div>",
        f"## {MISSING} {{ #missing }}\n\n{_missing(site)}\n{{ .map-note }}",
    ]
    yield DOC, "\n\n".join(parts) + "\n"
    picture = world_map.picture(entries, known)
    yield FILES["light"], picture
    yield FILES["dark"], dark(picture)


def _entries(writer: PageWriter) -> list[world_map.Entry]:
    """The states that pages speak of, as the map draws them. Links of HTML are those of the built site."""
    return [
        world_map.Entry(code, each.state.title, len(each.pages), _href(writer, each.state.slug))
        for code, each in writer.site.catalog.states.items()
        if each.pages
    ]


def _href(writer: PageWriter, slug: str) -> str:
    return writer.href(Target(PLACE.name, slug))


def _missing(site: Site) -> str:
    return joined([escape(state.title) for state in missing_states(site.catalog)]) + "."


def _rows(writer: PageWriter) -> Iterator[str]:
    found = writer.site.catalog.states
    for each in sorted(found.values(), key=lambda each: sort_key(each.state.title)):
        pages = len(each.pages)
        count = f"{pages} {'page' if pages == 1 else 'pages'}" if pages else "figures only"
        yield f"-   [{escape(each.state.title)}]({_href(writer, each.state.slug)}), {count}"
