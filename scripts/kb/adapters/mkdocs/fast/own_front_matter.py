"""Read the front matter that this build wrote without a parser of YAML.

Gain: 3.1 of the 24.2 s of processor time of a first build of 500 made-up pages.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from kb.emit.parts.markdown import read_front_matter


def read(page: Page) -> None:
    """Make ``Page.read_source`` of MkDocs 1.6 take the short way with a page that was written by the build."""
    read_source = page.read_source

    def reading(config: MkDocsConfig) -> None:
        if found := read_front_matter(page.file.content_string):
            page.meta, page.markdown = found
        else:
            read_source(config)

    page.read_source = reading  # type: ignore[method-assign]
