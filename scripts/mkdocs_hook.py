"""MkDocs' adapter: brings docs/ up to date before MkDocs reads it, and shows what is wrong with the content."""

import logging
from pathlib import Path

from kb.adapters.mkdocs import dates_and_canonicals, file_urls, staging
from kb.adapters.mkdocs.drawn_links import resolve_links
from kb.adapters.mkdocs.fast import index_entries, own_front_matter, rendered
from kb.check.printing import render
from kb.emit.emitters import emit
from kb.finish import search_index
from kb.finish.security import harden, with_csp
from kb.model import deployment
from kb.model.values import ContentError
from kb.permanence import edition
from kb.pipeline import load_and_resolve
from kb.write.tree import write
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority

log = logging.getLogger("mkdocs.hooks.kb")
serving = False
known = {}
"""What the search is told of the last content that had no problems."""
frozen = []
"""The editions that belong below v/ of the site that is built."""


def on_startup(*, command, **_):
    """Remember whether this is a server, which must outlive an author's mistake."""
    global serving  # noqa: PLW0603 - MkDocs gives hooks no other place for what lasts from event to event
    serving = command == "serve"


def on_config(config):
    """Build the site in a folder beside its own, which it takes only when it is finished; one build at a time."""
    config.markdown_extensions.append("kb.adapters.mkdocs.fast.fast_markdown")
    if not serving:
        staging.begin(config)
    return config


def on_build_error(*, error, **_):
    """Bring back what the build has touched; say in one line that the disk is full or a folder cannot be written."""
    staging.abandon()
    if isinstance(error, OSError) and not serving:
        raise Abort(f"the site cannot be written: {error}; docs/ and site/ are as they were")


def on_pre_build(*, config):
    """Write docs/ from content/. With problems, nothing is written: a build aborts, a server keeps the last site."""
    root = Path(config.config_file_path).parent
    try:
        site = load_and_resolve(root)
        if not serving:
            staging.keep(Path(config.docs_dir))
        changed = write(emit(site), Path(config.docs_dir))
    except ContentError as error:
        log.error("the content has problems:\n%s", render(error.problems, "human", root))
        if not serving:
            raise Abort(f"{len(error.problems)} problem(s) in content/") from None
    except OSError as error:
        raise Abort(f"docs/ cannot be written: {error}; docs/ and site/ are as they were") from None
    else:
        log.info("%d files changed in docs/", len(changed))
        known.update(search_index.records(site, config.use_directory_urls))
        frozen[:] = () if site.deployment.edition else site.project.editions


def on_pre_page(page, *, config, files):
    """Read front matter as it was written, and render only the pages that changed."""
    own_front_matter.read(page)
    rendered.reuse(page, config, files)
    return page


def on_page_content(html, *, page, files, **_):
    """Point the links of drawings at pages, as MkDocs does for those of Markdown."""
    return resolve_links(html, page.file.src_uri, lambda path: files.src_uris[path].url_relative_to(page.file))


def on_env(env, *, config, files):
    """Give the pages their own dates and their addresses on the live site, before the sitemap is made of them."""
    index_entries.index_without_excluded(config.plugins)
    live = deployment.read(Path(config.config_file_path).parent).live
    dates_and_canonicals.set_dates_and_canonicals((file.page for file in files.documentation_pages()), live)
    if not config.use_directory_urls:
        env.filters["url"] = file_urls.url_filter(env.filters["url"], live)
    return env


def on_serve(server, *, config, **_):
    """Rebuild for what people write, not for what the build writes."""
    server.unwatch(config.docs_dir)
    for folder in ("assets", "theme"):
        server.watch(str(Path(config.docs_dir) / folder))
    return server


@event_priority(-200)  # last of all: the policy is computed from the finished page
def on_post_page(output, *, config, **_):
    """Close a page to what it does not need, before it is written."""
    return output if _open(config) else with_csp(output)


def _open(config):
    """Whether the policy would shut out what pages need: a server's live reload, or their own files on a disk."""
    return serving or not config.use_directory_urls


@event_priority(-50)  # after the search plugin has written the index
def tell_search(*, config):
    """Tell the search every name that a reader may type."""
    index = Path(config.site_dir) / "search" / "search_index.json"
    if index.exists():  # not where a configuration does without the search
        search_index.rewrite(index, known, script=not config.use_directory_urls)


@event_priority(-200)  # last of all
def close(*, config):
    """Close what is no page, add the editions, and put the site in its place; a warning is an error.

    A disk has no editions.
    """
    if serving:
        return
    if count := staging.warnings(config):
        raise Abort(f"{count} warning(s) in a strict build; docs/ and site/ are as they were")
    if not _open(config):
        harden(Path(config.site_dir))
        try:
            edition.unpack(Path(config.config_file_path).parent, Path(config.site_dir), frozen)
        except edition.EditionError as error:
            raise Abort(f"{error}; docs/ and site/ are as they were") from None
    if config.strict:
        rendered.save(config)
    staging.finish(config)


on_post_build = CombinedEvent(tell_search, close)
