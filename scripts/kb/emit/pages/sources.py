"""A page for each source article: which pages carry each of its passages."""

from __future__ import annotations

from collections.abc import Iterator

from kb.citing import reference_text
from kb.emit.parts.markdown import PageWriter, front_matter
from kb.model.ids import DocPath, RefKey
from kb.model.target import Target
from kb.model.text import escape
from kb.model.works import Section, Source
from kb.resolve.site import Site


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The page of each source article."""
    for source in site.catalog.sources.values():
        doc = Target("source", source.key).doc
        writer = PageWriter(site, doc)
        total = sum(1 for _ in source.passages())
        meta = {
            "title": f"Source: {source.record.title}",
            "description": f"The {total} numbered passages of the article, and the pages that carry each.",
            "kind": "source",
            "search": {"exclude": True},
        }
        intro = (
            f"{reference_text.entry(source.record)} Its {total} passages are numbered here section by section. "
            "The article’s own text is not reproduced; each passage is named by its length in words, what it says in "
            "the editors’ words, and the pages that take it up."
        )
        sections = [_section(writer, source, section) for section in source.sections]
        yield doc, "\n\n".join([front_matter(meta), intro, *sections]) + "\n"


def _section(writer: PageWriter, source: Source, section: Section) -> str:
    cited = writer.site.cited.get(RefKey(f"{source.key}/{section.id}"), {})
    rows = []
    for passage in section.passages:
        pages = cited.get(f"passage {passage.n}", ())
        carried = writer.page_list(pages) if pages else "no page yet"
        said = f"{escape(passage.says)} " if passage.says else ""
        text = f"Passage {passage.n} ({passage.words} words): {said}Taken up on {carried}."
        rows.append(f"-   {text}\n    {{ #{section.id}-{passage.n} }}")
    level = "#" * (section.level + 1)
    return f"{level} {escape(section.heading)} {{ #{section.id} }}\n\n" + "\n".join(rows)
