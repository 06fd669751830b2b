"""A toy content tree builds to the tree beside it, byte for byte."""

from __future__ import annotations

from kb.adapters.mkdocs.configuration import read_project
from kb.pipeline import build
from project_copy import ROOT

SAMPLE = ROOT / "tests" / "sample"
RENEW = "python scripts/build.py --root tests/sample build"


def test_the_sample_builds_to_the_golden_tree() -> None:
    docs = SAMPLE / "docs"
    golden = {p.relative_to(docs).as_posix(): p.read_bytes().decode() for p in docs.rglob("*") if p.is_file()}
    built = build(SAMPLE, read_project(SAMPLE))
    assert built.keys() == golden.keys(), f"other files; to renew: {RENEW}"
    for path, text in built.items():
        assert text == golden[path], f"{path} differs; look at it, and renew the tree with: {RENEW}"
