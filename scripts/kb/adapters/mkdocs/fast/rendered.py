"""Take over the HTML of the last build for sections of pages whose Markdown did not change.

More than half of a large build goes into Markdown that is as it was. What the HTML of a section depends on is its
Markdown, the place of its page, the files to which links may lead, and the parser with its settings; whether it passes,
on what a build is told to warn of. It is kept under a digest of these, in memory for a server, and in .cache/rendered/,
a file for each page, by a strict build. A build without a cache makes the same site.

Gain: 2.7 of the 6.1 s of processor time of a second build of today's site.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from kb.adapters.mkdocs.fast.sections import sections
from kb.adapters.mkdocs.fast.settings import programs
from kb.write import cache

_Section = dict[str, Any]
_FIELDS = {"content", "headings", "title", "anchors", "links"}


class _Page(NamedTuple):
    """What was rendered: the digest of all that it depends on, then each section with a digest of its own."""

    digest: str
    sections: list[tuple[str, _Section]]


_NOTHING = _Page("", [])


class Rendered:
    """The pages of the last build of this process, and those of the last strict build on the disk."""

    def __init__(self) -> None:
        self._programs = ""
        """The digest of what the project brings along, which may change what Python-Markdown makes."""
        self._digests: dict[str, str] = {}
        """{path in docs/: the digest of what its HTML depends on}."""
        self._on_disk: dict[str, str] = {}
        """The same of what the cache has."""
        self._kept: dict[str, _Page] = {}
        """{path in docs/: what ``Page.render`` made}, where the cache has it not, since MkDocs holds the HTML too."""

    def configure(self, config: MkDocsConfig) -> None:
        """Begin a build."""
        self._programs = programs(config)

    def reuse(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Make ``Page.render`` of MkDocs 1.6 take over what was rendered before, where it would only do so again."""
        render, path = page.render, page.file.src_uri

        def reusing(config: MkDocsConfig, files: Files) -> None:
            around, markdown = cache.digest(_around(page, config, files), self._programs), page.markdown or ""
            before = self._kept.get(path) or self._recalled(path, config)
            kept = _Page(cache.digest(markdown, around), [])
            if before.digest == kept.digest:
                kept = before
            else:
                known = dict(before.sections)
                for text in sections(markdown, config.markdown_extensions):
                    if (made := known.get(digest := cache.digest(text, around))) is None:
                        page.markdown = text
                        render(config, files)
                        made = _made(page)
                    kept.sections.append((digest, made))
            self._keep(path, kept)
            _take_over(page, files, [made for _, made in kept.sections])
            page.markdown = ""  # nothing reads it once it is rendered, and MkDocs holds the pages to the end

        page.render = reusing  # type: ignore[method-assign]

    def _keep(self, path: str, page: _Page) -> None:
        self._digests[path] = page.digest
        if self._on_disk.get(path) == page.digest:
            self._kept.pop(path, None)
        else:
            self._kept[path] = page

    def _recalled(self, path: str, config: MkDocsConfig) -> _Page:
        try:
            found = cache.read(_file(path, config))
            page = _Page(str(found["digest"]), [(digest, made) for digest, made in found["sections"]])
            if any(made.keys() != _FIELDS for _, made in page.sections):
                page = _NOTHING
        except (AttributeError, KeyError, TypeError, ValueError):
            page = _NOTHING
        self._on_disk[path] = page.digest
        return page

    def forget_all_but(self, paths: set[str]) -> None:
        """Forget the pages that are gone."""
        for path in self._digests.keys() - paths:
            self._kept.pop(path, None)
            del self._digests[path]

    def save(self, config: MkDocsConfig) -> None:
        """Keep the pages of a strict build, which has ended without a warning, and no others, on the disk."""
        folder = _folder(config)
        cache.keep_only([_file(path, config) for path in self._digests], folder)
        cache.keep({_file(path, config): page._asdict() for path, page in self._kept.items()}, folder)
        self._on_disk, self._kept = dict(self._digests), {}


def _folder(config: MkDocsConfig) -> Path:
    """One for each configuration, since they render differently."""
    path = Path(config.config_file_path)
    return path.parent / ".cache" / "rendered" / path.stem


def _file(path: str, config: MkDocsConfig) -> Path:
    return _folder(config) / f"{cache.digest(path)}.json"


def _around(page: Page, config: MkDocsConfig, files: Files) -> str:
    """The digest of what the HTML of a page's sections depends on beside their Markdown."""
    settings = (config.markdown_extensions, config.mdx_configs, config.use_directory_urls)
    return cache.digest(page.url, repr(settings), config.validation, _places(files), _parser())


@functools.lru_cache(maxsize=1)
def _places(files: Files) -> str:
    """The files of a build."""
    return cache.digest(sorted((path, file.url) for path, file in files.src_uris.items()))


@functools.cache
def _parser() -> list[str]:
    """What Markdown is read with."""
    return cache.programs(["Markdown", "pymdown-extensions", "mkdocs"], Path(__file__).parent.glob("*.py"))


def _made(page: Page) -> _Section:
    return {
        "content": page.content,
        "headings": [*_headings(page.toc)],
        "title": page._title_from_render,
        "anchors": sorted(page.present_anchor_ids or ()),
        "links": {to.src_uri: anchors for to, anchors in (page.links_to_anchors or {}).items()},
    }


def _headings(links: Iterable[AnchorLink]) -> Iterator[dict[str, Any]]:
    for link in links:
        yield {"name": link.title, "id": link.id, "level": link.level}
        yield from _headings(link.children)


def _take_over(page: Page, files: Files, made: Sequence[_Section]) -> None:
    page.content = "\n".join(section["content"] for section in made)
    headings: Any = [{**heading} for section in made for heading in section["headings"]]
    page.toc = get_toc(nest_toc_tokens(headings))
    page._title_from_render = next((section["title"] for section in made if section["title"]), None)
    page.present_anchor_ids = {anchor for section in made for anchor in section["anchors"]}
    page.links_to_anchors = {}
    for section in made:
        for to, anchors in section["links"].items():
            known = page.links_to_anchors.setdefault(files.src_uris[to], {})
            for anchor, link in anchors.items():
                known.setdefault(anchor, link)
