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
from kb.adapters.mkdocs.fast.linked import link_copies
from kb.adapters.mkdocs.fast.rendered import Rendered
from kb.adapters.mkdocs.fast.settings import Inputs, inputs
from kb.adapters.mkdocs.fast.unchanged import Unchanged
from kb.finish.kept import KeptInSite

PARTS = ("fast_markdown", "index_entries", "rendered", "filled", "linked", "unchanged")
"""The modules of this folder that spare something."""


class Fast:
    """What the builds of one process spare each other."""

    def __init__(self) -> None:
        self._parts: set[str] = set()
        self._rendered = Rendered()
        self._entries = IndexEntries()
        self._filled = Filled()
        self._inputs: Inputs | None = None
        self._unchanged: Unchanged | None = None

    def configure(self, config: MkDocsConfig) -> None:
        """Take the parts that are wanted, and read Markdown with no more processors than a page needs."""
        wanted = config.extra.get("fast", True)
        self._parts = set(PARTS if wanted is True else wanted or ())
        self._rendered.configure(config)
        if "fast_markdown" in self._parts:
            config.markdown_extensions.append("kb.adapters.mkdocs.fast.fast_markdown")

    def unchanged(self, config: MkDocsConfig) -> bool:
        """Whether the last build has made all that this one would."""
        self._inputs = inputs(config)
        self._unchanged = Unchanged(config, self._inputs) if "unchanged" in self._parts else None
        return bool(self._unchanged and self._unchanged.holds())

    def before_page(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Render only a page that changed."""
        if "rendered" in self._parts:
            self._rendered.reuse(page, config, files)

    def before_site(self, env: Any, config: MkDocsConfig, files: Files, last: KeptInSite | None) -> None:
        """Index only what the index will hold, fill no template twice, and take over what the last site has.

        Pages that are gone are forgotten. A server has no ``last`` site.
        """
        pages = [file.page for file in files.documentation_pages() if file.page]
        if "index_entries" in self._parts:
            self._entries.recall(config)
            self._entries.forget_all_but({page.url for page in pages})
            self._entries.index_without_excluded(config.plugins)
        self._rendered.forget_all_but({page.file.src_uri for page in pages})
        if "filled" in self._parts and (last or not self._inputs):  # any other build fills each once
            self._filled.forget_all_but({page.url for page in pages})
            self._filled.reuse(env, config, last, self._inputs.around if self._inputs else "")
        if last and last.site and "linked" in self._parts:
            link_copies(files, last.site)

    def keep(self, config: MkDocsConfig) -> None:
        """Keep for the next process the pages, and that all was built."""
        if "rendered" in self._parts:
            self._rendered.save(config)
        if "filled" in self._parts and self._inputs:
            self._filled.save(config, self._inputs.around)
        if "index_entries" in self._parts:
            self._entries.save(config)
        if self._unchanged:
            self._unchanged.keep()
