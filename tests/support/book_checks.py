"""An EPUB or a PDF in; what validators and the structure itself say against it out."""

from __future__ import annotations

import json
import re
import zipfile
from itertools import pairwise
from pathlib import Path

import pdfua
import pikepdf
from kb.adapters.mkdocs import run
from kb.adapters.mkdocs.configuration import markdown_extensions, read_project
from kb.books.release import Plan, make
from lxml import etree
from node_tools import node
from pikepdf import Array, Dictionary, Pdf
from project_copy import ROOT, library, made_once


def plan(root: Path) -> Plan:
    """A release of the project in ``root``."""
    return Plan(root, read_project(root), markdown_extensions(root), run.build_for_disk)


def made(run_folder: Path, name: str) -> Path:
    """A book of the content of the tests, which the processes of a run make once."""
    return made_once(run_folder / f"shared-{name}", lambda folder: make(plan(library()), folder / name)) / name


PLAN = plan(ROOT)
"""A release of the real content."""

EPUBCHECK = Path(__file__).resolve().parents[1] / "node" / "epubcheck.mjs"
XHTML = {"h": "http://www.w3.org/1999/xhtml"}


def epub_faults(path: Path) -> list[str]:
    """The errors and warnings of EPUBCheck."""
    done = node(EPUBCHECK, path.resolve())
    assert done.returncode == 0, done.stderr
    return [str(message) for message in json.loads(done.stdout) if message["severity"] in ("fatal", "error", "warning")]


def epub_pages(path: Path) -> dict[str, etree._Element]:
    """The documents of an EPUB by their names."""
    with zipfile.ZipFile(path) as archive:
        return {n: etree.fromstring(archive.read(n)) for n in archive.namelist() if n.endswith((".xhtml", ".opf"))}


def pdf_faults(path: Path) -> list[str]:
    """The errors of pdfua, and what a reader with a screen reader misses first."""
    report = pdfua.validate(str(path))
    found = [str(finding) for finding in report.findings if finding.severity is pdfua.Severity.ERROR]
    with pikepdf.open(path) as pdf:
        root = pdf.Root
        wanted = {
            "is not marked as tagged": root.get("/MarkInfo", {}).get("/Marked") is True or bool(root.MarkInfo.Marked),
            "has no language": str(root.get("/Lang", "")) == "en-US",
            "has no tags": "/StructTreeRoot" in root,
            "has no outline": "/Outlines" in root and "/First" in root.Outlines,
            "has no title": bool(pdf.docinfo.get("/Title")),
            "does not show its title": bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")),
        }
        with pdf.open_metadata() as meta:
            wanted["does not say that it is PDF/UA-1"] = meta.get("pdfuaid:part") == "1"
        levels = [int(tag[1]) for tag in tags(pdf) if re.fullmatch(r"H[1-6]", tag)]
        jumps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        wanted["skips a level of headings"] = bool(levels) and not jumps
    return found + [f"it {words}" for words, held in wanted.items() if not held]


def tags(pdf: Pdf) -> list[str]:
    """The types of the structure elements, in the order of reading."""
    found: list[str] = []
    stack = [pdf.Root.StructTreeRoot]
    while stack:
        element = stack.pop()
        if "/S" in element:
            found.append(str(element.S).lstrip("/"))
        kids = element.get("/K", [])
        kids = list(kids) if isinstance(kids, Array) else [kids]
        stack += [kid for kid in reversed(kids) if isinstance(kid, Dictionary)]
    return found


def outline(pdf: Pdf) -> list[str]:
    """The titles of the outline's two upper levels."""
    with pdf.open_outline() as found:
        return [title for item in found.root for title in [item.title, *(child.title for child in item.children)]]


def internal_links(path: Path) -> tuple[int, list[str]]:
    """How many links lead within a PDF, and the names of those that lead nowhere."""
    with pikepdf.open(path) as pdf:
        names = {str(key) for key in pikepdf.NameTree(pdf.Root.Names.Dests)} if "/Names" in pdf.Root else set()
        wanted = [
            str(note.get("/Dest") if "/Dest" in note else note.A.get("/D", ""))
            for page in pdf.pages
            for note in page.get("/Annots", [])
            if note.get("/Subtype") == "/Link" and ("/Dest" in note or note.get("/A", {}).get("/S") == "/GoTo")
        ]
    return len(wanted), [name for name in wanted if name not in names]
