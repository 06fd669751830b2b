"""Make again what an edit changed of a site that is served, and let all else of it stand.

MkDocs makes the whole site at every edit. What of that depends on a page is its own file, its entries in the search
index and, by its title, the navigation of others; so while the files of docs/, their titles, the theme and the
configuration are the same, it is enough to let MkDocs make the pages whose Markdown differs, with what it had made of
the rest. Wherever that is not so, ``remade`` says None, and the site is made whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from kb.emit.parts.markdown import read_front_matter
from kb.model.ids import DocPath

Docs = Mapping[DocPath, str | bytes]


@dataclass
class Whole:
    """A site that MkDocs has made whole: what it knew, and ``docs``, which it was made of.

    ``around`` is the state of what is no content.
    """

    config: MkDocsConfig
    nav: Navigation
    files: Files
    env: Any
    around: object
    docs: Docs

    def remade(self, docs: Docs) -> list[str] | None:
        """Make the files that another docs/, which is written, has changed; their paths. None if not all can be."""
        if docs.keys() != self.docs.keys():
            return None
        changed = [path for path, text in docs.items() if text is not self.docs[path] and text != self.docs[path]]
        if not all(_at_home(path, self.docs[path], docs[path]) for path in changed):
            return None
        found = [file for path in changed if (file := self.files.src_uris.get(path))]
        for file in found:
            if file.page:
                self._read(file.page)
            else:
                file.copy_file()
        self._fill([file for file in found if file.page])
        return [file.dest_uri for file in found]

    def _read(self, page: Page) -> None:
        """Read and render a page."""
        for name in ("read_source", "render"):  # as the build before has led them
            page.__dict__.pop(name, None)
        _populate_page(page, self.config, self.files)

    def _fill(self, changed: Iterable[File]) -> None:
        """Fill the templates of pages, and put what the search finds of them in the place of what it had found."""
        pages = self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        index = _search_index(self.config)
        before = _by_page(index.entries)
        index.entries = []
        for file in changed:
            assert file.page
            before.pop(file.page.url, None)
            _build_page(file.page, self.config, pages, self.nav, self.env)
        entries = {**before, **_by_page(index.entries)}
        index.entries = [entry for file in pages if file.page for entry in entries.get(file.page.url, ())]
        for file in pages:
            if file.page:
                file.page.validate_anchor_links(files=self.files, log_level=self.config.validation.links.anchors)


def _at_home(path: DocPath, old: str | bytes, new: str | bytes) -> bool:
    """Whether only the file itself shows how it changed, and not the navigation, which has titles."""
    if not path.endswith(".md"):
        return path.rpartition("/")[2] != ".pages"
    read = [read_front_matter(str(text)) for text in (old, new)]
    titles = {str(found[0].get("title", "")) if found else "" for found in read}
    return len(titles) == 1 and "" not in titles


def around(config: MkDocsConfig) -> object:
    """The state of what a server reads besides content/: its configuration, assets and templates."""
    root, docs = Path(config.config_file_path).parent, Path(config.docs_dir)
    files = [*root.glob("*.yml"), *root.glob("*.py"), *(docs / "assets").rglob("*"), *(docs / "theme").rglob("*")]
    return sorted(filter(None, map(_state, files)))


def _state(path: Path) -> tuple[str, int, int] | None:
    """Size and time of a file; None for one that is gone, as the lock of an editor may be."""
    try:
        stat = path.lstat()
    except FileNotFoundError:
        return None
    return str(path), stat.st_size, stat.st_mtime_ns


def _search_index(config: MkDocsConfig) -> Any:
    """The index of the search plugin; one that nobody reads where there is none."""
    found = (plugin for name, plugin in config.plugins.items() if name.rpartition("/")[2] == "search")
    return getattr(next(found, None), "search_index", None) or SimpleNamespace(entries=[])


def _by_page(entries: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """{address of a page: its entries}"""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for entry in entries:
        found[entry["location"].partition("#")[0]].append(entry)
    return found
