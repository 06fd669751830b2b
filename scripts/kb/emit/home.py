"""The home page: the editors' words, then every area with its pages."""

from __future__ import annotations

from collections.abc import Iterator

from kb.emit import json_ld, timeline
from kb.emit.markdown import Writer, front_matter
from kb.model import DocPath
from kb.prose import Body
from kb.resolve import Site
from kb.target import FIXED_PAGES, Target
from kb.text import escape

DOC = FIXED_PAGES["home"]


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The home page."""
    home = site.catalog.content.home
    writer = Writer(site, DOC)
    meta = {"title": home.title, "description": home.summary, "kind": "home", "search": {"exclude": True}}
    meta["head"] = {"graph": json_ld.home(site)}
    body = Body(home.body)
    parts = [front_matter(meta, home.body_line - 1) + writer.prose(body.blocks, home.body.rstrip("\n"))]
    for area in site.catalog.areas.values():
        pages = "\n".join(f"-   {writer.page_link(page.id)}" for page in site.areas[area.id])
        href = writer.href(Target("area", area.id))
        parts.append(f"## [{escape(area.title)}]({href}) {{ #{area.id} }}\n\n{escape(area.summary)}\n\n{pages}")
    terms = sum(not term.see for term in site.catalog.terms.values())
    cases = sum(page.kind == "case" for page in site.ordered)
    tools = [
        f"-   [Cases side by side](cases/index.md): {cases} cases in one table, also as CSV",
        *(["-   [Timeline](timeline.md): dated events, with their sources"] if timeline.dated(site) else []),
        "-   [Topic map](map.md): how topics and cases are tied to each other",
        "-   [Points of disagreement](disagreements.md): where the articles and the record differ",
        f"-   [Glossary](glossary.md): {terms} terms, each defined in a sentence",
        "-   [A–Z index](a-z.md): every name, treaty, exercise and concept",
        "-   [References](references.md): every document cited, and where",
        *_for_teaching(site),
        *(
            f"-   [{escape(source.record.title)}]({writer.href(Target('source', source.key))}): "
            "which page carries each passage of this source"
            for source in site.catalog.sources.values()
        ),
    ]
    parts.append("## Find and check { #find }\n\n" + "\n".join(tools))
    yield DOC, "\n\n".join(parts) + "\n"


def _for_teaching(site: Site) -> Iterator[str]:
    if site.catalog.lists:
        yield f"-   [Reading lists](lists/index.md): {len(site.catalog.lists)} courses, with files for syllabi"
        yield "-   [Syllabus builder](builder.md): a reading list of your own choice, as text, records or a cartridge"
    if site.catalog.content.instructors:
        yield "-   [For instructors](for-instructors.md): linking, citing, embedding, importing"
