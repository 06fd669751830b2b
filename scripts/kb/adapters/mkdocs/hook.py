"""The events of MkDocs, each led to where its work is done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from kb.adapters.mkdocs import mistakes
from kb.adapters.mkdocs.session import BuildSession

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


@event_priority(-100)  # when awesome-pages has made its own of it
def on_nav(nav: Navigation, **_: Any) -> Navigation:
    """Remember the navigation."""
    session.nav = nav
    return nav


def on_pre_page(page: Page, *, config: MkDocsConfig, files: Files) -> Page:
    """Render only the pages that changed."""
    if session.fast:
        session.fast.before_page(page, config, files)
    return page


def on_env(env: Any, *, config: MkDocsConfig, files: Files) -> Any:
    """Make only what differs, when all pages are rendered."""
    session.before_site(config, files, env)
    return env


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
    """Rebuild for what people write, not for what the build writes, and show in the browser what is wrong."""
    server.unwatch(config.docs_dir)
    for folder in ("assets", "theme"):
        server.watch(str(Path(config.docs_dir) / folder))
    builder = server.builder
    server.builder = lambda: session.rebuild(builder)
    server.set_app(mistakes.shown(server.serve_request, lambda: session.problems, Path(server.root)))
    return server


@event_priority(-200)  # last of all: after the search plugin has written the index
def on_post_build(*, config: MkDocsConfig) -> None:
    """Finish the site."""
    session.end(config)
