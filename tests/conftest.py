"""What the tests share: the real site, built once; a server on this machine; a Chromium."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import browser as chromium
import pytest
import yaml
from hypothesis import settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile("project", deadline=None)  # a busy machine is no failure
settings.load_profile("project")
expect.set_options(timeout=30_000)  # a busy machine is slow, not wrong: its search index alone may take ten seconds


def copy_project(target: Path) -> Path:
    """A copy of what the build reads, for a test to change, as if no edition was frozen and nothing had moved."""
    for name in ("content", "docs", "scripts"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__", "editions.yml"))
    forget_redirects(target / "content")
    for config in ROOT.glob("mkdocs*.yml"):
        shutil.copy(config, target)
    return target


def forget_redirects(content: Path) -> None:
    """Take the redirects away, and from the register the addresses that lead nowhere without them."""
    path = content / "redirects.yml"
    if not path.exists():
        return
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    register = yaml.safe_load((content / "permalinks.yml").read_text(encoding="utf-8"))
    path.unlink()
    for source in [each for row in rows for each in ([row["from"]] if isinstance(row["from"], str) else row["from"])]:
        page, _, anchor = source.partition("#")
        if anchor:
            register[page] = [[name for name in line if name != anchor] for line in register.get(page, [])]
        else:
            register.pop(page, None)
    (content / "permalinks.yml").write_text(yaml.safe_dump(register, width=118), encoding="utf-8")


def mkdocs(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run mkdocs in a copy of the project; its output is in ``stdout``, both streams together."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=300,
        check=False,
    )


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address of a folder, served on a free port of the loopback interface."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = functools.partial(Handler, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with the site built strictly from the real content."""
    root = copy_project(tmp_path_factory.mktemp("project"))
    result = mkdocs(root, "build", "--strict")
    assert result.returncode == 0, result.stdout
    assert "WARNING" not in result.stdout, result.stdout
    return root


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
