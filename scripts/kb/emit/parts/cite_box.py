"""The box "Cite this page" at the end of a page."""

from __future__ import annotations

import html

from kb.citing.engine import Cited
from kb.citing.exports import FORMATS
from kb.citing.metadata import coins
from kb.citing.record import Record
from kb.citing.styles import DATE, STYLES, Style
from kb.emit.parts.markdown import PageWriter
from kb.model.ids import DocPath
from kb.model.kinds import EVERYTHING, GLOSSARY
from kb.model.target import relative
from kb.resolve.site import Site


def record_path(slug: str, suffix: str) -> DocPath:
    """Where a record stands in a format."""
    return DocPath(f"cite/{slug}.{suffix}")


def cite_box(writer: PageWriter, slug: str) -> str:
    """The section that ends a page: its citation in each style (by its id), how to cite a part of it, and its files.

    It can be read and copied without scripts; assets/cite.js adds the buttons and fills in what depends on the reader.
    """
    record, citations = writer.site.records[slug], writer.site.citations[slug]
    rows = "\n".join(_style(style, citations[style.id], record.url) for style in STYLES)
    terms = ' data-terms="true"' if slug == GLOSSARY else ""
    opening = f'<dl class="cite-box" data-address="{html.escape(record.url)}"{terms} translate="no">'
    return "\n\n".join(
        [
            "\n\n## Cite this page { #cite data-search-exclude }",
            _which(writer.site, record),
            f"{opening}\n{rows}\n</dl>{coins(record)}",
            f"Download this record: {_files(writer, slug)}.",
            _help(writer, record),
        ]
    )


def _which(site: Site, record: Record) -> str:
    if record.edition:
        return f"These cite edition {record.edition}, which [does not change]({record.url})."
    why = "no edition has been frozen yet"
    if editions := site.project.editions:
        why = f"the last edition, {editions[-1].id}, has no page at this address"
    return f"These cite the living page, which may change: {why}."


def _style(style: Style, cited: Cited, url: str) -> str:
    lang = f' lang="{style.locale}"' if style.locale != "en-US" else ""
    short = _marked(locatable(cited.short, cited.at), url)
    return (
        f"<dt>{style.name}</dt>\n<dd{lang}><p><b>{style.full}:</b> <span>{_marked(cited.full, url)}</span></p>\n"
        f"<p><b>{style.short}:</b> <span>{short}</span></p></dd>"
    )


def _marked(text: str, url: str) -> str:
    """With what the page's script fills in marked: the day of reading and the address."""
    text = text.replace(DATE, f'<span class="read">{DATE}</span>')
    address = html.escape(url, quote=False)
    return text.replace(address, f'<span class="address">{address}</span>')


def locatable(short: str, at: str) -> str:
    """The short form, with what a paragraph's number changes in it marked: ``<span data-at="…">``."""
    start = _common(short, at)
    end = _common(short[start:][::-1], at[start:][::-1])
    middle, other = short[start : len(short) - end], at[start : len(at) - end]
    return f'{short[:start]}<span data-at="{other}">{middle}</span>{short[len(short) - end :]}'


def _common(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _files(writer: PageWriter, slug: str) -> str:
    return " · ".join(
        f"[{name}]({relative(record_path(slug, suffix), '', writer.doc)})" for suffix, (name, _, _) in FORMATS.items()
    )


def _help(writer: PageWriter, record: Record) -> str:
    part = "term" if record.slug == GLOSSARY else "paragraph"
    text = [
        "Every heading, paragraph and term has an address of its own: follow the ¶ beside it, and these citations "
        f"take on its address and, for a paragraph, its number. By hand: add `#` and the id of the {part} to the "
        "address, and its number or name to the short form, as in `para. 4` (MLA: `par. 4`), `sec. “Duties”` or, for a "
        "term, `s.v.` and its name in quotation marks.",
        f"Chicago also allows a note without an author: *{record.work}*, under “{record.title},” and the date.",
        f"All the records of this site in one file: {_files(writer, EVERYTHING)}.",
    ]
    inner = "\n\n".join(f"    {line}" for line in text)
    return f'??? more "How to cite a section, a paragraph or a term"\n\n{inner}'
