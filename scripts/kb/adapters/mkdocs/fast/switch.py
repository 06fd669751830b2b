"""Make MkDocs faster, with the same result; ``extra: {fast: false}`` in mkdocs.yml does without.

``extra: {fast: [...]}`` does with the named parts alone: a line for each of ``PARTS`` switches it off.
"""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from kb.adapters.mkdocs.fast.filled import Filled
from kb.adapters.mkdocs.fast.index_entries import IndexEntries
from kb.adapters.mkdocs.fast.rendered import Rendered
from kb.adapters.mkdocs.fast.unchanged import Unchanged

PARTS = ("fast_markdown", "index_entries", "rendered", "filled", "unchanged")
"""The modules of this folder that spare something."""


class Fast:
    """What the builds of one process spare each other."""

    def __init__(self) -> None:
        self._parts: set[str] = set()
        self._rendered = Rendered()
        self._entries = IndexEntries()
        self._filled = Filled()
        self._unchanged: Unchanged | None = None

    def configure(self, config: MkDocsConfig) -> None:
        """Take the parts that are wanted, and read Markdown with no more processors than a page needs."""
        wanted = config.extra.get("fast", True)
        self._parts = set(PARTS if wanted is True else wanted or ())
        if "fast_markdown" in self._parts:
            config.markdown_extensions.append("kb.adapters.mkdocs.fast.fast_markdown")

    def unchanged(self, config: MkDocsConfig) -> bool:
        """Whether the last build has made all that this one would."""
        self._unchanged = Unchanged(config) if "unchanged" in self._parts else None
        return bool(self._unchanged and self._unchanged.holds())

    def before_page(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Render only a page that changed."""
        if "rendered" in self._parts:
            self._rendered.reuse(page, config, files)

    def before_index(self, env: Any, config: MkDocsConfig, files: Files, serving: bool) -> None:
        """Index only what the index will hold, and fill no template twice. Pages that are gone are forgotten."""
        pages = [file.page for file in files.documentation_pages() if file.page]
        if "index_entries" in self._parts:
            self._entries.recall(config)
            self._entries.forget_all_but({page.url for page in pages})
            self._entries.index_without_excluded(config.plugins)
        self._rendered.forget_all_but({page.file.src_uri for page in pages})
        if serving and "filled" in self._parts:
            self._filled.forget_all_but({page.url for page in pages})
            self._filled.reuse(env, config)

    def keep(self, config: MkDocsConfig) -> None:
        """Keep for the next process the pages, and that all was built."""
        if "rendered" in self._parts:
            self._rendered.save(config)
        if "index_entries" in self._parts:
            self._entries.save(config)
        if self._unchanged:
            self._unchanged.keep()
