"""A knowledge base that ``init`` has made builds strictly, and its server shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from kb.commands.cli import main
from live_server import Server
from playwright.sync_api import Page, expect
from project_copy import mkdocs

pytestmark = pytest.mark.browser


def test_an_empty_base_builds_strictly_and_is_served(tmp_path: Path, page: Page) -> None:
    root = tmp_path / "wells"
    names = ["--title", "Wells: A Handbook", "--summary", "A handbook of wells.", "--publisher", "The Club"]
    made = CliRunner().invoke(main, ["init", str(root), *names, "--area", "Digging"])
    assert made.exit_code == 0, made.output
    built = mkdocs(root, "build", "--strict")
    assert built.returncode == 0, built.stdout
    assert "WARNING" not in built.stdout
    server = Server(root, tmp_path / "output.txt")
    try:
        server.build(1)
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        for path in ("", "glossary/", "areas/digging/", "map/", "a-z/", "references/", "cases/", "for-instructors/"):
            page.goto(server.address + path)
            expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.goto(server.address)
        expect(page.get_by_role("heading", level=1)).to_contain_text("Wells")
        assert errors == []
    finally:
        server.stop()
