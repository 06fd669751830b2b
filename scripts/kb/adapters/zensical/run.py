"""Build the site with Zensical: docs/ before it, in a process of its own, and ``finish`` after it."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from kb.adapters.mkdocs.configuration import project_of, read_settings
from kb.adapters.zensical.configuration import configuration, search_settings
from kb.adapters.zensical.index import write_index
from kb.emit.emitters import emit
from kb.finish import steps
from kb.model.problems import RenderError
from kb.pipeline import load_and_resolve
from kb.write import swap, tree


def build(root: Path, program: Path, target: Path) -> int:
    """Build the site below ``root`` into ``target``, and count its pages.

    Raises ContentError, RenderError with the words of Zensical, EditionError and OSError; ``target`` is then as it was.
    """
    settings = read_settings(root)
    site = load_and_resolve(root, project_of(settings, root))
    docs = emit(site)
    tree.write(docs, root / "docs")
    target.parent.mkdir(parents=True, exist_ok=True)
    # A folder of its own, for Zensical clears and fills the .cache beside its configuration, as if that were its own.
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".zensical-") as folder:
        work = Path(folder)
        shutil.copytree(root / "docs", work / "docs")
        built = _render(work, program, json.dumps(configuration(settings, site), default=str))
        write_index(built, search_settings(settings))
        steps.finish(built, steps.facts(site, docs, root), closed=True)
        swap.replace_atomically(built, target)
    return sum(1 for _ in target.rglob("*.html"))


def _render(work: Path, program: Path, settings: str) -> Path:
    """Run Zensical strictly, so that a warning is an error; the folder that it has made. JSON is YAML as well."""
    file = work / "mkdocs.yml"
    file.write_text(settings, encoding="utf-8")
    done = subprocess.run(
        [program, "build", "--strict", "--config-file", file], cwd=work, text=True, capture_output=True, check=False
    )
    if done.returncode:
        raise RenderError(f"{done.stdout}{done.stderr}".strip())
    return work / "site"
