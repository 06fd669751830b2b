"""Write what citation managers look for in a page: metas, links and the COinS span."""

from __future__ import annotations

import html
from urllib.parse import quote

from kb.citing.exports import FORMATS
from kb.citing.record import Record
from kb.model.project import LANGUAGE, LICENSE, LICENSE_URL, Project


def metas(record: Record) -> list[list[str]]:
    """[name, content] of each meta for Mendeley and Google Scholar, and for Zotero where it misses the span.

    Never ``citation_journal_title``, ``citation_inbook_title`` or ``citation_book_title``: with them Zotero takes the
    page for an article or a chapter.
    """
    rows = [
        ("citation_title", record.title),
        ("citation_author", record.publisher),
        ("citation_publication_date", f"{record.issued:%Y/%m/%d}"),
        ("citation_publisher", record.publisher),
        ("citation_language", LANGUAGE[:2]),
        ("citation_public_url", record.url),
        ("DC.title", record.title),
        ("DC.creator", record.publisher),
        ("DC.type", "encyclopediaArticle"),
        ("DC.source", record.work),
        ("DC.date", record.issued.isoformat()),
        ("DC.rights", LICENSE),
        ("prism.edition", record.edition),
    ]
    return [[name, value] for name, value in rows if value]


def links(record: Record, project: Project, kind: str) -> list[list[str]]:
    """[rel, address, media type] of the Signposting links (https://signposting.org/FAIR/), for a type of schema.org.

    The files that describe the page are those beside it, so that a frozen page points at frozen files.
    """
    rows = [
        ["cite-as", record.url, ""],
        ["type", "https://schema.org/AboutPage", ""],
        ["type", f"https://schema.org/{kind}", ""],
        ["license", LICENSE_URL, ""],
        ["author", project.url, ""],
    ]
    described = [["describedby", f"cite/{record.slug}.{suffix}", media] for suffix, (_, media, _) in FORMATS.items()]
    return rows + described


def coins(record: Record) -> str:
    """The record as a COinS span."""
    return f'<span class="Z3988" aria-hidden="true" title="{html.escape(context(record))}"></span>'


def context(record: Record, kind: str = "encyclopediaArticle") -> str:
    """The title of a COinS span, for a type of Zotero's: an OpenURL context object in the Dublin Core format.

    Its ``aucorp`` is one name.
    Spaces are ``%20``: Zotero reads ``+`` and ``%2B`` alike as a space.
    """
    rows = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", kind),
        ("rft.title", record.title),
        ("rft.source", record.work),
        ("rft.aucorp", record.publisher),
        ("rft.publisher", record.publisher),
        ("rft.date", record.issued.isoformat()),
        ("rft.edition", record.edition),
        ("rft.identifier", record.url),
        ("rft.rights", LICENSE),
        ("rft.language", LANGUAGE),
        ("rft.description", record.abstract),
        *(("rft.subject", word) for word in record.keywords),
    ]
    return "&".join(f"{name}={quote(value, safe='')}" for name, value in rows if value)
