"""A build that takes over files and pages of the last site makes the site that a build from nothing makes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from overlay import SAMPLE
from project_copy import copy_project, mkdocs
from scratch import edit
from snapshots import snapshot

BUILD = """
import json, sys
from pathlib import Path
from jinja2 import Template
from kb.permanence import edition
from mkdocs.commands.build import build
from mkdocs.config import load_config

filled, fill = [], Template.render
def filling(template, context):
    if "page" in context and context["page"]:
        filled.append(context["page"].file.src_uri)
    return fill(template, context)
Template.render = filling
def fails(*_):
    raise edition.EditionError("the last step fails")
if "fails" in sys.argv:
    edition.unpack = fails
config = load_config("mkdocs.yml", strict=True)
config.plugins.on_startup(command="build", dirty=False)
try:
    build(config)
finally:
    Path("filled.json").write_text(json.dumps(filled))
"""

SENTENCE = "content/topics/means/port-calls.md"


def run(root: Path, *options: str, status: int = 0) -> set[str]:
    """Build a project strictly in a new process; the pages whose templates were filled."""
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, 'scripts')\n{BUILD}", *options]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == status, done.stderr[-2000:]
    return filled_last(root)


def filled_last(root: Path) -> set[str]:
    """The pages whose templates the last build filled."""
    return set(json.loads((root / "filled.json").read_text()))


def made_anew(root: Path) -> dict[str, bytes]:
    """The site of the same project without any cache but that of citations."""
    for name in ("built", "entries", "rendered", "templates"):
        shutil.rmtree(root / ".cache" / name)
    shutil.rmtree(root / "site")
    run(root)
    return snapshot(root / "site")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project that is built."""
    root = copy_project(tmp_path / "project", SAMPLE)
    run(root)
    return root


def test_after_an_edit_only_what_differs_is_filled_and_copied(root: Path) -> None:
    every = filled_last(root)
    before = {path: (root / "site" / path).stat().st_ino for path in snapshot(root / "site")}
    edit(root / SENTENCE, "in writing", "in plain writing")
    filled = run(root)
    assert "topics/port-calls.md" in filled
    assert len(filled) < len(every) / 2
    same = {path for path, inode in before.items() if (root / "site" / path).stat().st_ino == inode}
    assert any(path.endswith(".woff2") for path in same)
    assert len([path for path in same if path.endswith("index.html")]) == len(every) - len(filled)
    assert not any(path.endswith((".css", ".js")) for path in same)  # what is finished is made anew
    rebuilt = snapshot(root / "site")
    assert rebuilt == made_anew(root)


@pytest.mark.parametrize(
    "around",
    [
        ("docs/theme/partials/footer.html", "<footer", "<p>Added</p><footer"),
        ("mkdocs.yml", "favicon: assets", "favicon: ./assets"),
        ("scripts/kb/finish/frame.py", "from __future__", "# changed\nfrom __future__"),
    ],
)
def test_where_what_is_around_the_content_differs_all_is_filled(root: Path, around: tuple[str, str, str]) -> None:
    every = filled_last(root)
    edit(root / around[0], *around[1:])
    assert run(root) == every


def test_a_file_of_the_last_site_that_was_changed_or_lost_is_made_again(root: Path) -> None:
    site = root / "site"
    first = snapshot(site)
    ends = (".woff2", ".bib", ".csv", ".svg", ".css", ".js", "index.html", ".json")
    chosen = [next(path for path in first if path.endswith(end)) for end in ends]
    for n, path in enumerate(chosen):
        if n % 2:
            (site / path).unlink()
        else:
            (site / path).write_bytes(b"s" * len(first[path]))
    page = site / "glossary/index.html"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    name = site / "search/initials/5.json"
    name.unlink()
    name.mkdir()
    for path in ("a-z/index.html", "assets/images/favicon.svg", "search/initials/6.json"):
        elsewhere = (root / path.replace("/", "-")).absolute()
        (site / path).rename(elsewhere)
        (site / path).symlink_to(elsewhere)
    run(root)
    assert snapshot(site) == first
    assert not [path for path in site.rglob("*") if path.is_symlink()]


def _with_other_words(data: bytes) -> bytes:
    return data.replace(b"harbor", b"HARBOR").replace(b"colophon", b"colophXn")


def _of_another_kind(data: bytes) -> bytes:
    return b'{"a-z/": 5, "digest": "x", "sections": 5}'


def _cut(data: bytes) -> bytes:
    return data[:-9]


@pytest.mark.parametrize("spoil", [_with_other_words, _of_another_kind, _cut])
def test_a_cache_that_was_spoiled_costs_time_alone(root: Path, spoil: Callable[[bytes], bytes]) -> None:
    cache = root / ".cache"
    files = [path for name in ("templates", "rendered", "entries") for path in (cache / name).rglob("*")]
    changed = [path for path in files if path.is_file() and spoil(path.read_bytes()) != path.read_bytes()]
    assert len({path.relative_to(cache).parts[0] for path in changed}) == 3
    for path in changed:
        path.write_bytes(spoil(path.read_bytes()))
    (cache / "citing/finished-site").write_bytes(b"spoiled")
    edit(root / SENTENCE, "in writing", "in plain writing")
    run(root)
    rebuilt = snapshot(root / "site")
    assert rebuilt == made_anew(root)


def test_a_cache_that_cannot_be_kept_costs_time_alone(root: Path) -> None:
    shutil.rmtree(root / ".cache/templates")
    (root / ".cache/templates").write_text("a file")
    edit(root / SENTENCE, "in writing", "in plain writing")
    run(root)
    (root / ".cache/templates").unlink()
    (root / ".cache/templates").mkdir()
    rebuilt = snapshot(root / "site")
    assert rebuilt == made_anew(root)


def test_a_build_that_fails_at_last_leaves_the_last_site_as_it_was(root: Path) -> None:
    first = snapshot(root / "site")
    edit(root / SENTENCE, "in writing", "in plain writing")
    run(root, "fails", status=1)
    assert snapshot(root / "site") == first
    run(root)
    rebuilt = snapshot(root / "site")
    assert rebuilt != first
    assert rebuilt == made_anew(root)


LATE = {
    "on_post_page": "def on_post_page(output, **_):\n    return output + '<!-- late -->'\n",
    "on_post_build": """from pathlib import Path
def on_post_build(config):
    for path in Path(config.site_dir).rglob("*.html"):
        with path.open("a") as file:
            file.write("<!-- late -->")
""",
    "on_page_context": """def on_page_context(context, **_):
    context["page"].meta["title"] += "!"
    return context
""",
}


@pytest.mark.parametrize("event", LATE)
def test_what_a_plugin_does_late_is_done_once(root: Path, event: str) -> None:
    (root / "late.py").write_text(LATE[event])
    edit(root / "mkdocs.yml", "hooks: [scripts/mkdocs_hook.py]", "hooks: [scripts/mkdocs_hook.py, late.py]")
    run(root)
    edit(root / SENTENCE, "in writing", "in plain writing")
    run(root)
    rebuilt = snapshot(root / "site")
    assert rebuilt == made_anew(root)


SPOILS = """from pathlib import Path
def {event}(*given, config, **_):
    for path in Path(config.site_dir).rglob("*.*"):
        with path.open("a") as file:
            file.write("late")
    raise OSError("at last")
"""


@pytest.mark.parametrize("event", ["on_post_build", "on_post_template"])
def test_a_plugin_that_fails_when_it_has_changed_files_leaves_the_last_site_as_it_was(root: Path, event: str) -> None:
    first = snapshot(root / "site")
    (root / "late.py").write_text(SPOILS.format(event=event))
    edit(root / "mkdocs.yml", "hooks: [scripts/mkdocs_hook.py]", "hooks: [scripts/mkdocs_hook.py, late.py]")
    run(root, status=1)
    assert snapshot(root / "site") == first


MOVES = """from inner import WHERE
def on_files(files, **_):
    file = files.src_uris["topics/staff-talks.md"]
    file.dest_uri, file.url = f"topics/{WHERE}/index.html", f"topics/{WHERE}/"
    file.abs_dest_path = file.abs_dest_path.replace("staff-talks", WHERE)
"""


def test_what_a_hook_makes_with_what_stands_beside_it_is_made_again(root: Path) -> None:
    (root / "hooks").mkdir()
    (root / "hooks/moves.py").write_text(MOVES)
    edit(root / "mkdocs.yml", "hooks: [scripts/mkdocs_hook.py]", "hooks: [scripts/mkdocs_hook.py, hooks/moves.py]")
    for where in ("staff-talks", "talks"):
        (root / "hooks/inner.py").write_text(f"WHERE = {where!r}\n")
        run(root)
        assert (root / "site/topics" / where / "index.html").exists()
    rebuilt = snapshot(root / "site")
    assert rebuilt == made_anew(root)


def test_files_that_others_may_not_read_are_made_again(root: Path) -> None:
    closed = [root / "site" / path for path in ("a-z/index.html", "references.bib", "search/initials/5.json")]
    for path in closed:
        path.chmod(0o600)
    run(root)
    (root / "new").touch()
    assert {path.stat().st_mode for path in closed} == {(root / "new").stat().st_mode}


def test_pages_that_are_taken_over_are_no_news(root: Path) -> None:
    edit(root / SENTENCE, "in writing", "in plain writing")
    said = mkdocs(root, "build", "--strict")
    assert said.returncode == 0
    assert "Building documentation" in said.stdout
    assert "skipped" not in said.stdout
    assert (root / "site/a-z/index.html").stat().st_nlink == 1
