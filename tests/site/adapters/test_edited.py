"""A server makes after an edit what it would make from nothing, and of most edits only what they changed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from edits import EDITS
from project_copy import ROOT, copy_project, mkdocs
from scratch import edit
from second import SECOND
from snapshots import snapshot
from thorough import some

SERVER = """
import json, shutil, sys
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config
sys.path[:0] = [{support!r}, "scripts"]
from edits import EDITS
from kb.adapters.mkdocs.hook import session

EDITS["template"] = lambda root: Path("docs/theme/partials/footer.html").write_text("<p>On every page</p>")
EDITS["a mistake"] = lambda root: Path("content/about.yml").write_text("none")
EDITS["its mending"] = lambda root: Path("content/about.yml").unlink()
order, short, out = json.loads(sys.argv[1]), sys.argv[2] == "short", Path(sys.argv[3])
whole = []

def builder():
    whole.append(None)
    config = load_config("mkdocs.yml", site_dir=str(out / "now"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:8000/")

if short:
    builder()
said = dict()
for kind, looked_at in order:
    before = len(whole)
    EDITS[kind](Path("."))
    if short:
        session.rebuild(builder)
    elif looked_at:
        shutil.rmtree(".cache", ignore_errors=True)
        builder()
    said[kind] = len(whole) > before
    if looked_at:
        shutil.copytree(out / "now", out / kind)
print(json.dumps(said))
"""

MORE = ("template", "a mistake", "its mending")
WHOLE = {"title", "place", "another page", "deletion", "rename", "template", "redirects"}
"""The edits after which all is made: a title stands in the navigation, and the files of docs/ are others."""


def run(root: Path, out: Path, how: str, looked_at: list[str]) -> dict[str, bool]:
    """Make every edit, and keep the sites that are looked at; after which edits the site was made whole."""
    order = [(kind, kind in looked_at) for kind in (*EDITS, *MORE)]
    script = SERVER.format(support=str(ROOT / "tests" / "support"))
    command = [sys.executable, "-c", script, json.dumps(order), how, str(out)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, bool] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_a_site_after_each_edit_is_what_a_server_makes_from_nothing(tmp_path: Path) -> None:
    looked_at = [*dict.fromkeys([*some([*EDITS]), "area", *MORE[::2]])]
    one, other = (copy_project(tmp_path / name, SECOND / "content") for name in ("one", "other"))
    edit(other / "mkdocs.yml", "extra:\n", "extra:\n  fast: false\n")
    whole = run(one, tmp_path / "short", "short", looked_at)
    run(other, tmp_path / "whole", "whole", looked_at)
    assert {kind for kind in whole if whole[kind]} == WHOLE
    for kind in looked_at:
        made, anew = snapshot(tmp_path / "short" / kind), snapshot(tmp_path / "whole" / kind)
        assert made.keys() == anew.keys(), kind
        assert [path for path in anew if made[path] != anew[path]] == [], kind


def test_a_build_after_edits_is_a_build_from_nothing(tmp_path: Path) -> None:
    looked_at = {*[*some(EDITS)][::2], [*EDITS][-1]}
    one, other = (copy_project(tmp_path / name, SECOND / "content") for name in ("one", "other"))
    edit(other / "mkdocs.yml", "extra:\n", "extra:\n  fast: false\n")
    for kind in EDITS:
        for root in (one, other):
            EDITS[kind](root)
        if kind in looked_at:
            for name in ("docs/topics", "site", ".cache"):
                shutil.rmtree(other / name, ignore_errors=True)
            for root in (one, other):
                done = mkdocs(root, "build", "--strict")
                assert done.returncode == 0, done.stdout
            made, anew = snapshot(one / "site"), snapshot(other / "site")
            assert made.keys() == anew.keys(), kind
            assert [path for path in anew if made[path] != anew[path]] == [], kind
    spoiled = one / "site" / "topics" / "keepers" / "index.html"
    spoiled.write_text("spoiled")
    assert mkdocs(one, "build", "--strict").returncode == 0
    assert snapshot(one / "site") == anew
