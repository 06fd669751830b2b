"""Fill the template of a page again only where what it shows has changed.

What a template shows is its page, the navigation and the configuration, and the template itself; all that is compared,
and a template that shows more, as other pages or the day, has it added to ``_of_page`` or ``_navigation``. A server
fills every page's template at every edit: it keeps its pages in memory. A build takes a page from the last site, where
it stands as it was finished from the same. Templates are compiled once, and kept.

Gain: with what is finished (kb.finish.steps), which it lets stand, 2.1 of the 6.0 s of processor time of an edit of 240
pages while they are served, and 0.8 of the 4.2 s of a second build of today's site.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from kb.adapters.mkdocs.fast.settings import told
from kb.finish.kept import KeptInSite
from kb.write import read_before
from kb.write.cache import digest

_Known = Callable[[Page, tuple[object, ...], Callable[[], str]], str]
"""What gives a page that shows something, and fills it if need be."""


class Filled:
    """The pages that the last build of this process filled, and the templates that it compiled."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[tuple[object, ...], str]] = {}
        """{address of a page: what it shows, its HTML}."""
        self._compiled = _Compiled()
        self._said: set[str] = set()
        """What MkDocs need not say."""
        logging.getLogger("mkdocs.commands.build").addFilter(lambda record: record.getMessage() not in self._said)

    def reuse(self, env: Any, config: MkDocsConfig, last: KeptInSite | None, inputs: str) -> None:
        """Make the templates that MkDocs asks an environment of Jinja for fill a page once.

        ``last`` is the last site, where this is a build, and ``inputs`` the digest of what it reads beside the content.
        """
        get_template = env.get_template
        known: _Known
        around: list[object]
        self._said.clear()
        if last:
            known, around = _InLastSite(last, self._said), [inputs]
            self._compiled.kept = read_before.recalled(_file(config), (inputs,)) or {}
        else:
            known, around = self._in_memory, [*_templates(config), told(config)]
        env.bytecode_cache = self._compiled

        def getting(name: str, *inside: Any) -> Any:
            template = get_template(name, *inside)
            return template if inside else _Once(template.render, known, (name, *around))

        env.get_template = getting

    def _in_memory(self, page: Page, shown: tuple[object, ...], fill: Callable[[], str]) -> str:
        if self._kept.get(page.url, ((), ""))[0] != shown:
            self._kept[page.url] = shown, fill()
        return self._kept[page.url][1]

    def save(self, config: MkDocsConfig, inputs: str) -> None:
        """Keep on the disk what was compiled with the same around the content, which Jinja does not ask about."""
        read_before.keep(_file(config), (inputs,), self._compiled.kept)

    def forget_all_but(self, addresses: set[str]) -> None:
        """Forget the pages that are gone."""
        self._kept = {url: kept for url, kept in self._kept.items() if url in addresses}


@dataclass(frozen=True)
class _InLastSite:
    """The pages of the last site: one that shows the same is linked into the new one, and MkDocs has nothing to write.

    ``said`` gets what MkDocs says of a page of which it has nothing to write.
    """

    last: KeptInSite
    said: set[str]

    def __call__(self, page: Page, shown: tuple[object, ...], fill: Callable[[], str]) -> str:
        """The HTML of a page; nothing of one that is in its place."""
        file = page.file
        if not self.last.take(file.dest_uri, digest(file.src_uri, *shown), Path(file.abs_dest_path)):
            return fill()
        self.said.add(f"Page skipped: '{file.src_uri}'. Generated empty output.")
        return ""


@dataclass(frozen=True)
class _Once:
    """A template as MkDocs uses it."""

    whole: Callable[[Mapping[str, Any]], str]
    known: _Known
    around: tuple[object, ...]

    def render(self, context: Mapping[str, Any]) -> str:
        """As ``jinja2.Template.render``."""
        page = context.get("page")
        if page is None:  # a template of the site, such as that of the page for what is not found
            return self.whole(context)
        shown = (*self.around, *_of_page(page), _navigation(context["nav"]))
        return self.known(page, shown, partial(self.whole, context))


def _of_page(page: Page) -> tuple[object, ...]:
    beside = [(other.url, str(other.title)) if other else None for other in (page.previous_page, page.next_page)]
    headings = _headings(page.toc)
    return page.content, str(page.title), page.url, page.canonical_url, repr(page.meta), repr(headings), repr(beside)


def _headings(links: Any) -> list[object]:
    return [(link.title, link.url, _headings(link.children)) for link in links]


@lru_cache(maxsize=1)
def _navigation(nav: Navigation) -> str:
    return repr((_places(nav.items), nav.homepage.url if nav.homepage else ""))


def _places(items: Any) -> list[object]:
    return [(str(item.title), getattr(item, "url", ""), _places(item.children or ())) for item in items]


class _Compiled(BytecodeCache):
    """Templates compiled before, under the digest of their text, as Jinja asks for them."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled of the same text."""
        if found := self.kept.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self.kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


def _file(config: MkDocsConfig) -> Path:
    path = Path(config.config_file_path)
    return path.parent / ".cache" / "templates" / path.stem


def _templates(config: MkDocsConfig) -> list[tuple[str, int]]:
    """The templates of the project's own, each with the time of its last change; those of the theme are installed."""
    folder = Path(config.theme.custom_dir or config.docs_dir)
    return sorted((str(path), path.stat().st_mtime_ns) for path in folder.rglob("*.html"))
