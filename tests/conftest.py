"""What the tests share: the real site, built once; a server on this machine; a Chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import browser as chromium
import pytest
from filelock import FileLock
from hypothesis import settings
from playwright.sync_api import Browser, Page, expect, sync_playwright
from project_copy import copy_project, mkdocs, serve

settings.register_profile("project", deadline=None)  # a busy machine is no failure
settings.load_profile("project")
expect.set_options(timeout=30_000)  # a busy machine is slow, not wrong: its search index alone may take ten seconds


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with the site built strictly from the content of the tests, which no test may change.

    The processes of one run share it: the first that needs it builds it.
    """
    base = tmp_path_factory.getbasetemp()
    root = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared-project"
    with FileLock(f"{root}.lock"):
        if not (root / "site").exists():
            shutil.rmtree(root, ignore_errors=True)
            root.mkdir()
            result = mkdocs(copy_project(root), "build", "--strict")
            assert result.returncode == 0, result.stdout
            assert "WARNING" not in result.stdout, result.stdout
    return root


@pytest.fixture(scope="session")
def rebuildable(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the built project in which a test may build again."""
    return shutil.copytree(project, tmp_path_factory.mktemp("again") / "project")


@pytest.fixture(scope="session")
def site(project: Path) -> Path:
    """The folder of the built site."""
    return project / "site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address at which the built site is served."""
    with serve(site) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium. Without one the tests fail: they are never skipped."""
    path = chromium.find()
    assert path, "no Chromium: run `make test`, which installs one, or set CHROMIUM to the path of one"
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", chromium.node())
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=path, args=list(chromium.FLAGS), env=dict(chromium.environment(path))
        )
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh tab of 1280 x 900 pixels."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()
