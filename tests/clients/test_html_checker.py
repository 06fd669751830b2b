"""The Nu HTML checker of the W3C finds no error on any page. It runs on Java: ``make test-all`` asks for it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import lxml.html
import pytest
from node_tools import package
from thorough import WHOLE


def errors(folder: Path) -> list[str]:
    """What the checker has against the pages of a folder."""
    java = shutil.which("java")
    assert java, "make test-all needs Java, for the HTML checker: install a runtime, such as openjdk-17-jre-headless"
    jar = package("vnu-jar") / "build" / "dist" / "vnu.jar"
    command = [java, "-jar", str(jar), "--skip-non-html", "--format", "json", "--errors-only", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = json.loads(done.stderr)["messages"]
    return [
        f"{message['url'].removeprefix(folder.as_uri())}: {message['message']}"
        for message in found
        if not message["message"].startswith("Content Security Policy")  # it reads files, which have no origin
    ]


@pytest.mark.skipif(not WHOLE, reason="make test-all")
def test_no_page_has_an_error(site: Path) -> None:
    assert errors(site) == []


@pytest.mark.skipif(not WHOLE, reason="make test-all")
def test_an_error_is_found(site: Path, tmp_path: Path) -> None:
    text = (site / "index.html").read_text(encoding="utf-8")
    page = tmp_path / "index.html"
    page.write_text(text.replace("</main>", '<input type="checkbox" autocomplete="off"></main>'), encoding="utf-8")
    assert any("autocomplete" in error for error in errors(tmp_path))


def test_every_page_has_one_title(site: Path) -> None:
    for path in site.rglob("*.html"):
        assert len(lxml.html.parse(path).xpath("//h1")) == 1, path
