"""What the tests of citing share: a record in an edition, one without, names that trap parsers, addresses as files."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kb.adapters.mkdocs.configuration import read_project
from kb.citing.engine import Cited, cite_all
from kb.citing.record import Record, csl
from kb.emit.files import json_ld
from kb.model.places import Edition
from kb.permanence.address import places
from kb.pipeline import load_and_resolve
from kb.resolve.site import Site
from project_copy import ROOT, library

LIVE = Record(
    slug="military-attaches",
    title="Military attachés",
    abstract="What a military attaché is and does.",
    keywords=("attachés", "embassies"),
    issued=dt.date(2026, 11, 2),
    edition=None,
    live="https://example.org/topics/military-attaches/",
    url="https://example.org/topics/military-attaches/",
    work="Military Diplomacy: A Reference",
    publisher="Military Diplomacy Reference",
    prefix="mdr",
)
"""A page before there is an edition."""

FROZEN = dataclasses.replace(LIVE, edition="2026.1", url="https://example.org/v/2026.1/topics/military-attaches/")
"""The same page in an edition."""

PUBLISHERS = (
    "Smith, Jones and Partners",
    "Army & Navy Reference",
    "Référence de Défense, Zürich",
    "The Attaché's Society",
    "Reference Inc.",
)
TITLES = (
    "Why keep attachés?",
    "Sales & pacts: 100% of $5_000 #1",
    'The "good offices" of NATO\'s attachés',
    "The ‘quiet’ “good offices”",
    "ADMM-Plus",
    "Łódź, Málaga, Århus, Škoda, İzmir – a tour…",
)
"""Names and titles that processors and parsers have been seen to spoil."""

TRAPS = [
    dataclasses.replace(record, publisher=publisher, title=title)
    for record in (LIVE, FROZEN)
    for publisher in PUBLISHERS
    for title in TITLES
]


@functools.cache
def resolved(*editions: Edition) -> Site:
    """The real content, as if these editions had been frozen."""
    site = load_and_resolve(library(), read_project(ROOT))
    cache = site.project.cache / "tests" / "-".join(edition.id for edition in editions)
    return dataclasses.replace(site, project=dataclasses.replace(site.project, editions=editions, cache=cache))


@functools.cache
def edition(name: str = "2026.1", day: dt.date = dt.date(2026, 12, 1)) -> Edition:
    """An edition that holds every page."""
    return Edition(name, day, frozenset(places(resolved().catalog)))


def frozen_graphs() -> list[list[dict[str, Any]]]:
    """The JSON-LD of every page as it is once the edition is frozen."""
    site = resolved(edition())
    return [*(json_ld.entry(site, page, 3) for page in site.ordered), json_ld.glossary(site), json_ld.home(site)]


def site_file(site: Path, url: str, base: str) -> Path:
    """The file of the built site that is served at an address below ``base``."""
    assert url.startswith(base), url
    path = urlsplit(url.removeprefix(base)).path
    return site / path / "index.html" if not path or path.endswith("/") else site / path


def cited(record: Record, cache: Path) -> dict[str, Cited]:
    """A record in each style."""
    return {style: rows[0] for style, rows in cite_all([csl(record)], cache).items()}
