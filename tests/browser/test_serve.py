"""``mkdocs serve``: an edit shows in the browser with one rebuild, and a mistake leaves the last good page up."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from live_server import PATIENCE, Server
from overlay import SAMPLE
from playwright.sync_api import Page, expect
from project_copy import copy_project
from snapshots import snapshot

pytestmark = pytest.mark.browser

TOPIC = "content/topics/means/staff-talks.md"
BUILD = """
import runpy, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
sys.argv = ["mkdocs", "build", "--strict"]
runpy.run_module("mkdocs", run_name="__main__")
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(copy_project(tmp_path / "project", SAMPLE), tmp_path / "output.txt")
    try:
        running.build(1)
        yield running
    finally:
        running.stop()


def test_an_edit_shows_in_the_browser_after_one_rebuild(server: Server, page: Page) -> None:
    page.goto(server.address + "topics/staff-talks/")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Staff talks")
    server.edit(TOPIC, "title: Staff talks\n", "title: Talks of staffs\n")
    expect(heading).to_have_text("Talks of staffs", timeout=PATIENCE * 1000)  # the page reloads itself
    server.build(2)
    time.sleep(3)  # the quiet in which a second one would come
    assert server.rebuilds() == 1, server.output


def test_a_mistake_is_shown_and_the_last_good_page_stays(server: Server, page: Page) -> None:
    page.goto(server.address + "topics/staff-talks/")
    heading = page.get_by_role("heading", level=1)
    line = (server.root / TOPIC).read_text().split("\n").index("level: advanced") + 1

    server.edit(TOPIC, "level: advanced\n", "level: easy\n")
    server.wait("the error", lambda: f"{TOPIC}:{line}:1: wrong-value: " in server.output)
    server.build(2)
    assert "Traceback" not in server.output
    bar = page.get_by_role("alert")
    expect(bar).to_contain_text("1 problem in content/. This is the last good page.")  # the page reloads itself
    expect(bar).to_contain_text(f"{TOPIC}:{line}:1: wrong-value: ")
    expect(heading).to_have_text("Staff talks")
    assert bar.evaluate("bar => bar.getBoundingClientRect().bottom") == 900
    page.goto(server.address + "nowhere/")
    expect(bar).to_contain_text("wrong-value")
    for path in (server.root / "docs").rglob("*.md"):
        assert "data-mistakes" not in path.read_text(), path

    page.goto(server.address + "topics/staff-talks/")
    server.edit(TOPIC, "level: easy\n", "level: advanced\n")
    server.build(3)
    expect(bar).to_have_count(0)
    server.edit(TOPIC, "title: Staff talks\n", "title: Mended talks\n")
    expect(heading).to_have_text("Mended talks", timeout=PATIENCE * 1000)


def test_a_mistake_in_a_fresh_clone_has_a_page_of_its_own(tmp_path: Path, page: Page) -> None:
    root = copy_project(tmp_path / "project", SAMPLE)
    path = root / TOPIC
    path.write_text(path.read_text().replace("level: advanced\n", "level: <b>easy</b>\n"))
    server = Server(root, tmp_path / "output.txt")
    try:
        server.build(1)
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(server.address + "topics/staff-talks/")
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text(f"{TOPIC}:")
        expect(alert).to_contain_text("1 problem in content/. The site is shown when all is mended.")
        assert page.locator("b").count() == 0
        server.edit(TOPIC, "level: <b>easy</b>\n", "level: advanced\n")
        expect(page.get_by_role("heading", level=1)).to_have_text("Staff talks", timeout=PATIENCE * 1000)
        expect(alert).to_have_count(0)
        assert errors == []
    finally:
        server.stop()


def test_two_servers_of_one_project_take_turns(server: Server, tmp_path: Path, page: Page) -> None:
    other = Server(server.root, tmp_path / "other.txt")
    try:
        other.build(1)
        server.edit(TOPIC, "title: Staff talks\n", "title: Shared talks\n")
        for each in (server, other):
            page.goto(each.address + "topics/staff-talks/")
            expect(page.get_by_role("heading", level=1)).to_have_text("Shared talks", timeout=PATIENCE * 1000)
            assert "cannot be written" not in each.output
    finally:
        other.stop()


def test_an_address_in_use_is_named_before_anything_is_built(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project", SAMPLE)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        second = Server(root, tmp_path / "output.txt", f"127.0.0.1:{port}")
        assert second.process.wait(PATIENCE) == 1
    assert f"make serve ADDRESS=127.0.0.1:{port + 1}" in second.output
    assert "Traceback" not in second.output
    assert not (root / "docs" / "index.md").exists()


def test_a_build_that_is_interrupted_leaves_docs_and_site_as_they_were(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "interrupted", SAMPLE)
    command = [sys.executable, "-c", BUILD]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True)
    before = snapshot(root / "docs"), snapshot(root / "site")
    path = root / TOPIC
    path.write_text(path.read_text().replace("title: Staff talks\n", "title: Other talks\n"))
    with subprocess.Popen(command, cwd=root, env=environment, stderr=subprocess.DEVNULL) as building:
        while "Other talks" not in (root / "docs/topics/staff-talks.md").read_text():
            assert building.poll() is None
            time.sleep(0.001)
        building.send_signal(signal.SIGINT)
    assert building.returncode
    assert (snapshot(root / "docs"), snapshot(root / "site")) == before
