"""Finish a built site: files in, files out, whichever program has rendered them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.emit.parts.markdown import page_doc
from kb.finish import links, search_index, sitemap
from kb.finish.apart import SAYS, take_apart
from kb.finish.frame import mend
from kb.finish.kept import Finished, Kept
from kb.finish.locations import file_of, location, relative
from kb.finish.security import harden, inline_hashes, with_csp
from kb.finish.structure import StructureError, arrange
from kb.finish.weight import join_assets, light_page, lighten_assets
from kb.model.ids import DocPath
from kb.model.kinds import PAGES
from kb.model.project import Project
from kb.permanence import edition
from kb.resolve.site import Site
from kb.write.swap import renew


@dataclass(frozen=True)
class Facts:
    """What the files of a site do not say themselves.

    ``docs`` is {file: its source}; ``names`` is what the search is told of each entry, ``synonyms`` what it is told of
    words; ``revised`` is {address: day}.
    ``root`` has the archives of editions; ``disk`` is whether the site is opened from a disk.
    """

    project: Project
    docs: Mapping[str, DocPath]
    names: Mapping[str, search_index.Record | None]
    synonyms: Sequence[Sequence[str]]
    revised: Mapping[str, dt.date]
    root: Path
    disk: bool = False


def facts(site: Site, docs: Iterable[DocPath], root: Path, disk: bool = False) -> Facts:
    """The facts of a site that is being built, of which ``docs`` are the files in docs/."""
    project = site.project
    return Facts(
        project,
        {file_of(location(doc, disk)): doc for doc in docs if doc.endswith(".md")},
        search_index.records(site, disk),
        search_index.synonyms(site),
        {project.deployment.url + location(page_doc(page), disk): page.revised for page in site.ordered},
        root,
        disk,
    )


def finish(
    folder: Path, known: Facts | None, closed: bool, kept: Kept | None = None, only: Collection[str] | None = None
) -> None:
    """Give a built site all that its files lack; ``closed`` where nobody but the site itself may add to its pages.

    Each part of a page is put in its place, and each link led to where it is; the search is told every name that a
    reader may type, the sitemap the days of revisions. A closed site, and none on a disk, also has a policy and
    headers, is lighter, and holds its editions. Of content that has problems nothing is known: a server that begins
    with it shows the pages that are there. What is ``kept`` is taken over; where ``only`` some files are new, the
    others are let stand. Raises OSError, StructureError and EditionError.
    """
    closed = closed and known is not None and not known.disk
    if only is None:
        join_assets(folder / "assets")
    programs: set[str] = set()
    for path in sorted(folder.rglob("*.html") if only is None else (folder / name for name in only)):
        if path.suffix == ".html":
            programs |= _finish(path, path.relative_to(folder).as_posix(), known, closed, kept)
    if known is None:
        return
    last = kept.site / "search" if kept and kept.site else None
    search_index.rewrite(folder / "search" / "search_index.json", known.names, known.synonyms, known.disk, last)
    sitemap.date_pages(folder, known.revised, known.project.since)
    if closed:
        lighten_assets(folder / "assets")
        harden(folder, programs)
        deployment = known.project.deployment
        edition.unpack(known.root, folder, () if deployment.edition else known.project.editions)


def _finish(path: Path, inside: str, known: Facts | None, closed: bool, kept: Kept | None) -> frozenset[str]:
    """Finish the page in a file, and write beside it what its readers ask for; the hashes of its inline programs."""
    if kept and (taken := kept.taken(inside)):
        return taken.programs
    text = path.read_text(encoding="utf-8")
    if kept is None:
        made = _finished(text, inside, known, closed)
    else:
        facts = (known.docs.get(inside), known.disk, known.project.deployment) if known else ()
        made = kept.finished(inside, f"{facts} {closed} {text}", lambda: _finished(text, inside, known, closed))
    if made.page != text:
        renew(path, made.page)
    if made.says:
        path.with_name(SAYS).write_text(made.says, encoding="utf-8")
    return made.programs


def _finished(text: str, inside: str, known: Facts | None, closed: bool) -> Finished:
    try:
        page = arrange(mend(text))
    except StructureError as error:
        raise StructureError(f"{inside}: {error}") from None
    page = _with_links(page, inside, known) if known else page
    if not closed:
        return Finished(page)
    page, says = take_apart(light_page(page), relative(location(PAGES["references"].doc, disk=False), inside))
    page = with_csp(page)
    return Finished(page, says, frozenset(inline_hashes(page)))


def _with_links(page: str, inside: str, known: Facts) -> str:
    if doc := known.docs.get(inside):
        page = links.resolve(page, doc, known.disk)
    if known.project.deployment.edition:
        page = links.to_live(page, known.project.deployment)
    return links.to_files(page, inside, known.project.url) if known.disk else page
