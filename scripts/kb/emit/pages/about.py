"""The page about the work: the editors' prose, with what the build counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kb.emit.parts import added
from kb.emit.parts.markdown import PageWriter, front_matter
from kb.model.ids import DocPath
from kb.model.kinds import EVIDENCE
from kb.model.project import LICENSE, LICENSE_URL
from kb.model.target import FIXED_PAGES
from kb.model.text import long_date
from kb.resolve.site import Site

DOC = FIXED_PAGES["about"]

_READ = {"full": "in full", "part": "in part", "abstract": "only in an abstract"}
"""How much of a work was read, as its record says it, in words."""


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The page, when the editors wrote it."""
    prose = site.catalog.content.about
    if not prose:
        return
    meta = {"title": prose.title, "description": prose.summary, "kind": "about"}
    yield DOC, front_matter(meta, prose.body_line - 1) + added.prose(PageWriter(site, DOC), prose, _ADDED) + "\n"


def _evidence(writer: PageWriter) -> str:
    """A table of the works and the citations of each kind, and how much of the works was read."""
    site = writer.site
    works = Counter(reference.kind for reference in site.catalog.references.values())
    works["article"] += len(site.catalog.sources)
    cited = Counter[str]()
    for profile in site.profiles.values():
        cited.update(profile)
    rows = [
        f"| {label} | {works[kind]:,} | {cited[kind]:,} | {_share(cited[kind], cited.total())} |"
        for kind, label in EVIDENCE.items()
        if works[kind]
    ]
    rows.append(f"| All | {works.total():,} | {cited.total():,} | |")
    head = "| Kind | Works | Citations on pages | Share of these |\n| --- | ---: | ---: | ---: |"
    return "\n".join([head, *rows]) + f"\n\n{_read(site)}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else ""


def _read(site: Site) -> str:
    how: Counter[str | None] = Counter(reference.read for reference in site.catalog.references.values())
    parts = [f"{how[name]:,} {words}" for name, words in _READ.items() if how[name]]
    if not parts:
        return ""
    rest = f"; for {how[None]:,} the record does not say" if how[None] else ""
    return f"Of the {how.total():,} works in the list of references the editors read {', '.join(parts)}{rest}."


def _dates(writer: PageWriter) -> str:
    site = writer.site
    rows = []
    if site.ordered:
        rows.append(f"The oldest page was first published on {long_date(min(p.published for p in site.ordered))}.")
        rows.append(f"The latest change of substance is of {long_date(max(p.revised for p in site.ordered))}.")
    if editions := site.project.editions:
        rows.append(f"The latest edition is {editions[-1].id}, of {long_date(editions[-1].date)}.")
    else:
        rows.append("No edition has been frozen yet.")
    return "\n".join(f"-   {row}" for row in rows)


def _license(_: PageWriter) -> str:
    return f"The license is [{LICENSE}]({LICENSE_URL})."


def _numbers(writer: PageWriter) -> str:
    site = writer.site
    catalog = site.catalog
    kinds = Counter(page.kind for page in site.ordered)
    cited = sum(sum(profile.values()) for profile in site.profiles.values())
    places = sum(len(reference.loci) for reference in catalog.references.values())
    passages = [passage for source in catalog.sources.values() for passage in source.passages()]
    rows = [
        f"{kinds['topic']} topics and {kinds['case']} case studies",
        f"{sum(not term.see for term in catalog.terms.values()):,} terms of the glossary",
        f"{len(site.figures)} charts and maps" if site.figures else "",
        f"{len(catalog.references):,} works, of which {places:,} places were read",
        f"{cited:,} citations on pages",
        f"{len(passages)} numbered passages of source articles" if passages else "",
    ]
    return "\n".join(f"-   {row}" for row in rows if row)


_ADDED: added.Added = {
    "evidence": _evidence,
    "dates": _dates,
    "errors": added.contact,
    "license": _license,
    "numbers": _numbers,
}
"""What the build adds at the end of a section, by the section's anchor."""
