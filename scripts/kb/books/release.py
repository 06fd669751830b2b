"""Make everything that a release holds beside the site, in a folder."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb.books.book import books
from kb.books.chapters import Renderer
from kb.books.epub import write_epub
from kb.books.kiwix import write_zim
from kb.books.offline import write_offline
from kb.books.pdf import write_pdf
from kb.emit.emitters import emit
from kb.model.project import Project
from kb.pipeline import load_and_resolve

SUMS = "SHA256SUMS"
SBOM = "sbom.cdx.json"
"""The software bill of materials (CycloneDX) of what the site is built with; `make` writes it into build/."""


@dataclass(frozen=True)
class Plan:
    """What a release is made of: the project and its folder, and how its pages and its site are rendered.

    ``extensions`` are those of Python-Markdown, with their settings; ``build_for_disk`` takes the project's folder and
    that of the site, and raises RenderError.
    """

    root: Path
    project: Project
    extensions: Mapping[str, Mapping[str, Any]]
    build_for_disk: Callable[[Path, Path], None]

    @property
    def offline(self) -> str:
        """The name of the archive for reading offline."""
        return f"{self.project.files}-offline.zip"

    @property
    def kiwix(self) -> str:
        """The name of the archive for Kiwix."""
        return f"{self.project.files}.zim"


def names(plan: Plan) -> list[str]:
    """The files of a release, the slowest first."""
    site = load_and_resolve(plan.root, plan.project)
    stems = [book.name for book in books(site, emit(site))]
    first, *rest = (f"{stem}.pdf" for stem in stems)
    return [first, plan.offline, plan.kiwix, *rest, *(f"{stem}.epub" for stem in stems), SBOM]


def release(plan: Plan, folder: Path, say: Callable[[str], None], only: str = "") -> list[Path]:
    """Make every file that has ``only`` in its name, two at a time; the files.

    Raises ContentError, BookError and OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [name for name in names(plan) if only in name]
    start = time.monotonic()
    with ProcessPoolExecutor(max_workers=2) as pool:
        tasks = {pool.submit(make, plan, folder / name): name for name in wanted}
        for count, task in enumerate(as_completed(tasks), start=1):
            task.result()
            size = (folder / tasks[task]).stat().st_size / 1e6
            say(f"[{count}/{len(wanted)}] {time.monotonic() - start:5.0f} s  {tasks[task]}  {size:.1f} MB")
    paths = [folder / name for name in sorted(wanted)]
    sums = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in paths)
    (folder / SUMS).write_text(sums, encoding="utf-8")
    return paths


def make(plan: Plan, target: Path) -> None:
    """Make one file of a release, by its name."""
    if target.name == SBOM:
        shutil.copyfile(plan.root / "build" / SBOM, target)
        return
    if target.name == plan.offline:
        write_offline(plan.root, target, plan.project.files, plan.build_for_disk)
        return
    site = load_and_resolve(plan.root, plan.project)
    if target.name == plan.kiwix:
        date = max(page.revised for page in site.ordered).isoformat()
        write_zim(plan.root, target, plan.project, date, plan.build_for_disk)
        return
    book = next(book for book in books(site, emit(site)) if book.name == target.stem)
    write = write_pdf if target.suffix == ".pdf" else write_epub
    write(book, Renderer(plan.extensions), target)
