"""A build that takes over pages from the last one makes what a build from nothing makes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from project_copy import copy_project, mkdocs
from scratch import edit
from second import SECOND
from snapshots import snapshot

REBUILD = """
import logging, shutil, sys
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.pages import Page
from jinja2 import Template

made, render = [], Page.render
Page.render = lambda page, config, files: (made.append(page.file.src_uri), render(page, config, files))[1]
filled, fill = [], Template.render
Template.render = lambda template, *given: (filled.append(template.name), fill(template, *given))[1]

def rebuild():
    made.clear()
    filled.clear()
    config = load_config("mkdocs.yml", site_dir=sys.argv[1])
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:8000/")
    return set(made)

everything = rebuild()
assert len(everything) > 30, everything
assert filled.count("main.html") == len(everything)
assert rebuild() == set()
assert "main.html" not in filled and "404.html" in filled
path = Path("content/topics/lights/lenses.md")
front, body = path.read_text().split("\\n---\\n", 1)
path.write_text(front + "\\n---\\n" + body.replace("The board", "The whole board", 1))
changed = rebuild()
assert "topics/lenses.md" in changed and len(changed) < len(everything) / 2, changed
assert len(changed) <= filled.count("main.html") < len(everything) / 2, filled
template = Path("docs/theme/partials/footer.html")
template.write_text(template.read_text() + "<p>Added to every page</p>")
assert rebuild() == set()
assert filled.count("main.html") == len(everything)
"""


def test_a_rebuild_renders_what_changed_and_makes_what_a_build_makes(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project", SECOND / "content")
    script = tmp_path / "rebuild.py"
    script.write_text(REBUILD)

    def run() -> dict[str, bytes]:
        out = tmp_path / "out"
        shutil.rmtree(out, ignore_errors=True)
        done = subprocess.run(
            [sys.executable, str(script), str(out)], cwd=root, capture_output=True, text=True, timeout=300, check=False
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return snapshot(out)

    rebuilt = run()
    edit(script, "path.write_text", "rebuild.__doc__, (lambda text: None)")
    edit(script, "assert rebuild() == set()", "sys.exit()")
    assert run() == rebuilt


DEAD = """
def on_page_markdown(markdown, *, page, **_):
    return markdown + "\\n\\n[Dead](nowhere.md)\\n" if page.file.src_uri == "timeline.md" else markdown
"""


def test_a_page_that_passed_is_looked_at_again_when_a_build_is_told_to_warn_of_more(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project", SECOND / "content")
    (root / "dead.py").write_text(DEAD)
    config = root / "mkdocs.yml"
    edit(config, "hooks: [scripts/mkdocs_hook.py]", "hooks: [scripts/mkdocs_hook.py, dead.py]")
    edit(config, "not_found: warn", "not_found: ignore")
    assert mkdocs(root, "build", "--strict").returncode == 0
    edit(config, "not_found: ignore", "not_found: warn")
    strict = mkdocs(root, "build", "--strict")
    assert strict.returncode == 1
    assert "nowhere.md" in strict.stdout


BUILD = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.pages import Page

made, render = [], Page.render
Page.render = lambda page, config, files: (made.append(page.file.src_uri), render(page, config, files))[1]
config = load_config("mkdocs.yml", strict=True)
config.plugins.on_startup(command="build", dirty=False)
build(config)
print(*made, sep="\\n")
"""


def rendered_pages(root: Path) -> set[str]:
    """Build a project strictly in a new process; the pages that it rendered."""
    shutil.rmtree(root / ".cache" / "built", ignore_errors=True)  # else it would skip what nobody changed
    command = [sys.executable, "-c", BUILD]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return set(done.stdout.split())


def test_a_strict_build_renders_what_changed_since_the_last(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project", SECOND / "content")
    cache = root / ".cache" / "rendered"
    everything = rendered_pages(root)
    assert len(everything) > 30
    first = snapshot(root / "site")
    assert rendered_pages(root) == set()
    assert snapshot(root / "site") == first
    spoiled = sorted(cache.rglob("*.json"))[:3]
    for path, text in zip(spoiled, ("", "[]", '{"content": "cut of'), strict=True):
        path.write_text(text)
    entries, read = root / ".cache" / "entries" / "mkdocs.json", root / ".cache" / "citing" / "read"
    entries.write_text('{"": ["cut of')
    for path in (read / "bodies").iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    assert len(rendered_pages(root)) == 3
    assert snapshot(root / "site") == first
    path = root / "content" / "topics" / "lights" / "lenses.md"
    front, body = path.read_text().split("\n---\n", 1)
    path.write_text(f"{front}\n---\n{body.replace('The board', 'The whole board', 1)}")
    changed = rendered_pages(root)
    assert "topics/lenses.md" in changed
    assert len(changed) < len(everything) / 2
    kept = snapshot(root / "site")
    for folder in (cache, entries.parent, read):
        shutil.rmtree(folder)
    assert rendered_pages(root) == everything
    assert snapshot(root / "site") == kept
    assert len(list(cache.rglob("*"))) == len(everything) + 1  # and nothing of the states before


def test_the_site_is_the_same_without_what_makes_it_faster(project: Path, tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    shutil.rmtree(root / ".cache" / "rendered", ignore_errors=True)
    edit(root / "mkdocs.yml", "extra:\n", "extra:\n  fast: false\n")
    result = mkdocs(root, "build", "--strict")
    assert result.returncode == 0, result.stdout
    assert not (root / ".cache" / "rendered").exists()
    slow, fast = snapshot(root / "site"), snapshot(project / "site")
    assert slow.keys() == fast.keys()
    assert [path for path in slow if slow[path] != fast[path]] == []
