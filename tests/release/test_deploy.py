"""What deploy/pack.py makes of the built site: copies that unpack to their files, and its headers in two forms."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
from pathlib import Path

import brotli
import pytest
from project_copy import ROOT

KINDS = (".html", ".css", ".js", ".json", ".jsonld", ".svg", ".xml", ".txt", ".csv", ".ttl", ".bib", ".ris")
SMALLEST = 400
"""Bytes from which on a text is packed."""


@pytest.fixture(scope="module")
def packed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a packed part of the site, to which a redirect was added, and what the servers include.

    The part holds files of every kind that is packed: to pack all 500 twice takes most of a minute.
    """
    root = tmp_path_factory.mktemp("deploy")
    for name in ("areas", "lists/undergraduate"):
        shutil.copytree(site / name, root / "site" / name)
    for kind in KINDS:
        large = [path for path in sorted(site.rglob(f"*{kind}")) if path.stat().st_size >= SMALLEST]
        path = min(large, key=lambda path: path.stat().st_size)
        (root / "site" / path.relative_to(site)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, root / "site" / path.relative_to(site))
    for name in ("index.html", "_headers"):
        shutil.copy(site / name, root / "site")
    (root / "site" / "_redirects").write_text("/topics/old/ /topics/new/ 301\n")
    pack(root)
    return root


def pack(root: Path) -> None:
    command = [sys.executable, str(ROOT / "deploy" / "pack.py"), str(root / "site"), str(root / "out")]
    subprocess.run(command, check=True, timeout=120)


def made(root: Path, name: str) -> str:
    return (root / "out" / name).read_text().split("\n", 1)[1]


def test_every_text_has_copies_that_unpack_to_it(packed: Path) -> None:
    texts = [path for kind in KINDS for path in sorted((packed / "site").rglob(f"*{kind}"))]
    assert {path.suffix for path in texts} == set(KINDS)
    for path in texts:
        data = path.read_bytes()
        if len(data) >= SMALLEST:
            assert gzip.decompress(path.with_name(path.name + ".gz").read_bytes()) == data
            assert brotli.decompress(path.with_name(path.name + ".br").read_bytes()) == data


def test_packing_twice_gives_the_same_bytes(packed: Path) -> None:
    before = {path: path.read_bytes() for path in packed.rglob("*") if path.is_file()}
    pack(packed)
    assert {path: path.read_bytes() for path in packed.rglob("*") if path.is_file()} == before


def test_both_servers_send_the_headers_of_the_site(packed: Path) -> None:
    wanted = dict(re.findall(r"^  ([\w-]+): (.+)$", (packed / "site" / "_headers").read_text(), re.MULTILINE))
    assert "Content-Security-Policy" in wanted
    for server, form in (("nginx", r'^add_header ([\w-]+) "(.+)" always;$'), ("caddy", r'^header ([\w-]+) "(.+)"$')):
        text = (packed / "out" / f"headers.{server}").read_text()
        assert dict(re.findall(form, text, re.MULTILINE)) == wanted
        assert len(text.splitlines()) == len(wanted) + 1  # the first says where it is from; Caddy refuses an empty file


def test_both_servers_send_readers_on(packed: Path) -> None:
    assert made(packed, "redirects.nginx") == "location = /topics/old/ { return 301 /topics/new/; }\n"
    assert made(packed, "redirects.caddy") == "redir /topics/old/ /topics/new/ permanent\n"


def test_without_brotli_the_command_says_what_is_missing(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site / "areas", tmp_path / "site")
    for name in ("index.html", "_headers"):
        shutil.copy(site / name, tmp_path / "site")
    script = ROOT / "deploy" / "pack.py"
    code = f"import runpy, sys; sys.modules['brotli'] = None; sys.argv = [{str(script)!r}, 'site', 'out']; "
    command = [sys.executable, "-c", f"{code} runpy.run_path(sys.argv[0], run_name='__main__')"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode == 0, result.stderr
    assert "no .br copies: the package brotli is missing" in result.stderr
    assert not list(tmp_path.rglob("*.br"))
    assert list(tmp_path.rglob("*.gz"))


def test_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "deploy" / "pack.py"), str(tmp_path), str(tmp_path / "out")]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode == 1
    assert "make build" in result.stderr
    assert "Traceback" not in result.stderr
