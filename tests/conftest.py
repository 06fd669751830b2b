"""What the tests share: the real site, built once; a server on this machine; a Chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import browser as chromium
import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, expect, sync_playwright
from project_copy import SHARED, copy_project, made_once, mkdocs, serve

settings.register_profile("project", deadline=None)  # a busy machine is no failure
settings.load_profile("project")
expect.set_options(timeout=30_000)  # a busy machine is slow, not wrong: its search index alone may take ten seconds


@pytest.fixture(scope="session", autouse=True)
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    SHARED[:] = [shared / "shared-project"]
    return shared


@pytest.fixture(scope="session")
def project(run_folder: Path) -> Path:
    """A copy of the project with the site built strictly from the content of the tests, which no test may change."""

    def build(root: Path) -> None:
        result = mkdocs(copy_project(root), "build", "--strict")
        assert result.returncode == 0, result.stdout
        assert "WARNING" not in result.stdout, result.stdout

    return made_once(run_folder / "shared-project", build)


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
