"""The works that pages recommend as files for citation managers: of each page, and all."""

from __future__ import annotations

from collections.abc import Iterator

from kb.citing.works import FORMATS
from kb.emit.parts.markdown import PageWriter
from kb.model.ids import DocPath
from kb.model.kinds import EVERYTHING
from kb.model.target import relative
from kb.model.values import Page
from kb.model.works import Reference
from kb.resolve.site import Site

WHOLE = EVERYTHING
"""The name of the files that hold the works of every page."""


def path(name: str, suffix: str) -> DocPath:
    """The file of a page's works, or of all."""
    return DocPath(f"bibliography/{name}.{suffix}")


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """A file for each page that recommends works, in each format, and one of all."""
    if not site.catalog.content.literature:
        return
    for suffix, (_, write) in FORMATS.items():
        yield path(WHOLE, suffix), write(recommended(site))
        for page in site.ordered:
            if page.literature:
                yield path(page.id, suffix), write(of_page(site, page))


def of_page(site: Site, page: Page) -> list[Reference]:
    """The works that a page recommends, in its order."""
    return [site.catalog.references[work.id] for work in page.literature]


def recommended(site: Site) -> list[Reference]:
    """Every work that a page recommends, once, in the order of the pages."""
    return list({work.id: work for page in site.ordered for work in of_page(site, page)}.values())


def downloads(writer: PageWriter, name: str) -> str:
    """Links to the files of a page's works, or of all."""
    return " · ".join(
        f"[{title}]({relative(path(name, suffix), '', writer.doc)})" for suffix, (title, _) in FORMATS.items()
    )
