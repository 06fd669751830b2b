"""What the build makes of a content names the site that mkdocs.yml names, and no other."""

from __future__ import annotations

import datetime as dt
import re

from kb.adapters.mkdocs.configuration import read_project
from kb.pipeline import build
from project_copy import ROOT

SAMPLE = ROOT / "tests" / "sample"


def test_no_file_of_another_site_names_this_one() -> None:
    project = read_project(ROOT)
    own = (project.title, project.publisher, project.subject, project.url, project.short_name, f"{project.key}-")
    words = re.compile(rf"\b(?:{'|'.join(map(re.escape, own))})", re.IGNORECASE)
    for path, text in build(SAMPLE, read_project(SAMPLE)).items():
        if isinstance(text, str):
            assert not words.findall(text), path


def test_what_is_not_told_follows_from_title_and_publisher() -> None:
    project = read_project(SAMPLE)
    assert (project.subject, project.files) == ("toy diplomacy", "toy-diplomacy")
    assert (project.key, project.short_name, project.since) == ("tr", "Toy Diplomacy", dt.date(2025, 1, 1))
