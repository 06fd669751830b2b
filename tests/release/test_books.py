"""The books of one reading list: valid, tagged, whole, and the same when they are made again."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
import yaml
from book_checks import XHTML, epub_faults, epub_pages, internal_links, made, outline, pdf_faults, plan, tags
from kb.books.release import make
from kit_site import HOME, missing
from pdfminer.high_level import extract_text
from project_copy import library
from thorough import WHOLE

NAME = "introduction"
CHAPTER = "/text/0"
"""What the names of the chapters of an EPUB have in them, and no other file."""
PLAN = plan(library())
LIST = yaml.safe_load((library() / "content" / "reading-lists" / f"{NAME}.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def epub(run_folder: Path) -> Path:
    return made(run_folder, f"{NAME}.epub")


@pytest.fixture(scope="module")
def pdf(run_folder: Path) -> Path:
    return made(run_folder, f"{NAME}.pdf")


def test_epubcheck_finds_nothing(epub: Path) -> None:
    assert epub_faults(epub) == []


def test_epubcheck_would_find_something(epub: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.epub"
    broken.write_bytes(epub.read_bytes().replace(b"application/epub+zip", b"application/epub-zip"))
    assert epub_faults(broken)


def test_the_epub_says_how_it_can_be_read(epub: Path) -> None:
    package = next(root for name, root in epub_pages(epub).items() if name.endswith(".opf"))
    found = {}
    for meta in package.iterfind(".//{*}meta[@property]"):
        found.setdefault(meta.get("property"), set()).add(meta.text)
    assert found["schema:accessModeSufficient"] == {"textual"}
    assert {"alternativeText", "tableOfContents", "structuralNavigation"} <= found["schema:accessibilityFeature"]
    assert found["schema:accessibilityHazard"] == {"none"}
    assert found["schema:accessibilitySummary"]
    assert package.findtext(".//{*}language") == "en-US"
    assert package.findtext(".//{*}title") == LIST["title"]


def test_the_epub_holds_every_reading_and_leads_within_or_to_the_site(epub: Path, site: Path) -> None:
    pages = {name: root for name, root in epub_pages(epub).items() if name.endswith(".xhtml")}
    ids = {id_ for root in pages.values() for id_ in root.xpath("//@id")}
    for session in LIST["sessions"]:
        for item in session["items"]:
            kind, _, rest = item["see"].partition(":")
            slug, _, anchor = rest.partition("#")
            start = f"glossary--{slug}" if kind == "term" else f"{kind}s-{slug}"
            assert (f"{start}--{anchor}" if anchor else start) in ids
    links = [href for root in pages.values() for href in root.xpath("//h:a/@href", namespaces=XHTML)]
    own = [href for href in links if href.startswith(HOME)]
    assert len([href for href in links if "://" not in href]) > 100
    assert own
    assert [wrong for href in set(own) if (wrong := missing(site, href))] == []


def test_the_chapters_of_the_epub_are_named_by_their_headings(epub: Path) -> None:
    chapters = {name: root for name, root in epub_pages(epub).items() if CHAPTER in name}
    assert len(chapters) > 4
    for name, root in chapters.items():
        heading = root.xpath("//h:h1 | //h:h2", namespaces=XHTML)[0]
        assert root.findtext(".//{*}title") == " ".join("".join(heading.itertext()).split()), name


def test_the_files_of_the_epub_are_named_by_their_chapters(epub: Path) -> None:
    names = [name.rpartition("/")[2] for name in epub_pages(epub)]
    assert "007-military-attaches.xhtml" in names
    assert not any(name.startswith("ch0") for name in names)


def test_the_epub_has_contents_and_each_part_lists_its_chapters(epub: Path) -> None:
    pages = epub_pages(epub)
    nav = next(root for name, root in pages.items() if name.endswith("nav.xhtml"))
    assert nav.findtext(".//{*}h1") == "Contents"
    (part,) = [root for name, root in pages.items() if name.endswith("-readings.xhtml")]
    inside = part.xpath("//h:div[@class='inside']//h:a/@href", namespaces=XHTML)
    assert len(inside) > 4
    assert {href.partition("#")[0] for href in inside} <= {name.rpartition("/")[2] for name in pages}


def test_the_epub_has_a_cover_and_says_each_thing_once_on_its_title_page(epub: Path) -> None:
    pages = epub_pages(epub)
    package = next(root for name, root in pages.items() if name.endswith(".opf"))
    cover = package.find(".//{*}item[@properties='cover-image']")
    with zipfile.ZipFile(epub) as archive:
        image = archive.read(f"EPUB/{cover.get('href')}")
    assert image.startswith(b"\x89PNG")
    assert len(image) > 60_000, "no letters are drawn where the face is not found"
    title = "".join(next(root for name, root in pages.items() if "title_page" in name).find("{*}body").itertext())
    assert title.count(PLAN.project.publisher) == 1
    assert "CC BY 4.0" in title
    assert "https://" not in title


def test_a_work_has_its_record_once_at_the_end(epub: Path) -> None:
    pages = {name: root for name, root in epub_pages(epub).items() if CHAPTER in name}
    listed = next(root for name, root in pages.items() if name.endswith("-references.xhtml"))
    addresses = [a.get("href") for a in listed.iterfind(".//{*}li/{*}a") if "://" in a.get("href")]
    assert len(addresses) > 10
    assert len(addresses) == len(set(addresses))
    notes = [li for name, root in pages.items() if root is not listed for li in root.iter("{*}div") if li.get("role")]
    named = [a.get("href") for note in notes for a in note.iterfind(".//{*}span[@class='record']/{*}a")]
    assert sum("-references.xhtml#references--work-" in href for href in named) > 30
    assert not set(named) & set(addresses)


def test_marks_open_notes_that_say_what_the_place_says(epub: Path) -> None:
    kind = "{http://www.idpf.org/2007/ops}type"
    pages = [root for name, root in epub_pages(epub).items() if CHAPTER in name]
    notes = {e.get("id"): "".join(e.itertext()) for root in pages for e in root.iter() if e.get(kind) == "footnote"}
    marks = [element for root in pages for element in root.iter() if element.get(kind) == "noteref"]
    assert len(notes) > 30
    assert len(marks) > 50
    assert {mark.get("href").rpartition("#")[2] for mark in marks} <= notes.keys()
    assert {mark.get("role") for mark in marks} == {"doc-noteref"}
    unmarked = [a for root in pages for a in root.xpath("//h:sup/h:a[contains(@class, 'cite')]", namespaces=XHTML)]
    assert [a.get("href") for a in unmarked if a.get(kind) is None] == []
    records = yaml.safe_load((library() / "content" / "references.yml").read_text(encoding="utf-8"))
    says = [" ".join(locus["says"].split())[:30] for record in records for locus in record.get("loci", ())]
    assert sum(any(said in note for said in says) for note in notes.values()) > 20


def test_the_pdf_is_accessible(pdf: Path) -> None:
    assert pdf_faults(pdf) == []


def test_a_pdf_without_tags_is_noticed(pdf: Path, tmp_path: Path) -> None:
    with pikepdf.open(pdf) as opened:
        del opened.Root.Lang
        del opened.Root.Outlines
        opened.save(tmp_path / "worse.pdf")
    assert len(pdf_faults(tmp_path / "worse.pdf")) >= 2


def test_the_pdf_has_an_outline_links_and_tables(pdf: Path) -> None:
    with pikepdf.open(pdf) as opened:
        assert {"Contents", "Readings", "Partnership for Peace", "Glossary"} <= set(outline(opened))
        assert {"Document", "H1", "H2", "H3", "P", "L", "LI", "Link", "Table", "TH", "TD"} <= set(tags(opened))
        assert str(opened.docinfo["/Title"]) == LIST["title"]
    count, dead = internal_links(pdf)
    assert count > 100
    assert dead == []


def test_the_pdf_is_set_in_the_faces_of_the_site(pdf: Path) -> None:
    with pikepdf.open(pdf) as opened:
        faces = {str(font.BaseFont) for page in opened.pages for font in page.Resources.get("/Font", {}).values()}
    assert {"Source-Serif", "Source-Serif-Italic", "Source-Serif-Semi-Bold"} <= {face[8:] for face in faces}
    assert [face for face in faces if "Serif" in face and not face[8:].startswith("Source")] == []


@pytest.fixture(scope="module")
def texts(pdf: Path) -> list[str]:
    """The text of each page."""
    pages = extract_text(pdf).split("\f")[:-1]
    assert len(pages) == len(pikepdf.open(pdf).pages)
    return [" ".join(page.split()) for page in pages]


def test_the_index_of_the_pdf_names_the_pages_of_its_chapters(pdf: Path, texts: list[str]) -> None:
    with pikepdf.open(pdf) as opened, opened.open_outline() as found:
        items = [child for item in found.root for child in item.children]
        at = {item.title: opened.pages.index(pikepdf.Page(item.destination[0])) for item in items}
    index = " ".join(texts[at["Index"] :])
    for title in ("Joint exercises", "Partnership for Peace"):
        assert re.search(rf"{title}[^,]*, {at[title] + 1}\b", index), (title, at[title])


def test_no_dots_are_read_aloud_in_the_contents(texts: list[str]) -> None:
    assert "Partnership for Peace" in texts[4]
    assert ".." not in texts[4].replace(" ", "")


def test_no_page_of_the_pdf_is_a_heading_alone(texts: list[str]) -> None:
    assert [(n, text) for n, text in enumerate(texts) if n > 4 and len(text) < 90] == []


@pytest.mark.parametrize(
    "suffix", ["epub", pytest.param("pdf", marks=pytest.mark.skipif(not WHOLE, reason="make test-all"))]
)
def test_made_again_they_are_the_same(suffix: str, epub: Path, pdf: Path, tmp_path: Path) -> None:
    again = tmp_path / f"{NAME}.{suffix}"
    make(PLAN, again)
    assert again.read_bytes() == {"epub": epub, "pdf": pdf}[suffix].read_bytes()
