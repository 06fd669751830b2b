"""The links that a renderer cannot know of, and the days of a sitemap, mended in finished files."""

from __future__ import annotations

import datetime as dt
import gzip
from pathlib import Path

import pytest
from kb.finish.links import resolve, to_files, to_live
from kb.finish.locations import file_of, location, relative
from kb.finish.sitemap import date_pages
from kb.model.deployment import Deployment
from kb.model.ids import DocPath

LIVE = "https://site.example/"


@pytest.mark.parametrize(
    ("doc", "served", "on_disk"),
    [
        ("index.md", "", "index.html"),
        ("topics/x.md", "topics/x/", "topics/x.html"),
        ("cases/index.md", "cases/", "cases/index.html"),
        ("topics/the-index.md", "topics/the-index/", "topics/the-index.html"),
        ("figures/a.svg", "figures/a.svg", "figures/a.svg"),
    ],
)
def test_where_a_file_of_docs_is(doc: str, served: str, on_disk: str) -> None:
    assert location(DocPath(doc), disk=False) == served
    assert location(DocPath(doc), disk=True) == on_disk == file_of(on_disk)
    assert file_of(served) == (f"{served}index.html" if doc.endswith(".md") else doc)


@pytest.mark.parametrize(
    ("target", "source", "address"),
    [
        ("topics/x/", "map/", "../topics/x/"),
        ("topics/x/", "", "topics/x/"),
        ("", "map/", "../"),
        ("map/", "map/", "./"),
        ("topics/x.html", "map.html", "topics/x.html"),
        ("figures/a.svg", "topics/x/", "../../figures/a.svg"),
    ],
)
def test_how_a_page_names_another(target: str, source: str, address: str) -> None:
    assert relative(target, source) == address


@pytest.mark.parametrize(("disk", "found"), [(False, "../../b/#x"), (True, "../b.html#x")])
def test_only_links_of_drawings_to_pages_are_resolved(disk: bool, found: str) -> None:
    text = '<a href="b.md">b</a><svg><a href="../b.md#x"><a href="https://x.example/c.md"></svg>'
    assert resolve(text, DocPath("dir/a.md"), disk) == text.replace("../b.md#x", found)


def test_only_the_files_of_charts_are_resolved() -> None:
    text = (
        '<img src="a.svg"><figure class="chart"><img src="../figures/a.svg"><a href="../figures/a.csv">x</a></figure>'
    )
    assert resolve(text, DocPath("topics/x.md"), False) == text.replace("../figures/a", "../../figures/a")


def test_a_frozen_page_has_the_live_one_as_its_canonical_one() -> None:
    link = '<link rel="canonical" href="{}"><a href="https://site.example/v/2026.1/x/">'
    page = link.format(f"{LIVE}v/2026.1/x/")
    assert to_live(page, Deployment(f"{LIVE}v/2026.1/", "2026.1")) == link.format(f"{LIVE}x/")


@pytest.mark.parametrize(
    ("written", "here", "found"),
    [
        ("../a-z/", "topics/x.html", "../a-z.html"),
        ("a-z/#b", "index.html", "a-z.html#b"),
        ("../", "topics/x.html", "../"),
        ("y.html", "topics/x.html", "y.html"),
        ("#part", "topics/x.html", "#part"),
        ("https://site.example/a/", "topics/x.html", "https://site.example/a/"),
        ("../v/2026.1/topics/x.html", "topics/x.html", f"{LIVE}v/2026.1/topics/x/"),
        ("v/2026.1/index.html", "index.html", f"{LIVE}v/2026.1/"),
    ],
)
def test_on_a_disk_a_folder_is_a_file_and_an_edition_is_online(written: str, here: str, found: str) -> None:
    assert to_files(f'<a href="{written}">', here, LIVE) == f'<a href="{found}">'


@pytest.mark.parametrize("dated", ["", "<lastmod>2030-01-01</lastmod>"])
def test_a_sitemap_has_the_day_of_each_page_or_the_newest(tmp_path: Path, dated: str) -> None:
    rows = "".join(f"<url><loc>{LIVE}{page}/</loc>\n {dated}</url>" for page in ("a", "b", "glossary"))
    path = tmp_path / "sitemap.xml"
    path.write_text(f"<urlset>{rows}</urlset>", encoding="utf-8")
    path.with_suffix(".xml.gz").write_bytes(b"")
    days = {f"{LIVE}a/": dt.date(2026, 1, 2), f"{LIVE}b/": dt.date(2026, 3, 4)}
    date_pages(tmp_path, days, dt.date(2020, 1, 1))
    text = path.read_text(encoding="utf-8")
    assert text.count("<lastmod>") == 3
    assert [part.split("</lastmod>")[0] for part in text.split("<lastmod>")[1:]] == [
        "2026-01-02", "2026-03-04", "2026-03-04",
    ]  # fmt: skip
    assert gzip.decompress(path.with_suffix(".xml.gz").read_bytes()).decode() == text
