"""What ``check`` accepts can be made: pages, files, books and a strict site, of contents that nobody would write.

``FUZZ_EXAMPLES`` is the number of hostile inputs that ``test_fuzz`` tries; a fourth as many contents are made up here.
"""

from __future__ import annotations

import itertools
import os
import random
import shutil
from collections import Counter
from pathlib import Path

import building
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kb.citing import engine
from kb.load.validate import written_fields
from kb.pipeline import load_and_check
from made_up import content
from odd_fields import FIELDS
from project_copy import ROOT, copy_project
from thorough import WHOLE

TOTAL = int(os.environ.get("FUZZ_EXAMPLES", "100" if WHOLE else "60")) // 4
RENDERED, PANDOC = 50, 10
"""One of so many is rendered by MkDocs and bound as EPUB and PDF, and has citations made by pandoc."""

FEWEST = 0.6
"""The share of what is made up that has no problems: else this tries next to nothing."""


@pytest.mark.parametrize("form", FIELDS, ids=str)
def test_every_field_of_every_record_is_made_up(form: object) -> None:
    record, kind = form if isinstance(form, tuple) else (form, "")
    assert FIELDS[form].keys() == written_fields(record, kind).keys()


def test_what_has_no_problems_can_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pandoc, counts, numbers = engine._call, Counter[str](), itertools.count()

    @settings(max_examples=TOTAL, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)
    @given(seed=st.integers(0, 2**64))
    def trial(seed: int) -> None:
        n = next(numbers)
        monkeypatch.setattr(engine, "_call", building.without_pandoc if n % PANDOC else pandoc)
        counts.update(made(tmp_path / str(n), content(random.Random(seed)), whole=n % RENDERED == 7))

    trial()
    print(f"\n{dict(counts)}")
    assert counts["built"] >= FEWEST * counts["made up"], counts


def made(root: Path, files: dict[str, str], whole: bool) -> list[str]:
    """What was done with a content. Raises what its build does, where the content has no problems."""
    building.lay(root, files)
    shutil.copy(ROOT / "mkdocs.yml", root)
    done = ["made up"]
    if not load_and_check(root)[1]:
        site, pages = building.built(root)
        building.bound(root, site, pages)
        building.stamped(root)
        done += ["built"]
        if whole:
            copy_project(root / "copy", root / "content")
            building.rendered(root / "copy")
            said = building.as_books(root, site, pages)
            assert not said or ".notdef glyph" in said, said  # no machine has a glyph for everything
            done += ["rendered and bound"]
    shutil.rmtree(root)
    return done
