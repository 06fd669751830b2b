"""Say once what there is: the kinds of records, the pages that the build makes, and the parts that it adds to pages.

The grammar of links, the folders of content/ and docs/, the navigation, the ways to look things up on the home page,
the reserved ids and anchors, and the words by which search and previews call a kind all follow from these tables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.model.ids import DocPath


@dataclass(frozen=True)
class Kind:
    """A kind of record: what links call it (``topic:ID``) and what readers call it.

    ``written`` is its folder or file of content/, ``stored`` its field of ``Content``. A record has a page of its own
    in ``folder`` of docs/, or is the anchor of its id on one of the ``PAGES``, ``shown_on``. ``entry``: whether it is
    an article, with text and facts; ``listed``: whether many stand in a file, which is not named by their ids.
    """

    name: str
    label: str
    written: str
    stored: str
    folder: str = ""
    shown_on: str = ""
    linked: bool = True
    entry: bool = False
    listed: bool = False
    read: bool = False
    """Whether a reading list may assign it."""
    sought: bool = False
    """Whether the search names the kind beside its results."""


KINDS = {
    kind.name: kind
    for kind in (
        Kind("topic", "Topic", "topics/", "pages", folder="topics", entry=True, read=True, sought=True),
        Kind("case", "Case study", "cases/", "pages", folder="cases", entry=True, read=True, sought=True),
        Kind("term", "Glossary term", "glossary/", "terms", shown_on="glossary", read=True, sought=True, listed=True),
        Kind("reference", "Reference", "references", "references", shown_on="references", linked=False, listed=True),
        Kind("source", "Source article", "sources/", "sources", folder="sources"),
        Kind("area", "Area", "areas.yml", "areas", folder="areas", sought=True, listed=True),
        Kind("figure", "Figure", "figures/", "figures", shown_on="figures", sought=True),
        Kind("list", "Reading list", "reading-lists/", "lists", folder="lists", sought=True),
    )
}

PLACE = Kind("place", "Place", "", "", folder="places", linked=False, sought=True)
"""A state of the world: no record of content/, but the build makes a page of what the content says of it."""

ENTRIES = tuple(kind for kind in KINDS.values() if kind.entry)
"""The kinds that are articles."""

PAGE = "page"
"""What links call one of the ``PAGES``: ``page:NAME``."""


@dataclass(frozen=True)
class FixedPage:
    """A page that the build makes once: what links call it, its title, its file in docs/, and what it is made of.

    ``needs`` names the field of ``Content``, or of the Catalog, that must hold something before there is such a page.
    ``teaser`` says on the home page what it holds; a page without one is not listed there. ``shown`` in the navigation.
    """

    name: str
    title: str
    doc: DocPath
    teaser: str = ""
    needs: str = ""
    shown: bool = True


PAGES = {
    page.name: page
    for page in (
        FixedPage("home", "Home", DocPath("index.md")),
        FixedPage("cases", "Table of cases", DocPath("cases/index.md"), "every case study in one table, also as CSV"),
        FixedPage(
            "timeline", "Timeline", DocPath("timeline.md"), "dated events, with their sources", needs="events"
        ),
        FixedPage("map", "Topic map", DocPath("map.md"), "how topics and cases are tied to each other"),
        FixedPage(
            "figures", "Figures", DocPath("figures/index.md"), "every chart and map, with its data", needs="figures"
        ),
        FixedPage(
            "places", "Places", DocPath("places/index.md"), "what is said of each state, on a map", needs="states"
        ),
        FixedPage("debates", "Debates", DocPath("debates.md"), "open questions, and who says what"),
        FixedPage("glossary", "Glossary", DocPath("glossary.md"), "{terms} terms, each defined in a sentence"),
        FixedPage("a-z", "A–Z index", DocPath("a-z.md"), "every name, treaty, exercise and concept"),
        FixedPage("references", "References", DocPath("references.md"), "every document cited, and where"),
        FixedPage(
            "bibliography", "Bibliography", DocPath("bibliography/index.md"),
            "what to read, page by page, and why", needs="literature",
        ),
        FixedPage("authors", "Index of authors", DocPath("authors.md"), shown=False),
        FixedPage(
            "lists", "Reading lists", DocPath("lists/index.md"),
            "courses made of these pages, with files for syllabi", needs="lists",
        ),
        FixedPage(
            "builder", "Syllabus builder", DocPath("builder.md"),
            "a reading list of your own choice, as text, records or a cartridge", needs="lists",
        ),
        FixedPage(
            "for-instructors", "For instructors", DocPath("for-instructors.md"),
            "linking, citing, embedding, importing", needs="instructors",
        ),
        FixedPage(
            "about", "About this reference", DocPath("about.md"), "who stands behind it, and how it was checked",
            needs="about",
        ),
        FixedPage("downloads", "Downloads", DocPath("downloads.md"), "every file, what it is for, its size and digest"),
        FixedPage("changes", "What changed", DocPath("changes.md"), "every new page and every revision, by day"),
        FixedPage("editions", "Editions", DocPath("editions.md"), shown=False),
        FixedPage(
            "timeline-references", "References of the timeline", DocPath("timeline/references.md"),
            needs="events", shown=False,
        ),
        FixedPage("debates-references", "References of the debates", DocPath("debates/references.md"), shown=False),
        FixedPage("glossary-cards", "Cards of the glossary", DocPath("glossary/cards.md"), shown=False),
        FixedPage("glossary-references", "References of the glossary", DocPath("glossary/references.md"), shown=False),
    )
}  # fmt: skip
"""In the order of the navigation, by the name that ``page:`` links give them."""

EVIDENCE = {
    "law": "Law",
    "official": "Official",
    "research": "Research",
    "reference": "Reference work",
    "press": "Press",
    "article": "Article",
}
"""What readers call each kind of evidence, the strongest first."""

RESTS = (
    ("law official", "law and official documents", False),
    ("research", "research", False),
    ("press", "press alone", True),
)
"""By what kinds of evidence a reader may filter a page, in words, and whether a statement must rest on nothing else."""

EVERYTHING = "all"
"""Names what the build makes of every page: a list, and the files of /cite/ that hold every record."""

GLOSSARY = "glossary"
"""The name in /cite/ of the glossary's record; the others have the ids of their pages."""


@dataclass(frozen=True)
class Part:
    """A section that the build adds to pages, by its anchor: whether readers may link to it, and books have it."""

    anchor: str
    linked: bool = False
    in_books: bool = True


PARTS = (
    Part("backlinks", in_books=False),
    Part("cases"),
    Part("changes", in_books=False),
    Part("cite", in_books=False),
    Part("facts"),
    Part("lists", in_books=False),
    Part("literature"),
    Part("moved"),
    Part("objectives"),
    Part("questions", linked=True),
    Part("references", linked=True),
    Part("related", linked=True),
    Part("terms"),
)
"""Of entries. No author may give their anchors to a part of a body."""

LIST_PARTS = (Part("files", in_books=False), Part("syllabus", in_books=False))
"""Of reading lists."""

FRAME = ("contents", "preview", "search-elsewhere", "site-nav", "text", "top")
"""Anchors around the text of every page, which the theme and its scripts use."""

RESERVED_ANCHOR = re.compile(
    rf"(?:(?:cite|fig|ref|__)[-_\d].*|(?:{'|'.join((*FRAME, *(part.anchor for part in PARTS)))})\Z)"
)
"""Anchors of entries that the build uses."""

RESERVED_ID = re.compile(
    r"(?:references|cite|moved|find|revisions|by-instrument|figures|sentences|area-.*|acts-in-.*|kind-[a-z]+"
    r"|works-(?:in|on)-.*|letter-[a-z]|letter-0-9|(?:ref|cite)-[0-9].*"
    rf"|{'|'.join(FRAME)})\Z"
)
"""Anchors of the pages that show many records which the build uses, and so ids that no record may have.

One with a page of its own is an anchor too: an area of the home page, a case of the comparison, a topic of a place.
"""

RESERVED_NAMES = {"index", "readme"}
"""Ids that would be the address of another page."""
