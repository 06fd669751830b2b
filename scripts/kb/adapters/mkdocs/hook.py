"""The events of MkDocs, each led to where its work is done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from kb.adapters.mkdocs import file_urls
from kb.adapters.mkdocs.pages import resolve_links, set_dates_and_canonicals
from kb.adapters.mkdocs.session import BuildSession
from kb.finish.security import with_csp
from kb.finish.structure import arrange

session = BuildSession()


def on_startup(*, command: str, **_: Any) -> None:
    """Remember whether this is a server, which must outlive an author's mistake."""
    session.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Begin a build."""
    session.begin(config)
    return config


def on_build_error(*, error: Exception, **_: Any) -> None:
    """Leave all as it was."""
    session.abandon(error)


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Write docs/ before MkDocs reads it."""
    session.write_docs(config)


def on_pre_page(page: Page, *, config: MkDocsConfig, files: Files) -> Page:
    """Render only the pages that changed."""
    if session.fast:
        session.fast.before_page(page, config, files)
    return page


def on_page_content(html: str, *, page: Page, files: Files, **_: Any) -> str:
    """Point the links of drawings at pages, as MkDocs does for those of Markdown."""
    return resolve_links(html, page.file.src_uri, lambda path: files.src_uris[path].url_relative_to(page.file))


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Give the pages their own dates and their addresses on the live site, before the sitemap is made of them."""
    if session.fast:
        session.fast.before_index(config, files)
    if project := session.project:
        set_dates_and_canonicals((file.page for file in files.documentation_pages() if file.page), project)
        if not config.use_directory_urls:
            env.filters["url"] = file_urls.url_filter(env.filters["url"], project.url)
    return env


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
    """Rebuild for what people write, not for what the build writes."""
    server.unwatch(config.docs_dir)
    for folder in ("assets", "theme"):
        server.watch(str(Path(config.docs_dir) / folder))
    return server


@event_priority(-200)  # last of all: the policy is computed from the finished page
def on_post_page(output: str, *, config: MkDocsConfig, **_: Any) -> str:
    """Put the parts of a page in their places, and close it to what it does not need, before it is written."""
    page = arrange(output)
    return page if session.open(config) else with_csp(page)


@event_priority(-50)  # after the search plugin has written the index
def _tell_search(*, config: MkDocsConfig) -> None:
    session.tell_search(config)


@event_priority(-200)  # last of all
def _end(*, config: MkDocsConfig) -> None:
    session.end(config)


on_post_build = CombinedEvent(_tell_search, _end)  # type: ignore[arg-type]  # its type is that of methods
