"""MkDocs' adapter: brings docs/ up to date before MkDocs reads it, and shows what is wrong with the content."""

import logging
from pathlib import Path

from kb.cli import render
from kb.harden import harden
from kb.model import ContentError
from kb.pipeline import build
from kb.write import write
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority

log = logging.getLogger("mkdocs.hooks.kb")
serving = False


def on_startup(*, command, **_):
    """Remember whether this is a server, which must outlive an author's mistake."""
    global serving  # noqa: PLW0603 - MkDocs gives hooks no other place for what lasts from event to event
    serving = command == "serve"


def on_pre_build(*, config):
    """Write docs/ from content/. With problems, nothing is written: a build aborts, a server keeps the last site."""
    root = Path(config.config_file_path).parent
    try:
        changed = write(build(root), Path(config.docs_dir))
    except ContentError as error:
        log.error("the content has problems:\n%s", render(error.problems, "human", root))
        if not serving:
            raise Abort(f"{len(error.problems)} problem(s) in content/") from None
    except OSError as error:
        raise Abort(f"docs/ cannot be written: {error}") from None
    else:
        log.info("%d files changed in docs/", len(changed))


def on_serve(server, *, config, **_):
    """Rebuild for what people write, not for what the build writes."""
    server.unwatch(config.docs_dir)
    for folder in ("assets", "theme"):
        server.watch(str(Path(config.docs_dir) / folder))
    return server


@event_priority(-200)  # last of all: the policy is computed from the finished pages
def close(*, config):
    """Close the site to what it does not need. Live reload, and workers on a disk, need inline scripts."""
    if not serving and not any(name.endswith("offline") for name in config.plugins):
        harden(Path(config.site_dir))


on_post_build = CombinedEvent(close)
