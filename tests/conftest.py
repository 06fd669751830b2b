"""What the tests share: the real site, built once; a server on this machine; a Chromium."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import browser as chromium
import pytest
from editions import freeze, freeze_small
from hypothesis import settings
from kb.adapters.mkdocs import run
from playwright.sync_api import Browser, Page, expect, sync_playwright
from project_copy import SHARED, copy_project, made_once, mkdocs, serve

settings.register_profile("project", deadline=None)  # a busy machine is no failure
settings.load_profile("project")
expect.set_options(timeout=30_000)  # a busy machine is slow, not wrong: its search index alone may take ten seconds


MADE = {"project", "frozen", "small_frozen", "offline", "below"}
"""The fixtures that are made once in a run, while whoever else needs them waits."""

MEANWHILE = 8
"""How many files that need none of them are tried while the first is made."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are processors: it works while others wait for a page, a server or a lock."""
    return len(os.sched_getaffinity(0)) + 1 if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with a file that makes the site and with long ones that need none; end with short ones, for the balance."""
    files: dict[Path, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.path, []).append(item)
    made = [path for path in files if any(MADE.intersection(item.fixturenames) for item in files[path])]
    others = sorted((path for path in files if path not in made), key=lambda path: -len(files[path]))
    order = [*made[:1], *others[:MEANWHILE], *made[1:], *others[MEANWHILE:]]
    items[:] = [item for path in order for item in files[path]]


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
def frozen(run_folder: Path) -> Path:
    """A project with an edition, whose live page was revised after it; no test may change it."""
    return made_once(run_folder / "shared-frozen", freeze)


@pytest.fixture(scope="session")
def small_frozen(run_folder: Path) -> Path:
    """A project of the sample with an edition, built; no test may change it."""
    return made_once(run_folder / "shared-small", freeze_small)


@pytest.fixture(scope="session")
def offline(project: Path, run_folder: Path) -> Path:
    """A project with the site built to be opened from a disk; no test may change it."""

    def build(root: Path) -> None:
        run.build_for_disk(copy_project(root), root / "site-offline")

    return made_once(run_folder / "shared-offline", build)


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
