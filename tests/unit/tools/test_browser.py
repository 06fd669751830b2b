"""Finding a Chromium for the tests: which one counts, in which order, and what is said when there is none."""

from __future__ import annotations

from pathlib import Path

import browser
import pytest

WORKING = "#!/bin/sh\necho Chromium 150.0\n"
LACKS_LIBRARIES = "#!/bin/sh\necho 'error while loading shared libraries: libnss3.so' >&2\nexit 127\n"


def program(path: Path, text: str = WORKING) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return str(path)


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without any browser."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.delenv("PLAYWRIGHT_BROWSERS_PATH", raising=False)
    monkeypatch.setattr(browser, "MAC_APPS", ())
    monkeypatch.setattr(browser, "UNPACKED", tmp_path / "unpacked")
    monkeypatch.setattr(browser, "WAYS", {})


def test_the_order_of_search(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert browser.find() is None
    for path in (
        tmp_path / "unpacked" / "chromium",
        tmp_path / "home" / ".cache" / "ms-playwright" / "chromium-1200" / "chrome-linux64" / "chrome",
        tmp_path / "elsewhere" / "chromium_headless_shell-1200" / "chrome-linux" / "headless_shell",
        tmp_path / "bin" / "google-chrome",
        tmp_path / "bin" / "chromium",
    ):
        if "elsewhere" in path.parts:
            monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "elsewhere"))
        found = program(path)
        assert browser.find() == found
    monkeypatch.setenv("CHROMIUM", program(tmp_path / "mine"))
    assert browser.find() == str(tmp_path / "mine")


def test_one_that_does_not_start_does_not_count(tmp_path: Path) -> None:
    program(tmp_path / "bin" / "chromium", LACKS_LIBRARIES)
    assert browser.find() is None
    other = program(tmp_path / "bin" / "google-chrome")
    assert browser.find() == other


def test_a_wrong_chromium_variable_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "bin" / "chromium")
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "missing"))
    with pytest.raises(browser.BrowserError, match="does not start"):
        browser.find()


def test_the_next_way_is_tried_and_the_last_failure_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused() -> None:
        raise browser.BrowserError("not on this machine")

    def broken() -> None:
        program(tmp_path / "bin" / "chromium", LACKS_LIBRARIES)

    def works() -> None:
        program(tmp_path / "bin" / "google-chrome")

    monkeypatch.setattr(browser, "WAYS", {"one": refused, "two": broken})
    with pytest.raises(browser.BrowserError, match="apt-get install chromium"):
        browser.install()
    told = capsys.readouterr().err
    assert "not on this machine" in told
    assert "it does not start here" in told
    monkeypatch.setattr(browser, "WAYS", {"one": refused, "two": broken, "three": works})
    assert browser.install() == str(tmp_path / "bin" / "google-chrome")


def test_npms_chromium_is_told_where_its_libraries_and_fonts_are(tmp_path: Path) -> None:
    environment = browser.environment(str(tmp_path / "unpacked" / "chromium"))
    assert environment["LD_LIBRARY_PATH"] == str(tmp_path / "unpacked" / "lib")
    assert environment["FONTCONFIG_FILE"] == str(tmp_path / "unpacked" / "fonts.conf")
    assert "FONTCONFIG_FILE" not in browser.environment("/usr/bin/chromium")
