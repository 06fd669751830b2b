"""Hold what lasts from event to event of MkDocs, and keep a build that fails from leaving anything behind.

The site is made in a folder beside its own, which it takes only when it is finished; one build at a time. A build
that fails leaves docs/ and site/ as they were.
"""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

from filelock import BaseFileLock
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.utils import CountHandler

from kb.adapters.mkdocs.configuration import project_of, theme_fields
from kb.adapters.mkdocs.fast.switch import Fast
from kb.check.printing import render
from kb.emit.emitters import emit
from kb.finish import steps
from kb.model.problems import ContentError
from kb.model.project import Project
from kb.permanence.edition import EditionError
from kb.pipeline import load_and_resolve
from kb.write import lock, swap, tree

log = logging.getLogger("mkdocs.hooks.kb")

_AS_IT_WAS = "docs/ and site/ are as they were"


class BuildSession:
    """The builds of one process. ``fast`` is None where ``extra.fast`` of the configuration is false."""

    def __init__(self) -> None:
        self.serving = False
        self.project: Project | None = None
        self.fast: Fast | None = None
        self._facts: steps.Facts | None = None
        self._lock: BaseFileLock | None = None
        self._stage: Path | None = None
        self._site: Path | None = None
        self._docs: Path | None = None

    def begin(self, config: MkDocsConfig) -> None:
        """Wait until no other build runs, and lead MkDocs to ``.site.new`` in place of ``site``."""
        config.extra.update(theme_fields(config))
        self.fast = (self.fast or Fast()) if config.extra.get("fast", True) else None
        if self.fast:
            self.fast.configure(config)
        if self.serving:  # a server writes into a folder of its own
            return
        root = Path(config.config_file_path).parent
        self._lock = lock.acquire(root, lambda: log.info("another build is running; waiting for it"))
        self._site = Path(config.site_dir)
        self._stage = self._site.with_name(f".{self._site.name}.new")
        shutil.rmtree(self._stage, ignore_errors=True)
        config.site_dir = str(self._stage)

    def write_docs(self, config: MkDocsConfig) -> None:
        """Write docs/ from content/. With problems, nothing is written: a build aborts, a server keeps the last."""
        root, docs = Path(config.config_file_path).parent, Path(config.docs_dir)
        try:
            self.project = project_of(config, root)
            site = load_and_resolve(root, self.project)
            if not self.serving:
                tree.back_up(docs)
                self._docs = docs
            changed = tree.write(emit(site), docs)
        except ContentError as error:
            log.error("the content has problems:\n%s", render(error.problems, "human", root))
            if not self.serving:
                raise Abort(f"{len(error.problems)} problem(s) in content/") from None
        except OSError as error:
            raise Abort(f"docs/ cannot be written: {error}; {_AS_IT_WAS}") from None
        else:
            log.info("%d files changed in docs/", len(changed))
            if not self.project.contact and not self.serving:
                log.info("`extra: contact` of mkdocs.yml is empty, so no page has a link for reporting errors")
            self._facts = steps.facts(site, root, config.use_directory_urls)

    def tell_search(self, config: MkDocsConfig) -> None:
        """Give the search the names of the last content that had no problems."""
        if self._facts:
            steps.tell_search(Path(config.site_dir), self._facts)

    def end(self, config: MkDocsConfig) -> None:
        """Finish the site and put it in its place; in a strict build a warning is an error. Raises Abort, OSError."""
        if self.serving:
            return
        if count := _warnings(config):
            raise Abort(f"{count} warning(s) in a strict build; {_AS_IT_WAS}")
        if self._facts and not self.open(config):
            try:
                steps.close(Path(config.site_dir), self._facts)
            except EditionError as error:
                raise Abort(f"{error}; {_AS_IT_WAS}") from None
        if self.fast and config.strict:
            self.fast.keep(config)
        if self._stage and self._site:
            swap.replace_atomically(self._stage, self._site)
            config.site_dir = str(self._site)
        if self._docs:
            tree.drop_backup(self._docs)
        self._release()

    def abandon(self, error: Exception) -> None:
        """Remove what an unfinished build has made, and bring back the pages of docs/ that it found.

        Raises Abort where the disk is full or a folder cannot be written, in one line.
        """
        if self._stage:
            shutil.rmtree(self._stage, ignore_errors=True)
        if self._docs:
            try:
                tree.restore(self._docs)
            except OSError as reason:
                log.warning("docs/ cannot be brought back: %s; the next build mends it", reason)
        self._release()
        if isinstance(error, OSError) and not self.serving:
            raise Abort(f"the site cannot be written: {error}; {_AS_IT_WAS}")

    def open(self, config: MkDocsConfig) -> bool:
        """Whether the policy would shut out what pages need: a server's live reload, or their own files on a disk."""
        return self.serving or not config.use_directory_urls

    def _release(self) -> None:
        if self._lock:
            self._lock.release()
        self._lock = self._stage = self._site = self._docs = None


def _warnings(config: MkDocsConfig) -> int:
    """How many warnings a strict build has had. MkDocs itself looks only when all hooks have run."""
    handlers = logging.getLogger("mkdocs").handlers if config.strict else []
    return sum(count for each in handlers if isinstance(each, CountHandler) for _, count in each.get_counts())
