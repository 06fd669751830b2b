"""A toy content tree builds to the tree beside it, byte for byte."""

from __future__ import annotations

from kb.adapters.mkdocs.configuration import read_project
from kb.pipeline import build
from project_copy import ROOT

SAMPLE = ROOT / "tests" / "sample"
RENEW = "python scripts/build.py --root tests/sample build"


def written(name: str) -> bool:
    """Whether a file is text; pictures are the drawing program's."""
    return not name.endswith(".png")


def test_the_sample_builds_to_the_golden_tree() -> None:
    docs = SAMPLE / "docs"
    golden = {
        p.relative_to(docs).as_posix(): p.read_bytes().decode()
        for p in docs.rglob("*")
        if p.is_file() and written(p.name)
    }
    built = {path: text for path, text in build(SAMPLE, read_project(SAMPLE)).items() if written(path)}
    assert built.keys() == golden.keys(), f"other files; to renew: {RENEW}"
    for path, text in built.items():
        assert text == golden[path], f"{path} differs; look at it, and renew the tree with: {RENEW}"
