"""The feed and the sitemap tell of revisions, not of builds."""

from __future__ import annotations

import gzip
from pathlib import Path

import feedparser
import pytest
from lxml import etree
from project_copy import copy_project
from scratch import edit, problems

SOURCE = "content/topics/instruments/military-attaches.md"


@pytest.fixture(scope="module")
def revised(below: Path) -> Path:
    return below / "ref"


def test_the_feed_is_sound_and_lists_revisions_newest_first(revised: Path) -> None:
    feed = feedparser.parse((revised / "feed.xml").read_bytes())
    assert feed.bozo is False
    assert feed.version == "atom10"
    assert feed.feed.id == "tag:example.org,2026:/"
    newest, second = feed.entries[:2]
    assert (newest.title, newest.summary) == ("Revised: Military attachés", "Mended a date.")
    assert second.summary == "Said more about rank and “order” & more."
    assert newest.id == "tag:example.org,2026:/topics/military-attaches/2027-06-01"
    assert newest.link == "https://example.org/ref/topics/military-attaches/"
    assert feed.feed.updated == newest.updated
    assert newest.updated.startswith("2027-06-01T")
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    assert all(entry.id.startswith("tag:") for entry in feed.entries)
    pages = [p for p in (*revised.glob("topics/*/"), *revised.glob("cases/*/")) if (p / "index.html").exists()]
    assert len(feed.entries) == len(pages) + 2


def test_the_feed_is_announced_on_every_page(revised: Path) -> None:
    for page in ("index.html", "topics/military-attaches/index.html"):
        assert 'type="application/atom+xml"' in (revised / page).read_text()


def test_the_sitemap_dates_pages_by_their_revision(revised: Path) -> None:
    data = (revised / "sitemap.xml").read_bytes()
    rows = {
        url.findtext("{*}loc"): url.findtext("{*}lastmod")
        for url in etree.fromstring(data).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}url")
    }
    base = "https://example.org/ref/"
    assert rows[base + "topics/military-attaches/"] == "2027-06-01"
    assert rows[base + "topics/soft-power/"] == "2026-11-22"
    assert rows[base + "glossary/"] == "2027-06-01"
    built = {base + p.parent.relative_to(revised).as_posix() + "/" for p in revised.rglob("index.html")}
    assert {loc.replace("/ref/", "/ref/./") if loc == base else loc for loc in rows} == built
    assert gzip.decompress((revised / "sitemap.xml.gz").read_bytes()) == data


@pytest.mark.parametrize(
    ("dates", "message"),
    [(["2026-01-01"], "before the page was published"), (["2027-02-03", "2027-02-03"], "already has an entry")],
)
def test_changes_have_days_of_their_own_after_publication(tmp_path: Path, dates: list[str], message: str) -> None:
    root = copy_project(tmp_path / "copy")
    rows = "".join(f"  - {{date: {date}, what: Changed.}}\n" for date in dates)
    edit(root / SOURCE, "reviewed: 2026-11-22\n", f"reviewed: 2026-11-22\nchanges:\n{rows}")
    found = problems(root)
    assert [problem["rule"] for problem in found] == ["changes"]
    assert message in found[0]["message"]
