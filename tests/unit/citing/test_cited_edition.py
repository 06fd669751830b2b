"""Which edition of a page is cited, and at which address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import citing_samples as samples
from kb.citing.record import cited_edition
from kb.model.ids import DocPath
from kb.model.places import Edition


def editions(*days: str) -> Iterator[Edition]:
    yield from (samples.edition(f"2026.{n}", dt.date.fromisoformat(day)) for n, day in enumerate(days, start=1))


def test_before_any_edition_the_live_page_is_cited() -> None:
    assert cited_edition(DocPath("topics/x.md"), []) is None
    records = samples.resolved().records.values()
    assert {record.edition for record in records} == {None}
    assert all(record.url == record.live for record in records)
    assert not any("2026.1" in record.key for record in records)


def test_the_latest_edition_that_holds_the_page_is_cited() -> None:
    day = dt.date(2026, 6, 1)
    frozen = [Edition("2026.9", day, frozenset({"/topics/a/", "/topics/b/"})), Edition("2026.10", day, {"/topics/a/"})]
    assert cited_edition(DocPath("topics/a.md"), frozen).id == "2026.10"
    assert cited_edition(DocPath("topics/b.md"), frozen).id == "2026.9"
    assert cited_edition(DocPath("topics/c.md"), frozen) is None
    assert cited_edition(DocPath("cases/a.md"), frozen) is None


def test_a_page_that_an_edition_holds_before_its_date_is_cited_with_its_date() -> None:
    records = samples.resolved(*editions("2020-01-01")).records.values()
    assert {record.edition for record in records} == {"2026.1"}
    assert min(record.issued for record in records) > dt.date(2020, 1, 1)


def test_a_page_in_an_edition_is_cited_there_with_the_date_it_shows_there() -> None:
    site = samples.resolved(*editions("2026-12-01"))
    for record in site.records.values():
        assert record.edition == "2026.1"
        assert record.url == record.live.replace(site.project.url, f"{site.project.url}v/2026.1/")
        assert record.issued <= dt.date(2026, 12, 1)
        assert record.key.endswith("-2026.1")
