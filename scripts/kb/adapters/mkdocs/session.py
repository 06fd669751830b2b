"""Hold what lasts from event to event of MkDocs, and keep a build that fails from leaving anything behind.

The site is made in a folder beside its own, which it takes only when it is finished; one build at a time. A build
that fails leaves docs/ and site/ as they were.
"""

from __future__ import annotations

import atexit
import gc
import logging
import shutil
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from filelock import BaseFileLock
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils import CountHandler

from kb.adapters.mkdocs.configuration import project_of, theme_fields
from kb.adapters.mkdocs.edited import Docs, Whole, around
from kb.adapters.mkdocs.fast.settings import alone
from kb.adapters.mkdocs.fast.switch import Fast
from kb.check.printing import render
from kb.emit.before import Before
from kb.emit.emitters import emit
from kb.finish import steps
from kb.finish.kept import Kept, KeptInSite
from kb.finish.structure import StructureError
from kb.model.problems import ContentError, Problem
from kb.model.project import CACHE, Project
from kb.model.remember import forget
from kb.permanence.edition import EditionError
from kb.pipeline import load_and_resolve
from kb.write import lock, swap, tree

log = logging.getLogger("mkdocs.hooks.kb")

_AS_IT_WAS = "docs/ and site/ are as they were"


class BuildSession:
    """The builds of one process, and what the last found wrong.

    ``fast`` is None where ``extra.fast`` of the configuration is false.
    """

    def __init__(self) -> None:
        self.serving = False
        self.problems: list[Problem] = []
        self.nav: Navigation | None = None
        self._begun = False
        self.fast: Fast | None = None
        self._emitted = Before()
        self._docs_made: Docs = {}
        self._around: object = None
        self._whole: Whole | None = None
        self._remade: list[str] | None = None
        self._facts: steps.Facts | None = None
        self._finished = Kept()
        self._lock: BaseFileLock | None = None
        self._stage: Path | None = None
        self._site: Path | None = None
        self._docs: Path | None = None
        atexit.register(self._leave)

    def begin(self, config: MkDocsConfig) -> None:
        """Wait until no other build runs, and lead MkDocs to ``.site.new`` in place of ``site``.

        Raises Abort where a server begins at an address that is taken, SystemExit where there is nothing to build.
        """
        if self.serving and not self._begun:
            _claim(*config.dev_addr)
        self._begun = True
        config.extra.update(theme_fields(config))
        self.fast = (self.fast or Fast()) if config.extra.get("fast", True) else None
        if self.fast:
            self.fast.configure(config)
        root = Path(config.config_file_path).parent
        self._release()
        self._lock = lock.acquire(root, lambda: log.info("another build is running; waiting for it"))
        if self.serving:  # a server writes into a folder of its own
            self._around, self._whole = around(config), None
            return
        if self.fast and self.fast.unchanged(config):
            log.info("nothing has changed since the last build, so the site is as it was")
            self._release()
            sys.exit()
        self._site = Path(config.site_dir)
        self._stage = self._site.with_name(f".{self._site.name}.new")
        shutil.rmtree(self._stage, ignore_errors=True)
        config.site_dir = str(self._stage)
        if self.fast:
            kept = root / CACHE / f"finished-{self._site.name}"
            self._finished = KeptInSite(kept, self._site, alone(config))

    def write_docs(self, config: MkDocsConfig) -> None:
        """Write docs/ from content/. With problems, nothing is written: a build aborts, a server keeps the last."""
        root, docs = Path(config.config_file_path).parent, Path(config.docs_dir)
        try:
            project = project_of(config, root)
            site = load_and_resolve(root, project)
            if not self.serving:
                gc.freeze()  # it goes when nothing names it, and need not be looked through meanwhile
                forget()
                tree.back_up(docs)
                self._docs = docs
            pages = emit(site, self._emitted if self.fast and self.serving else None)
            changed = tree.write(pages, docs)
        except ContentError as error:
            self.problems = error.problems
            log.error("the content has problems:\n%s", render(error.problems, "human", root))
            if not self.serving:
                raise Abort(f"{len(error.problems)} problem(s) in content/") from None
        except OSError as error:
            raise Abort(f"docs/ cannot be written: {error}; {_AS_IT_WAS}") from None
        else:
            self.problems = []
            log.info("%d files changed in docs/", len(changed))
            if not self.serving:
                _remind(project)
            self._facts = steps.facts(site, pages, root, disk=not config.use_directory_urls)
            self._docs_made = pages if self.serving else {}
            del site, pages
            if not self.serving:
                forget()

    def before_site(self, config: MkDocsConfig, files: Files, env: Any) -> None:
        """Let MkDocs make only what differs, and keep what an edit of a site that is served will not change."""
        if self.fast:
            last = self._finished if isinstance(self._finished, KeptInSite) and self._finished.site else None
            self.fast.before_site(env, config, files, last)
        if self.serving and self.fast and self.nav and self._facts and not self.problems:
            self._whole = Whole(config, self.nav, files, env, self._around, self._docs_made)

    def rebuild(self, builder: Callable[[], object]) -> None:
        """Make what an edit changed, or have all made by ``builder``."""
        whole, self._whole = self._whole, None
        try:
            if whole and around(whole.config) == whole.around and self._rebuilt(whole):
                self._whole = whole
                return
        finally:
            self._release()
        builder()

    def _rebuilt(self, whole: Whole) -> bool:
        """Whether what an edit changed could be made alone; with problems all is left as it was."""
        self._lock = lock.acquire(Path(whole.config.config_file_path).parent)
        self.write_docs(whole.config)
        if self.problems:
            return True
        self._remade = whole.remade(self._docs_made)
        if self._remade is None:
            return False
        try:
            whole.config.plugins.on_post_build(config=whole.config)
        finally:
            self._remade = None
        whole.docs = self._docs_made
        return True

    def end(self, config: MkDocsConfig) -> None:
        """Finish the site and put it in its place; in a strict build a warning is an error. Raises Abort, OSError.

        A server's pages stay open to its live reload, and show the last content that had no problems.
        """
        if not self.serving and (count := _warnings(config)):
            raise Abort(f"{count} warning(s) in a strict build; {_AS_IT_WAS}")
        try:
            kept = self._finished if self.fast else None
            steps.finish(Path(config.site_dir), self._facts, closed=not self.serving, kept=kept, only=self._remade)
        except (EditionError, StructureError) as error:
            raise Abort(f"{error}; {_AS_IT_WAS}") from None
        if self.serving:
            self._release()
            return
        if self._stage and self._site:
            swap.replace_atomically(self._stage, self._site)
            config.site_dir = str(self._site)
        if isinstance(self._finished, KeptInSite):
            self._finished.keep()
        if self.fast and config.strict:
            self.fast.keep(config)
        if self._docs:
            tree.drop_backup(self._docs)
        self._release()

    def abandon(self, error: BaseException) -> None:
        """Remove what an unfinished build has made, and bring back the pages of docs/ that it found.

        Raises Abort where the disk is full or a folder cannot be written, in one line.
        """
        self._whole = None
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

    def _leave(self) -> None:
        """Leave all as it was when a build is interrupted from the keyboard, which MkDocs reports to nobody."""
        if self._docs:
            self.abandon(KeyboardInterrupt())

    def _release(self) -> None:
        if self._lock:
            self._lock.release()
        self._lock = self._stage = self._site = self._docs = None


def _remind(project: Project) -> None:
    """Say what a site that is to be published still lacks."""
    if not project.contact:
        log.info("`extra: contact` of mkdocs.yml is empty, so no page has a link for reporting errors")
    if project.deployment.placeholder:
        said = "`site_url` of mkdocs.yml is a placeholder, %s; set SITE_URL to the address at which readers come"
        log.info(said, project.deployment.live)


def _claim(host: str, port: int) -> None:
    """Raise Abort, before anything is built, where another program already serves at the address."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            raise Abort(f"{host}:{port}: {error.strerror}; try `make serve ADDRESS={host}:{port + 1}`") from None


def _warnings(config: MkDocsConfig) -> int:
    """How many warnings a strict build has had. MkDocs itself looks only when all hooks have run."""
    handlers = logging.getLogger("mkdocs").handlers if config.strict else []
    return sum(count for each in handlers if isinstance(each, CountHandler) for _, count in each.get_counts())
