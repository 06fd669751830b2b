"""The list of the frozen editions."""

from __future__ import annotations

from collections.abc import Iterator

from kb.citing.record import address
from kb.emit.parts.markdown import front_matter, page_doc
from kb.model.ids import DocPath
from kb.model.kinds import GLOSSARY, PAGES
from kb.model.text import long_date
from kb.resolve.site import Site

HERE = PAGES["editions"]
DOC = HERE.doc

_INTRO = """\
The pages of this site are revised as the record grows. An edition is the whole site as it stood on one day, kept
unchanged at an address of its own. Cite an edition where a reader must find the words that you read; link to the
current page where a reader should find the latest.

The address of every page, section, paragraph and term is permanent: what is moved or withdrawn sends its readers on.
To find a page in an edition, put the edition before its path: `{base}{page}` is
`{base}v/{example}/{page}` in edition {example}."""


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The page of editions, the newest first."""
    editions = site.catalog.content.editions
    meta = {
        "title": HERE.title,
        "description": "The frozen editions of this reference, each kept unchanged at an address of its own.",
        "kind": "editions",
        "search": {"exclude": True},
    }
    live = site.deployment.live
    rows = [f"-   [Edition {e.id}]({live}v/{e.id}/), {long_date(e.date)}" for e in reversed(editions)]
    listed = "\n".join(rows) or "No edition has been made yet."
    intro = _INTRO.format(
        base=site.deployment.base,
        example=editions[-1].id if editions else f"{site.project.since.year}.1",
        page=address(page_doc(site.ordered[0]) if site.ordered else PAGES[GLOSSARY].doc),
    )
    feed = f"Revisions of substance are announced in a [feed]({live}feed.xml)."
    yield DOC, "\n\n".join([front_matter(meta), intro, "## All editions { #editions }", listed, feed]) + "\n"
